import { describe, expect, test } from "@jest/globals";
import { systemClock } from "../../src/domain/clock.ts";
import { Presence } from "../../src/domain/presence.ts";
import { authenticate, type Credentials } from "../../src/domain/users/authenticate.ts";
import { Logins } from "../../src/domain/users/logins.ts";
import { Bus } from "../../src/events/bus.ts";
import type { Blobs } from "../../src/store/blobs/claims.ts";
import { withStore } from "../support/store.ts";
import { refused } from "../support/world.ts";
import { withGantry } from "./gantry.ts";

/** Whether a database lets somebody in, as a server would find out. */
async function enter(url: string, credentials: Credentials) {
  const store = await withStore({ url });
  const reportError = (error: unknown) => {
    throw error;
  };
  const services = {
    store,
    bus: new Bus(store),
    blobs: {} as Blobs,
    clock: systemClock,
    presence: new Presence(store),
    logins: new Logins(systemClock),
    reportError,
  };
  return authenticate(services, credentials);
}

describe("gantry user", () => {
  test("add makes users, with a password that is given, read or made", async () => {
    const { url, gantry } = await withGantry();
    const ada = await gantry("user add ada --admin --password long-enough");
    expect(ada).toEqual({ code: 0, out: "created user ada (admin)\n", err: "" });
    const bob = await gantry("user add bob --password-stdin --email b@example.org", "from standard input");
    expect(bob).toEqual({ code: 0, out: "created user bob (user)\n", err: "" });
    const eve = await gantry("user add eve");
    const password = /^password: (\S{16}) \(shown only once\)$/m.exec(eve.out)?.[1] ?? "";
    for (const [username, secret] of [
      ["ada", "long-enough"],
      ["bob", "from standard input"],
      ["eve", password],
    ] as const) {
      const { user } = await enter(url, { kind: "basic", username, password: secret });
      expect(user.username).toBe(username);
    }
  });

  test("list, disable, enable and password do what they say", async () => {
    const { url, gantry } = await withGantry();
    await gantry("user add root --admin --password long-enough");
    await gantry("user add ada --password long-enough");
    const ada = { kind: "basic", username: "ada", password: "long-enough" } as const;
    expect(await gantry("user disable ada")).toEqual({ code: 0, out: "disabled ada\n", err: "" });
    expect(await refused(enter(url, ada))).toBe("BAD_CREDENTIALS");
    const list = (await gantry("user list")).out.split("\n").map((line) => line.split(/ {2,}/));
    expect(list.slice(0, 3)).toEqual([
      ["PK", "USERNAME", "ROLE", "STATE", "LAST LOGIN"],
      [expect.any(String), "root", "admin", "active", "never"],
      [expect.any(String), "ada", "user", "disabled", "never"],
    ]);
    expect((await gantry("user enable ada")).code).toBe(0);
    expect((await enter(url, ada)).user.username).toBe("ada");
    expect((await gantry("user password ada --password-stdin", "the new one")).code).toBe(0);
    expect(await refused(enter(url, ada))).toBe("BAD_CREDENTIALS");
    expect((await enter(url, { ...ada, password: "the new one" })).user.username).toBe("ada");
  });

  test("refuses with one sentence, and changes nothing", async () => {
    const { gantry } = await withGantry();
    await gantry("user add root --admin --password long-enough");
    const failed = [
      ["user add root", 1, "Another user already has username root.\n"],
      ["user add a:b", 1, "Bad value for username: it takes 1 to 150 letters, digits or any of @ . + - _.\n"],
      ["user disable root", 1, "root is the last active admin and has to stay one.\n"],
      ["user disable nobody", 3, "There is no user nobody; see gantry user list.\n"],
      [
        "user password root --password a --password-stdin",
        2,
        "Give --password or --password-stdin, not both.\n",
      ],
    ] as const;
    for (const [words, code, err] of failed) expect(await gantry(words)).toEqual({ code, out: "", err });
    expect(JSON.parse((await gantry("user list --json")).out)).toMatchObject([
      { username: "root", active: true },
    ]);
  });
});

describe("gantry user link", () => {
  test("links a user to one identity of the login provider, of which there is one user, and ends that", async () => {
    const { url, gantry } = await withGantry();
    await gantry("user add ada");
    await gantry("user add bob");
    const { read } = await withStore({ url });
    const linked = async (username: string) =>
      (await read.user.findUnique({ where: { username } }))?.identity;
    const identity = "https://login.example.org u-1";
    expect(await gantry(["user", "link", "ada", identity])).toEqual({
      code: 0,
      out: `linked ada to ${identity}\n`,
      err: "",
    });
    expect(await linked("ada")).toBe(identity);
    expect(await gantry(["user", "link", "bob", identity])).toEqual({
      code: 1,
      out: "",
      err: `Another user already has identity ${identity}.\n`,
    });
    expect(JSON.parse((await gantry("user link ada --json")).out)).toMatchObject({
      username: "ada",
      identity: null,
    });
    expect(await linked("ada")).toBeNull();
    expect((await gantry(["user", "link", "bob", identity])).code).toBe(0);
    expect(await linked("bob")).toBe(identity);
    expect((await gantry(["user", "link", "nobody", identity])).code).toBe(3);
  });
});

describe("gantry token", () => {
  test("create prints a key once, list never, revoke ends it", async () => {
    const { url, gantry } = await withGantry();
    await gantry("user add ada");
    const made = JSON.parse((await gantry("token create ada --name ci --days 30 --json")).out);
    expect(made).toMatchObject({ username: "ada", name: "ci", key: expect.stringMatching(/^gk_/) });
    expect(Date.parse(made.expiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    const credentials = { kind: "bearer", token: made.key } as const;
    expect((await enter(url, credentials)).user.username).toBe("ada");
    const list = (await gantry("token list ada")).out;
    expect(list).toMatch(/ada +gk_\S+ +ci +valid/);
    expect(list).not.toContain(made.key);
    expect((await gantry(`token revoke ${made.pk}`)).out).toBe(`revoked key ${made.pk} (ci)\n`);
    expect(await refused(enter(url, credentials))).toBe("KEY_INVALID");
    expect((await gantry("token list")).out).toMatch(/ci +revoked/);
  });

  test("refuses what it can't take", async () => {
    const { gantry } = await withGantry();
    await gantry("user add ada");
    expect(await gantry("token create ada --days none")).toMatchObject({ code: 2, out: "" });
    expect(await gantry("token create nobody")).toMatchObject({ code: 3, out: "" });
    expect(await gantry("token revoke gk_abc")).toMatchObject({ code: 2, out: "" });
    expect(await gantry("token revoke 99")).toEqual({ code: 3, out: "", err: "There is no token 99.\n" });
  });
});

describe("gantry", () => {
  test("migrate makes a new database ready, and has nothing to do after that", async () => {
    const { gantry } = await withGantry("empty");
    const first = JSON.parse((await gantry("migrate --json")).out);
    expect(first.applied.length).toBeGreaterThan(0);
    expect(await gantry("migrate")).toEqual({ code: 0, out: "nothing to do\n", err: "" });
  });

  test("tells what there is, and what was wrong with the words", async () => {
    const { gantry } = await withGantry();
    const help = await gantry("--help");
    expect(help.code).toBe(0);
    for (const command of ["serve", "user", "token", "migrate", "seed"]) expect(help.out).toContain(command);
    expect(await gantry("nonsense")).toMatchObject({
      code: 2,
      err: expect.stringContaining("unknown command"),
    });
    expect(await gantry("user add")).toMatchObject({ code: 2, err: expect.stringContaining("username") });
    expect(await gantry("user list --loud")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--loud"),
    });
  });
});
