import { describe, expect, test } from "@jest/globals";
import { trustOf } from "../../src/config/values.ts";
import { Refusal } from "../../src/domain/errors.ts";
import { authenticate } from "../../src/domain/users/authenticate.ts";
import { createToken } from "../../src/domain/users/createToken.ts";
import { hashPassword } from "../../src/domain/users/password.ts";
import { updateRows } from "../../src/store/rows.ts";
import { size } from "../support/long.ts";
import { withServer } from "../support/server.ts";
import { type World, withWorld } from "../support/world.ts";

const right = "ada's password";

async function withAda() {
  const world = await withWorld();
  const ada = await world.user("ada");
  const passwordHash = await hashPassword(right);
  await world.services.store.write((tx) => updateRows(tx, "User", {}, { passwordHash }));
  return { world, ada };
}

/** What one attempt to log in comes to: `in`, or the refusal's code. */
async function attempt(
  { services }: World,
  password: string,
  address: string,
  username = "ada",
): Promise<string> {
  const basic = { kind: "basic", username, password } as const;
  return outcome(authenticate(services, basic, address));
}

function outcome(login: Promise<unknown>): Promise<string> {
  return login.then(
    () => "in",
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );
}

function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of outcomes) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

/** Sent two at a time, as many as are checked at once, so that none is refused for being too busy. */
async function guesses(
  count: number,
  guess: (at: number) => Promise<string>,
): Promise<Record<string, number>> {
  const outcomes: string[] = [];
  for (let at = 0; at < count; at += 2) {
    outcomes.push(...(await Promise.all([guess(at), guess(at + 1)])));
  }
  return tally(outcomes);
}

const many = size(2_000, 10_000);
const overHttp = size(300, 10_000);

describe("thousands of wrong passwords", () => {
  test.each([
    ["one address", 1],
    ["1,000 addresses", 1_000],
  ])("of a user from %s are checked ten times", async (_name, addresses) => {
    const { world } = await withAda();
    const of = (at: number) => `198.51.${(at % addresses) >> 8}.${(at % addresses) & 255}`;
    expect(await guesses(many, (at) => attempt(world, `guess ${at}`, of(at)))).toEqual({
      BAD_CREDENTIALS: 10,
      RATE_LIMITED: many - 10,
    });
  });

  test("of unknown users from one address are checked a hundred times", async () => {
    const { world } = await withAda();
    const guess = (at: number) => attempt(world, `guess ${at}`, "198.51.100.1", `user-${at}`);
    expect(await guesses(many, guess)).toEqual({ BAD_CREDENTIALS: 100, RATE_LIMITED: many - 100 });
  });
});

describe("thousands of wrong passwords over HTTP", () => {
  test.each([
    ["one address", 1],
    ["1,000 addresses", 1_000],
  ])(
    "from %s behind a proxy are checked ten times, and other users come in as before",
    async (_name, addresses) => {
      const server = await withServer({ config: { trustedProxies: trustOf(["127.0.0.1"]) } });
      const login = async (username: string, password: string, address: string) => {
        const response = await fetch(`${server.url}/graphql?query={me{username}}`, {
          headers: {
            authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
            "x-forwarded-for": address,
          },
        });
        const text = await response.text();
        if (response.status === 200) return text;
        if (response.status === 429) expect(response.headers.get("retry-after")).toBe("300");
        return String(response.status);
      };
      const { admin } = server;
      const isIn = '{"data":{"me":{"username":"admin"}}}';
      const guess = async (at: number) => {
        const of = `198.51.${(at % addresses) >> 8}.${(at % addresses) & 255}`;
        // Every hundredth call is another user's, from the guesser's address.
        if (at % 100 === 50) expect(await login(admin.username, admin.password, of)).toBe(isIn);
        return login("user", `guess ${at}`, of);
      };
      expect(await guesses(overHttp, guess)).toEqual({ 401: 10, 429: overHttp - 10 });
      expect(await login("user", server.user.password, "192.0.2.1")).toBe("429");
      server.clock.advance(300);
      expect(await login("user", server.user.password, "192.0.2.1")).toBe(
        '{"data":{"me":{"username":"user"}}}',
      );
    },
    300_000,
  );
});

describe("a user whose password is guessed", () => {
  test("is let in where a login succeeded within a day, and elsewhere in the next window", async () => {
    const { world } = await withAda();
    expect(await attempt(world, right, "192.0.2.1")).toBe("in");
    world.clock.advance(23 * 3_600);
    await guesses(20, (at) => attempt(world, `guess ${at}`, "198.51.100.1"));
    expect(await attempt(world, right, "192.0.2.1")).toBe("in");
    expect(await attempt(world, right, "192.0.2.2")).toBe("RATE_LIMITED");
    world.clock.advance(300);
    expect(await attempt(world, right, "192.0.2.2")).toBe("in");
  });

  test("is let in from the guesser's own address with a password that is remembered, up to 100 guesses", async () => {
    const { world } = await withAda();
    const address = "198.51.100.1";
    expect(await attempt(world, right, address)).toBe("in");
    expect(await guesses(50, (at) => attempt(world, `guess ${at}`, address))).toEqual({
      BAD_CREDENTIALS: 10,
      RATE_LIMITED: 40,
    });
    expect(await attempt(world, right, address)).toBe("in");
    await guesses(50, (at) => attempt(world, `another ${at}`, address));
    expect(await attempt(world, right, address)).toBe("RATE_LIMITED");
  });

  test("does not keep other users of the address out", async () => {
    const { world } = await withAda();
    await guesses(50, (at) => attempt(world, `guess ${at}`, "198.51.100.1"));
    await world.user("bob");
    const passwordHash = await hashPassword("bob's password");
    await world.services.store.write((tx) => updateRows(tx, "User", { username: "bob" }, { passwordHash }));
    expect(await attempt(world, "bob's password", "198.51.100.1", "bob")).toBe("in");
  });
});

test("a right password that 500 hosts send at once is no guess", async () => {
  const { world } = await withAda();
  const all = Array.from({ length: 500 }, (_, at) => attempt(world, right, `192.0.${at >> 8}.${at & 255}`));
  expect(tally(await Promise.all(all))).toEqual({ in: 500 });
});

test("guesses that are sent all at once are limited too", async () => {
  const { world } = await withAda();
  const all = Array.from({ length: 100 }, (_, at) => attempt(world, `guess ${at}`, "198.51.100.1"));
  expect(tally(await Promise.all(all))).toEqual({ BAD_CREDENTIALS: 10, RATE_LIMITED: 90 });
});

test("the addresses of one IPv6 network count as one", async () => {
  const { world } = await withAda();
  const guess = (at: number) => attempt(world, `guess ${at}`, `2001:db8::${at.toString(16)}`, `user-${at}`);
  expect(await guesses(200, guess)).toEqual({ BAD_CREDENTIALS: 100, RATE_LIMITED: 100 });
  expect(await attempt(world, "guess", "2001:db8:0:1::1", "user-1000")).toBe("BAD_CREDENTIALS");
});

test("of made-up keys and tokens 100 are answered, and right ones always let in", async () => {
  const { world, ada } = await withAda();
  const { services } = world;
  const { key } = await world.run(ada, (change) =>
    createToken(change, { user: ada.user?.id ?? 0, name: "key" }),
  );
  const bearer = (token: string) =>
    outcome(authenticate(services, { kind: "bearer", token }, "198.51.100.1"));
  expect(await guesses(200, (at) => bearer(`gk_${at}`))).toEqual({ KEY_INVALID: 100, RATE_LIMITED: 100 });
  expect(await bearer("no.jwt.atall")).toBe("RATE_LIMITED");
  expect(await bearer(key)).toBe("in");
  expect(await attempt(world, right, "198.51.100.1")).toBe("in");
});
