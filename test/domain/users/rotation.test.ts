import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { programActor } from "../../../src/domain/actor.ts";
import { change, type Services } from "../../../src/domain/change.ts";
import { createUser } from "../../../src/domain/users/create.ts";
import { obtainToken, refreshToken, verifyToken } from "../../../src/domain/users/obtain.ts";
import { rotateSigningKey } from "../../../src/domain/users/signingKeys.ts";
import { withDatabase, withStore } from "../../support/store.ts";
import { refused, withWorld } from "../../support/world.ts";

const name = { username: "ada", password: "ada's password" };

/** Two gateways on one database, the second of which rotates the key. */
async function setUp() {
  const url = await withDatabase();
  const world = await withWorld({ url });
  const { services } = world;
  await createUser({ services, actor: programActor("cli") }, name);
  const other: Services = { ...services, store: await withStore({ url }) };
  const rotate = (grace: number | null) =>
    change({ services: other, actor: programActor("cli") }, (change) => rotateSigningKey(change, grace));
  return { url, world, services, rotate, tokens: await obtainToken(services, name) };
}

/** Waits until a gateway has read the new key, as tokens show that it signs then. */
async function untilRefused(work: () => Promise<unknown>): Promise<string> {
  for (;;) {
    const code = await work().then(
      () => null,
      (error: { code: string }) => error.code,
    );
    if (code !== null) return code;
    await pause(50);
  }
}

test("rotation ends all tokens in a gateway that runs, and new ones are good", async () => {
  const { services, rotate, tokens } = await setUp();
  await verifyToken(services, tokens.access);
  expect(await rotate(null)).toEqual({ formerEndsAt: null });
  expect(await untilRefused(() => verifyToken(services, tokens.access))).toBe("TOKEN_INVALID");
  expect(await refused(refreshToken(services, tokens.refresh))).toBe("TOKEN_INVALID");
  const { access } = await obtainToken(services, name);
  await verifyToken(services, access);
});

test("with grace tokens live on for it, and those of the new key after it", async () => {
  const { url, world, services, rotate, tokens } = await setUp();
  const { formerEndsAt } = await rotate(3_600);
  expect(formerEndsAt).toEqual(new Date(world.clock.now().getTime() + 3_600_000));
  const later: Services = { ...services, store: await withStore({ url }) };
  const { refresh } = await obtainToken(later, name);
  world.clock.advance(3_599);
  await refreshToken(later, tokens.refresh);
  await refreshToken(later, tokens.refresh);
  world.clock.advance(2);
  expect(await refused(refreshToken(later, tokens.refresh))).toBe("TOKEN_INVALID");
  await refreshToken(later, refresh);
});

test("a second rotation ends the tokens that lived on by the first", async () => {
  const { services, rotate, tokens } = await setUp();
  await rotate(3_600);
  await rotate(3_600);
  expect(await untilRefused(() => verifyToken(services, tokens.access))).toBe("TOKEN_INVALID");
});

test("only the program or an admin rotates", async () => {
  const { world } = await setUp();
  const bob = await world.user("bob");
  expect(await refused(world.run(bob, (change) => rotateSigningKey(change, null)))).toBe("FORBIDDEN");
});
