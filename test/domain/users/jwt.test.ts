import { describe, expect, test } from "@jest/globals";
import { decodeJwt, SignJWT } from "jose";
import { programActor } from "../../../src/domain/actor.ts";
import { createUser } from "../../../src/domain/users/create.ts";
import { disableUser } from "../../../src/domain/users/disable.ts";
import { obtainToken, refreshToken, verifyToken } from "../../../src/domain/users/obtain.ts";
import { setPassword } from "../../../src/domain/users/setPassword.ts";
import { openStore } from "../../../src/store/open.ts";
import { deleteRows } from "../../../src/store/rows.ts";
import { afterThisTest, withDatabase } from "../../support/store.ts";
import { refused, withWorld } from "../../support/world.ts";

const name = { username: "ada", password: "ada's password" };

async function setUp() {
  const world = await withWorld();
  const { services } = world;
  const call = { services, actor: programActor("cli") };
  const user = await createUser(call, name);
  return { world, services, call, user, tokens: await obtainToken(services, name) };
}

describe("a JWT", () => {
  test("has UFDL's claims and lifetimes", async () => {
    const { world, user, tokens } = await setUp();
    const now = world.clock.now().getTime() / 1_000;
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(decodeJwt(tokens.access)).toMatchObject({
      jtt: "access",
      upk: user.id,
      iat: now,
      exp: now + 300,
      jti: uuid,
    });
    expect(decodeJwt(tokens.refresh)).toMatchObject({
      jtt: "refresh",
      upk: user.id,
      iat: now,
      exp: now + 28_800,
    });
  });

  test("is given for a right name and password only", async () => {
    const { services } = await setUp();
    expect(await refused(obtainToken(services, { ...name, password: "wrong" }))).toBe("BAD_CREDENTIALS");
    expect(await refused(obtainToken(services, { ...name, username: "eve" }))).toBe("BAD_CREDENTIALS");
    expect(await refused(obtainToken(services, { ...name, password: "x".repeat(5_000) }))).toBe(
      "BAD_CREDENTIALS",
    );
  });

  test("for refreshing gives others for calls, again and again, until it has run out", async () => {
    const { world, services, tokens } = await setUp();
    for (let hours = 0; hours < 8; hours++) {
      const { access } = await refreshToken(services, tokens.refresh);
      expect(decodeJwt(access)).toMatchObject({ jtt: "access" });
      world.clock.advance(3_599);
    }
    world.clock.advance(8);
    expect(await refused(refreshToken(services, tokens.refresh))).toBe("TOKEN_INVALID");
  });

  test("for calls refreshes nothing", async () => {
    const { services, tokens } = await setUp();
    expect(await refused(refreshToken(services, tokens.access))).toBe("TOKEN_WRONG_TYPE");
    expect(await refused(refreshToken(services, "nonsense"))).toBe("TOKEN_INVALID");
  });

  test("of either use is verified until it has run out", async () => {
    const { world, services, tokens } = await setUp();
    expect((await verifyToken(services, tokens.access)).expiresAt.getTime()).toBe(
      world.clock.now().getTime() + 300_000,
    );
    await verifyToken(services, tokens.refresh);
    world.clock.advance(301);
    expect(await refused(verifyToken(services, tokens.access))).toBe("TOKEN_INVALID");
    await verifyToken(services, tokens.refresh);
  });

  test("that somebody else signed, or nobody, is none", async () => {
    const { services, tokens } = await setUp();
    const claims = decodeJwt(tokens.access);
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32));
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${tokens.access.split(".")[1]}.`;
    for (const token of [forged, unsigned, "", "a.b.c"]) {
      expect(await refused(verifyToken(services, token))).toBe("TOKEN_INVALID");
    }
  });

  test("ends for refreshing when the user is disabled, is gone or has another password", async () => {
    const { world, services, call, user, tokens } = await setUp();
    const other = await world.admin();
    // It was a good one until then.
    await refreshToken(services, tokens.refresh);
    await setPassword(call, user.id, "another one");
    expect(await refused(refreshToken(services, tokens.refresh))).toBe("TOKEN_INVALID");
    const { refresh } = await obtainToken(services, { ...name, password: "another one" });
    await world.run(other, (change) => disableUser(change, user.id));
    expect(await refused(refreshToken(services, refresh))).toBe("USER_INACTIVE");
    const gone = await createUser(call, { username: "gone", password: "long enough" });
    const left = await obtainToken(services, { username: "gone", password: "long enough" });
    await services.store.write((db) => deleteRows(db, "User", { id: gone.id }));
    // A row that goes without a verb is noticed once the directory looks anew, here for a change of users.
    await setPassword(call, user.id, "long enough");
    expect(await refused(refreshToken(services, left.refresh))).toBe("USER_UNKNOWN");
  });

  test("of one gateway counts at another on the same database", async () => {
    const url = await withDatabase();
    // Two writers of one SQLite file in one process: the one that waits keeps the other from going on meanwhile.
    const options = { url, busyTimeout: 50 };
    const stores = await Promise.all([openStore(options), openStore(options)]);
    for (const store of stores) afterThisTest(() => store.close());
    const { services } = await withWorld();
    const [first, second] = stores.map((store) => ({ ...services, store }));
    if (!first || !second) throw new Error("two stores were opened");
    // Both need a signing key for the first time at the same moment.
    await createUser({ services: first, actor: programActor("cli") }, name);
    const tokens = await Promise.all([obtainToken(first, name), obtainToken(second, name)]);
    for (const gateway of [first, second]) {
      for (const { access, refresh } of tokens) {
        await verifyToken(gateway, access);
        await refreshToken(gateway, refresh);
      }
    }
  });
});
