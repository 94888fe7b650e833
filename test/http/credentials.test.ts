import { describe, expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { change } from "../../src/domain/change.ts";
import { createToken } from "../../src/domain/users/createToken.ts";
import { disableUser } from "../../src/domain/users/disable.ts";
import { obtainToken } from "../../src/domain/users/obtain.ts";
import { revokeToken } from "../../src/domain/users/revokeToken.ts";
import { setPassword } from "../../src/domain/users/setPassword.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { makeNode } from "../support/work.ts";

const basic = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

/** Asks who one is with an Authorization header: the status, and the name or the error's code. */
async function whoami({ url }: TestServer, authorization?: string): Promise<[number, string | null]> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization !== undefined && { authorization }) },
    body: '{"query": "{ me { username } }"}',
  });
  const { data, errors } = (await response.json()) as {
    data?: { me: { username: string } | null } | null;
    errors?: { extensions: { code: string } }[];
  };
  return [response.status, errors?.[0]?.extensions.code ?? data?.me?.username ?? null];
}

async function keyOf({ services, user }: TestServer, expiresAt: Date | null = null) {
  const call = { services, actor: programActor("cli") };
  return change(call, (change) => createToken(change, { user: user.id, name: "test", expiresAt }));
}

describe("who calls the graph", () => {
  test("is told by a JWT, an access key or a name and password", async () => {
    const server = await withServer();
    const { key } = await keyOf(server);
    const { username, password, bearer } = server.user;
    for (const header of [
      `Bearer ${bearer}`,
      `bearer ${bearer}`,
      `Bearer ${key}`,
      `Token ${key}`,
      basic(username, password),
    ]) {
      expect(await whoami(server, header)).toEqual([200, username]);
    }
  });

  test("is nobody without credentials, and with those of a scheme that is not ours", async () => {
    const server = await withServer();
    expect(await whoami(server)).toEqual([200, "UNAUTHENTICATED"]);
    expect(await whoami(server, "Digest username=admin")).toEqual([200, "UNAUTHENTICATED"]);
    const open = await withServer({
      config: { anonymous: { ...server.config.anonymous, graphql: "read" } },
    });
    expect(await whoami(open)).toEqual([200, null]);
  });

  test("is nobody, not anonymous, with wrong credentials", async () => {
    const open = await withServer();
    const anonymous = { ...open.config.anonymous, graphql: "write" as const };
    const server = await withServer({ config: { anonymous } });
    const { username, password, bearer } = server.user;
    const { refresh } = await obtainToken(server.services, { username, password });
    expect(await whoami(server, "Bearer")).toEqual([401, "MALFORMED_AUTHORIZATION"]);
    expect(await whoami(server, `Bearer ${bearer} again`)).toEqual([401, "MALFORMED_AUTHORIZATION"]);
    expect(await whoami(server, "Basic bm9jb2xvbg==")).toEqual([401, "MALFORMED_AUTHORIZATION"]);
    expect(await whoami(server, "Bearer nonsense")).toEqual([401, "TOKEN_INVALID"]);
    expect(await whoami(server, `Bearer ${bearer}x`)).toEqual([401, "TOKEN_INVALID"]);
    expect(await whoami(server, `Bearer ${refresh}`)).toEqual([401, "TOKEN_WRONG_TYPE"]);
    expect(await whoami(server, "Bearer gk_nonsense")).toEqual([401, "KEY_INVALID"]);
    expect(await whoami(server, "Token nonsense")).toEqual([401, "KEY_INVALID"]);
    expect(await whoami(server, basic(username, "wrong"))).toEqual([401, "BAD_CREDENTIALS"]);
    expect(await whoami(server, basic("unknown", password))).toEqual([401, "BAD_CREDENTIALS"]);
    expect(await whoami(server)).toEqual([200, null]);
  });

  test("is asked for with a challenge that makes no browser keep a password", async () => {
    const { url } = await withServer();
    const response = await fetch(`${url}/graphql?query={__typename}`, {
      headers: { authorization: "Bearer x" },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="gantry"');
  });

  test("is nobody any more at the very moment when a user is disabled", async () => {
    const server = await withServer();
    const { services, user } = server;
    const { key } = await keyOf(server);
    const headers = [`Bearer ${user.bearer}`, `Bearer ${key}`, basic(user.username, user.password)];
    for (const header of headers) expect(await whoami(server, header)).toEqual([200, "user"]);
    await change({ services, actor: programActor("cli") }, (change) => disableUser(change, user.id));
    const codes = ["USER_INACTIVE", "USER_INACTIVE", "BAD_CREDENTIALS"];
    for (const [at, header] of headers.entries())
      expect(await whoami(server, header)).toEqual([401, codes[at]]);
  });

  test("is nobody with a token made before the password changed; keys stay", async () => {
    const server = await withServer();
    const { services, user } = server;
    const { key } = await keyOf(server);
    await whoami(server, basic(user.username, user.password));
    await setPassword({ services, actor: programActor("cli") }, user.id, "another one");
    expect(await whoami(server, `Bearer ${user.bearer}`)).toEqual([401, "TOKEN_INVALID"]);
    expect(await whoami(server, basic(user.username, user.password))).toEqual([401, "BAD_CREDENTIALS"]);
    expect(await whoami(server, basic(user.username, "another one"))).toEqual([200, "user"]);
    expect(await whoami(server, `Bearer ${key}`)).toEqual([200, "user"]);
  });

  test("is nobody once a token or key has run out or is revoked", async () => {
    const server = await withServer();
    const { services, clock, user } = server;
    const lasting = await keyOf(server);
    const brief = await keyOf(server, new Date(clock.now().getTime() + 600_000));
    expect(await whoami(server, `Bearer ${brief.key}`)).toEqual([200, "user"]);
    clock.advance(299);
    expect(await whoami(server, `Bearer ${user.bearer}`)).toEqual([200, "user"]);
    clock.advance(2);
    expect(await whoami(server, `Bearer ${user.bearer}`)).toEqual([401, "TOKEN_INVALID"]);
    clock.advance(300);
    expect(await whoami(server, `Bearer ${brief.key}`)).toEqual([401, "KEY_INVALID"]);
    expect(await whoami(server, `Bearer ${lasting.key}`)).toEqual([200, "user"]);
    const call = { services, actor: programActor("cli") };
    await change(call, (change) => revokeToken(change, lasting.token.id));
    expect(await whoami(server, `Bearer ${lasting.key}`)).toEqual([401, "KEY_INVALID"]);
  });
});

describe("Node-Id", () => {
  test("makes the user act for a node", async () => {
    const { graphql } = await withServer();
    const pk = await makeNode({ graphql });
    const take = "mutation { acquireNextJob { job { number } errors { code } } }";
    expect((await graphql(take)).data).toMatchObject({ acquireNextJob: { errors: [{ code: "FORBIDDEN" }] } });
    expect((await graphql(take, {}, { node: pk })).data).toEqual({
      acquireNextJob: { job: null, errors: [] },
    });
  });

  test("is refused when it is no number or no node's", async () => {
    const { url, admin } = await withServer();
    const ask = async (node: string) => {
      const headers = { authorization: `Bearer ${admin.bearer}`, "node-id": node };
      const response = await fetch(`${url}/graphql?query={__typename}`, { headers });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return [response.status, errors[0]?.extensions.code];
    };
    expect(await ask("abc")).toEqual([400, "INVALID_INPUT"]);
    expect(await ask("999")).toEqual([400, "NOT_FOUND"]);
    expect(await ask("99999999999")).toEqual([400, "NOT_FOUND"]);
  });
});
