import { describe, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { authenticate } from "../../../src/domain/users/authenticate.ts";
import { createToken, type NewToken } from "../../../src/domain/users/createToken.ts";
import { revokeToken } from "../../../src/domain/users/revokeToken.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

function make(world: World, actor: Actor, input: Partial<NewToken> = {}) {
  const user = actor.user?.id ?? 0;
  return world.run(actor, (change) => createToken(change, { user, name: "ci", ...input }));
}

const enter = ({ services }: World, key: string) => authenticate(services, { kind: "key", key });

describe("an access key", () => {
  test("is told once and only its hash is kept", async () => {
    const world = await withWorld();
    const ada = await world.user("ada");
    const { key, token } = await make(world, ada);
    expect(key).toMatch(/^gk_[\w-]{32}$/);
    expect(key.startsWith(token.hint)).toBe(true);
    const kept = JSON.stringify(
      [await world.services.store.read.token.findMany(), await world.events()],
      (_, value) => (typeof value === "bigint" ? Number(value) : value),
    );
    expect(kept).not.toContain(key.slice(10));
    expect((await enter(world, key)).user.username).toBe("ada");
  });

  test("is made for oneself, and for anybody by an admin", async () => {
    const world = await withWorld();
    const ada = await world.user("ada");
    const eve = await world.user("eve");
    const admin = await world.admin();
    expect(await refused(make(world, ada, { user: eve.user?.id }))).toBe("FORBIDDEN");
    const { key } = await make(world, admin, { user: eve.user?.id });
    expect((await enter(world, key)).user.username).toBe("eve");
    expect(await refused(make(world, admin, { user: 999 }))).toBe("NOT_FOUND");
  });

  test("has a name, an end in the future if any, and company of at most 99", async () => {
    const world = await withWorld();
    const ada = await world.user("ada");
    expect(await refused(make(world, ada, { name: " " }))).toBe("INVALID_INPUT");
    expect(await refused(make(world, ada, { name: "x".repeat(101) }))).toBe("INVALID_INPUT");
    expect(await refused(make(world, ada, { expiresAt: world.clock.now() }))).toBe("INVALID_INPUT");
    const first = await make(world, ada);
    for (let count = 1; count < 100; count++) await make(world, ada);
    expect(await refused(make(world, ada))).toBe("INVALID_INPUT");
    await world.run(ada, (change) => revokeToken(change, first.token.id));
    await make(world, ada);
  });

  test("is revoked by its owner or an admin; for others there is none", async () => {
    const world = await withWorld();
    const ada = await world.user("ada");
    const eve = await world.user("eve");
    const { key, token } = await make(world, ada);
    await enter(world, key);
    expect(await refused(world.run(eve, (change) => revokeToken(change, token.id)))).toBe("NOT_FOUND");
    const nobody: Actor = { user: null, node: null, anonymous: "off", facade: "graphql" };
    expect(await refused(world.run(nobody, (change) => revokeToken(change, token.id)))).toBe(
      "UNAUTHENTICATED",
    );
    await world.run(ada, (change) => revokeToken(change, token.id));
    expect(await refused(enter(world, key))).toBe("KEY_INVALID");
    const { revokedAt } = await world.run(await world.admin(), (change) => revokeToken(change, token.id));
    expect(revokedAt).toEqual(world.clock.now());
    const types = (await world.events()).map(({ type }) => type);
    expect(types).toEqual(["TOKEN_CREATED", "TOKEN_REVOKED"]);
  });

  test("tells when it was last used, at once and by a write later", async () => {
    const world = await withWorld();
    const { key, token } = await make(world, await world.user("ada"));
    const { store, presence } = world.services;
    const row = () => store.read.token.findUniqueOrThrow({ where: { id: token.id } });
    expect(await row()).toMatchObject({ lastUsedAt: null });
    world.clock.advance(1);
    await enter(world, key);
    expect(presence.lastUsedAt(await row())).toEqual(world.clock.now());
    expect(await row()).toMatchObject({ lastUsedAt: null });
    await presence.flush();
    expect(await row()).toMatchObject({ lastUsedAt: world.clock.now() });
    expect(await world.events()).toHaveLength(1);
  });
});
