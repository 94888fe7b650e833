import { describe, expect, test } from "@jest/globals";
import { programActor } from "../../../src/domain/actor.ts";
import type { Call } from "../../../src/domain/change.ts";
import { authenticate } from "../../../src/domain/users/authenticate.ts";
import { createUser } from "../../../src/domain/users/create.ts";
import { disableUser, enableUser } from "../../../src/domain/users/disable.ts";
import { firstAdmin } from "../../../src/domain/users/firstAdmin.ts";
import { setPassword } from "../../../src/domain/users/setPassword.ts";
import { updateUser } from "../../../src/domain/users/update.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

const program = (world: World): Call => ({ services: world.services, actor: programActor("cli") });

function add(world: World, username: string, role: "ADMIN" | "USER" = "USER") {
  return createUser(program(world), { username, password: `${username}'s password`, role });
}

function login(world: World, username: string, password = `${username}'s password`) {
  return authenticate(world.services, { kind: "basic", username, password });
}

describe("a user", () => {
  test("is made with a hash of the password, and the audit trail tells by whom", async () => {
    const world = await withWorld();
    const user = await add(world, "ada");
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await login(world, "ada")).user).toEqual({ id: user.id, username: "ada", role: "USER" });
    const [event] = await world.events();
    expect(event).toMatchObject({ type: "USER_CREATED" });
    expect(JSON.parse(event?.data ?? "")).toEqual({ user: user.id, username: "ada", role: "USER" });
  });

  test("has a name of his own, of letters that Basic can carry", async () => {
    const world = await withWorld();
    await add(world, "ada");
    expect(await refused(add(world, "ada"))).toBe("NAME_TAKEN");
    for (const username of ["", "a:b", "a b", "x".repeat(151), "ä"]) {
      expect(await refused(add(world, username))).toBe("INVALID_INPUT");
    }
    const call = program(world);
    expect(await refused(createUser(call, { username: "b", password: "" }))).toBe("INVALID_INPUT");
    expect(await refused(createUser(call, { username: "b", password: "x".repeat(1_025) }))).toBe(
      "INVALID_INPUT",
    );
  });

  test("is made, disabled and enabled by admins only", async () => {
    const world = await withWorld();
    const user = await world.user("eve");
    const call = { services: world.services, actor: user };
    expect(await refused(createUser(call, { username: "b", password: "p" }))).toBe("FORBIDDEN");
    const id = user.user?.id ?? 0;
    expect(await refused(world.run(user, (change) => disableUser(change, id)))).toBe("FORBIDDEN");
    expect(await refused(world.run(user, (change) => enableUser(change, id)))).toBe("FORBIDDEN");
    for (const facade of ["coalition", "cli", "start"]) {
      const anonymous = { user: null, node: null, anonymous: "write", facade } as const;
      expect(await refused(world.run(anonymous, (change) => disableUser(change, id)))).toBe("FORBIDDEN");
    }
  });

  test("that is disabled gets in no more, and back in with the same password", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const { id } = await add(world, "ada");
    await login(world, "ada");
    await world.run(admin, (change) => disableUser(change, id));
    expect(await refused(login(world, "ada"))).toBe("BAD_CREDENTIALS");
    expect(await refused(add(world, "ada"))).toBe("NAME_TAKEN");
    await world.run(admin, (change) => enableUser(change, id));
    expect((await login(world, "ada")).user.id).toBe(id);
    const told = (await world.events()).map(({ type, actor }) => [type, actor]);
    expect(told).toEqual([
      ["USER_CREATED", "the command line"],
      ["USER_DISABLED", "root"],
      ["USER_ENABLED", "root"],
    ]);
  });

  test("changes his own names and password, the latter with the old one; nobody else's", async () => {
    const world = await withWorld();
    const { id } = await add(world, "ada");
    const other = await add(world, "eve");
    const ada = { ...(await world.user("unused")), user: { id, username: "ada", role: "USER" } as const };
    const call = { services: world.services, actor: ada };
    const named = await world.run(ada, (change) =>
      updateUser(change, id, { firstName: "Ada", email: "a@b" }),
    );
    expect(named).toMatchObject({ firstName: "Ada", email: "a@b", lastName: "" });
    expect(await refused(world.run(ada, (change) => updateUser(change, other.id, { firstName: "x" })))).toBe(
      "FORBIDDEN",
    );
    expect(await refused(world.run(ada, (change) => updateUser(change, id, { role: "ADMIN" })))).toBe(
      "FORBIDDEN",
    );
    expect(await refused(setPassword(call, other.id, "the new one"))).toBe("FORBIDDEN");
    expect(await refused(setPassword(call, id, "the new one"))).toBe("BAD_CREDENTIALS");
    expect(await refused(setPassword(call, id, "the new one", "wrong"))).toBe("BAD_CREDENTIALS");
    await setPassword(call, id, "the new one", "ada's password");
    expect(await refused(login(world, "ada"))).toBe("BAD_CREDENTIALS");
    expect((await login(world, "ada", "the new one")).user.id).toBe(id);
  });

  test("that is the last active admin stays one", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const id = admin.user?.id ?? 0;
    expect(await refused(world.run(admin, (change) => disableUser(change, id)))).toBe("LAST_ADMIN");
    expect(await refused(world.run(admin, (change) => updateUser(change, id, { role: "USER" })))).toBe(
      "LAST_ADMIN",
    );
    const second = await add(world, "second", "ADMIN");
    await world.run(admin, (change) => disableUser(change, id));
    expect(await refused(world.run(admin, (change) => disableUser(change, second.id)))).toBe("LAST_ADMIN");
  });
});

describe("the first admin", () => {
  const settings = { username: "admin", password: null };

  test("is made once, with a random password that is told and works", async () => {
    const world = await withWorld();
    const made = await firstAdmin(world.services, settings);
    expect(made).toMatchObject({
      username: "admin",
      generated: true,
      password: expect.stringMatching(/^.{16}$/),
    });
    expect((await login(world, "admin", made?.password)).user.role).toBe("ADMIN");
    expect(await firstAdmin(world.services, settings)).toBeNull();
    expect(await world.services.store.read.user.count()).toBe(1);
  });

  test("is made with the password of the settings when there is one", async () => {
    const world = await withWorld();
    const made = await firstAdmin(world.services, { username: "root", password: "given" });
    expect(made).toEqual({ username: "root", password: "given", generated: false });
    expect((await login(world, "root", "given")).user.role).toBe("ADMIN");
  });

  test("is made by one of several gateways that start at once", async () => {
    const world = await withWorld();
    const starts = Array.from({ length: 5 }, () => firstAdmin(world.services, settings));
    const made = (await Promise.all(starts)).filter((one) => one !== null);
    expect(made).toHaveLength(1);
    expect((await login(world, "admin", made[0]?.password)).user.role).toBe("ADMIN");
    expect((await world.events()).map(({ type }) => type)).toEqual(["USER_CREATED"]);
  });

  test("is made also when only plain users are there, so that nobody is locked out", async () => {
    const world = await withWorld();
    await add(world, "bob");
    expect(await firstAdmin(world.services, settings)).not.toBeNull();
  });
});
