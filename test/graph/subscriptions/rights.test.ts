import { describe, expect, test } from "@jest/globals";
import { programActor } from "../../../src/domain/actor.ts";
import { change } from "../../../src/domain/change.ts";
import { createToken } from "../../../src/domain/users/createToken.ts";
import { disableUser } from "../../../src/domain/users/disable.ts";
import { revokeToken } from "../../../src/domain/users/revokeToken.ts";
import { setPassword } from "../../../src/domain/users/setPassword.ts";
import { rotateSigningKey } from "../../../src/domain/users/signingKeys.ts";
import { updateUser } from "../../../src/domain/users/update.ts";
import { type TestServer, withServer } from "../../support/server.ts";
import { rawSocket } from "../../support/sockets.ts";
import { eventually, overSocket, overSse, type Subscription } from "../../support/subscribe.ts";

const query = "subscription { events { kind position event { type } } }";
const program = programActor("cli");

/** Runs a verb as the program does. */
function run<T>({ services }: TestServer, verb: Parameters<typeof change<T>>[1]): Promise<T> {
  return change({ services, actor: program }, verb);
}

async function endsForbidden(watching: Subscription): Promise<void> {
  await expect(watching.ended).rejects.toThrow(/UNAUTHENTICATED|4403/);
}

describe.each([
  ["graphql-ws", overSocket],
  ["server-sent events", overSse],
])("rights over %s", (_name, subscribe) => {
  test("end a stream when its user is disabled, and nobody else's", async () => {
    const server = await withServer();
    const mine = subscribe(server, query, { token: server.user.bearer });
    const others = subscribe<{ events: { event: { type: string } } }>(server, query);
    await Promise.all([mine.take(1), others.take(1)]);
    await run(server, (tx) => disableUser(tx, server.user.id));
    await endsForbidden(mine);
    expect((await others.take(2))[1]?.events.event.type).toBe("USER_DISABLED");
    await eventually(() => server.services.bus.readers === 1);
  });

  test("end a stream when its user's role or password changes, not when his name does", async () => {
    const server = await withServer();
    const watching = subscribe(server, query, { token: server.user.bearer });
    await watching.take(1);
    await run(server, (tx) => updateUser(tx, server.user.id, { firstName: "Ann" }));
    await watching.take(2);
    await run(server, (tx) => updateUser(tx, server.user.id, { role: "ADMIN" }));
    await endsForbidden(watching);
    const again = subscribe(server, query, { token: server.admin.bearer });
    await again.take(1);
    await setPassword({ services: server.services, actor: program }, server.admin.id, "another good one");
    await endsForbidden(again);
  });

  test("end a stream when its access key is revoked, not when another is", async () => {
    const server = await withServer();
    const make = () => run(server, (tx) => createToken(tx, { user: server.user.id, name: "k" }));
    const [used, other] = [await make(), await make()];
    const watching = subscribe(server, query, { token: used.key });
    await watching.take(1);
    await run(server, (tx) => revokeToken(tx, other.token.id));
    await watching.take(2);
    await run(server, (tx) => revokeToken(tx, used.token.id));
    await endsForbidden(watching);
  });

  test("end a stream of an access token when the signing key is rotated, not one of an access key", async () => {
    const server = await withServer();
    const { key } = await run(server, (tx) => createToken(tx, { user: server.user.id, name: "k" }));
    const signed = subscribe(server, query, { token: server.user.bearer });
    const other = subscribe<{ events: { event: { type: string } } }>(server, query, { token: key });
    await Promise.all([signed.take(1), other.take(1)]);
    await run(server, (tx) => rotateSigningKey(tx, 3_600));
    await signed.take(2);
    await run(server, (tx) => rotateSigningKey(tx, null));
    await endsForbidden(signed);
    const types = (await other.take(3)).slice(1).map(({ events }) => events.event.type);
    expect(types).toEqual(["SIGNING_KEY_ROTATED", "SIGNING_KEY_ROTATED"]);
  });

  test("end a stream when its credentials run out", async () => {
    const server = await withServer();
    const expiresAt = new Date(server.clock.now().getTime() + 400);
    const { key } = await run(server, (tx) =>
      createToken(tx, { user: server.user.id, name: "short", expiresAt }),
    );
    const watching = subscribe(server, query, { token: key });
    await watching.take(1);
    await endsForbidden(watching);
  });
});

describe("a web-socket", () => {
  const start = async (server: TestServer, payload: object, headers: Record<string, string> = {}) => {
    const raw = await rawSocket(`${server.url}/graphql`, { headers });
    raw.send({ type: "connection_init", payload });
    return raw;
  };

  test("is refused with 4403 for wrong credentials, and for none", async () => {
    const server = await withServer();
    for (const payload of [
      {},
      { token: "gk_nonsense" },
      { authorization: "Bearer x.y.z" },
      { nodeId: 99, token: server.admin.bearer },
    ]) {
      const raw = await start(server, payload);
      expect((await raw.closed).code).toBe(4403);
    }
  });

  test("takes credentials from the request's header, and those of the first message before them", async () => {
    const server = await withServer();
    const me = async (payload: object, headers: Record<string, string>) => {
      const raw = await start(server, payload, headers);
      await eventually(() => raw.messages.length === 1);
      raw.send({ id: "1", type: "subscribe", payload: { query: "{ me { username } }" } });
      await eventually(() => raw.messages.length > 1);
      return JSON.parse(raw.messages[1] ?? "").payload.data.me.username;
    };
    const authorization = `Bearer ${server.user.bearer}`;
    expect(await me({}, { authorization })).toBe("user");
    expect(await me({ token: server.admin.bearer }, { authorization })).toBe("admin");
  });

  test("believes no header that a browser may have added for a page of another origin", async () => {
    const server = await withServer({ config: { anonymous: { ...(await anonymous()), graphql: "write" } } });
    const authorization = `Bearer ${server.admin.bearer}`;
    const foreign = await start(server, {}, { authorization, origin: "http://evil.example" });
    expect((await foreign.closed).code).toBe(4403);
    const own = await start(server, {}, { authorization, origin: server.url });
    await eventually(() => own.messages.length === 1);
    const withToken = await start(server, { token: server.admin.bearer }, { origin: "http://evil.example" });
    await eventually(() => withToken.messages.length === 1);
  });

  test("is closed with 4403 when its user is disabled, even with no operation under way", async () => {
    const server = await withServer();
    const raw = await start(server, { token: server.user.bearer });
    await eventually(() => raw.messages.length === 1);
    await run(server, (tx) => disableUser(tx, server.user.id));
    expect((await raw.closed).code).toBe(4403);
  });
});

/** The defaults. */
async function anonymous() {
  const { readConfig } = await import("../../../src/config.ts");
  return readConfig({ PORT: "0" }).anonymous;
}
