import { expect, test } from "@jest/globals";
import { trustOf } from "../../src/config/values.ts";
import { readConfig } from "../../src/config.ts";
import { issueJwt } from "../../src/domain/users/jwt.ts";
import { keptLog } from "../support/log.ts";
import { type TestServer, withServer } from "../support/server.ts";

const json = { "content-type": "application/json" };
const basic = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

/** A login with a wrong password, in one of the ways that there are. */
type Guess = (server: TestServer, password: string) => Promise<Response>;

const graphql =
  (query: string): Guess =>
  ({ url }, password) =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ query, variables: { password } }),
    });
const withBasic =
  (method: string, path: string): Guess =>
  ({ url }, password) =>
    fetch(url + path, {
      method,
      headers: { authorization: basic("user", password), accept: "application/json" },
    });

const shut = { nodepool: "off", coalition: "off", graphql: "off", ufdl: "off", scale: "off" } as const;

/** The clock of the tests stands at the beginning of a window. */
const wait = 300;
const words = `Too many failed logins; try again in ${wait} s.`;
const throttled = `Request was throttled. Expected available in ${wait} seconds.`;
const refusal = { code: "RATE_LIMITED", detail: { retryAfter: wait } };
const answers: readonly [string, Guess, unknown][] = [
  [
    "the graph, Basic",
    withBasic("GET", "/graphql?query={__typename}"),
    { errors: [{ message: words, extensions: refusal }] },
  ],
  ["outputs, Basic", withBasic("GET", "/outputs/1"), { error: { ...refusal, message: words } }],
  [
    "UFDL",
    ({ url }, password) =>
      fetch(`${url}/v1/auth/obtain`, {
        method: "POST",
        headers: json,
        body: JSON.stringify({ username: "user", password }),
      }),
    { detail: throttled },
  ],
  [
    "Scale",
    ({ url }, password) =>
      fetch(`${url}/api-token-auth/`, {
        method: "POST",
        body: new URLSearchParams({ username: "user", password }),
      }),
    { detail: throttled },
  ],
  [
    "Nodepool",
    withBasic("DELETE", "/nodepool/v1/nodes/1"),
    { code: 429, description: words, title: "Too Many Requests" },
  ],
  ["Coalition", withBasic("GET", "/coalition/api/jobs/1"), words],
];

test.each(answers)(
  "%s answers 429 with Retry-After, in its own form, after too many",
  async (_name, guess, expected) => {
    const server = await withServer({ config: { logins: { attempts: 2, window: wait }, anonymous: shut } });
    for (const password of ["one", "two"]) expect((await guess(server, password)).status).not.toBe(429);
    const response = await guess(server, "three");
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "300"]);
    const text = await response.text();
    if (typeof expected === "string") expect(text).toBe(expected);
    else expect(JSON.parse(text)).toMatchObject(expected as Record<string, unknown>);
    server.clock.advance(wait);
    expect((await guess(server, "four")).status).not.toBe(429);
  },
);

test("obtainToken answers a refusal of its own", async () => {
  const query =
    'mutation($password: String!) { login: obtainToken(username: "user", password: $password) { errors { code detail } } }';
  const server = await withServer({ config: { logins: { attempts: 1, window: wait } } });
  const login = async (password: string) =>
    ((await (await graphql(query)(server, password)).json()) as { data: { login: unknown } }).data.login;
  expect(await login("one")).toEqual({ errors: [{ code: "BAD_CREDENTIALS", detail: {} }] });
  expect(await login("two")).toEqual({ errors: [refusal] });
});

test("a user's own password is not guessed through the change of it", async () => {
  const server = await withServer({ config: { logins: { attempts: 1, window: wait } } });
  const change = (current: string) =>
    server.graphql(
      `mutation($current: String!) { setPassword(id: ${server.user.id}, password: "another one", currentPassword: $current) { errors { code } } }`,
      { current },
      { token: server.user.bearer },
    );
  expect((await change("one")).data).toEqual({ setPassword: { errors: [{ code: "BAD_CREDENTIALS" }] } });
  expect((await change("two")).data).toEqual({ setPassword: { errors: [{ code: "RATE_LIMITED" }] } });
});

test("failures are logged with name and address, throttled ones only counted", async () => {
  const { log, lines, text } = keptLog();
  const server = await withServer({
    log,
    config: { logins: { attempts: 2, window: wait }, trustedProxies: trustOf(["127.0.0.1"]) },
  });
  const guess = (authorization: string) =>
    fetch(`${server.url}/graphql?query={__typename}`, {
      headers: { authorization, "x-forwarded-for": "203.0.113.7" },
    });
  for (const password of ["hush-1", "hush-2", "hush-3", "hush-4"]) await guess(basic("user", password));
  await guess("Bearer gk_hush");
  const expired = await issueJwt(server.services, { id: 1, passwordHash: "" } as never, "access");
  server.clock.advance(3_600);
  await guess(`Bearer ${expired}`);
  const failures = lines().filter(({ msg }) => msg === "a login failed");
  const line = { level: "warn", credentials: "password", user: "user", ip: "203.0.113.7" };
  expect(failures).toMatchObject([
    line,
    line,
    { level: "warn", credentials: "access key", ip: "203.0.113.7" },
  ]);
  expect(text()).not.toContain("hush");
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('gantry_logins_refused_total{reason="wrong"} 3');
  expect(metrics).toContain('gantry_logins_refused_total{reason="throttled"} 2');
});

test("a new password has eight characters, or as many as are set", async () => {
  const server = await withServer();
  const create = async ({ graphql }: TestServer, password: string) => {
    const made = await graphql<{ createUser: { errors: unknown } }>(
      'mutation($password: String!) { createUser(username: "new", password: $password) { errors { code detail } } }',
      { password },
    );
    return made.data.createUser.errors;
  };
  const short = [
    {
      code: "INVALID_INPUT",
      detail: { field: "password", reason: "it takes at least 8 characters and at most 1024 bytes" },
    },
  ];
  expect(await create(server, "1")).toEqual(short);
  // Seven characters, of 14 bytes in UTF-8 and 14 units in UTF-16.
  expect(await create(server, "\u{1F511}".repeat(7))).toEqual(short);
  expect(await create(server, "12345678")).toEqual([]);
  const { data } = await server.graphql(
    `mutation { setPassword(id: ${server.user.id}, password: "1234567") { errors { code } } }`,
  );
  expect(data).toEqual({ setPassword: { errors: [{ code: "INVALID_INPUT" }] } });
  expect(await create(await withServer({ config: { passwordMinLength: 4 } }), "1234")).toEqual([]);
});

test("a short ADMIN_PASSWORD is warned of and works", async () => {
  const { log, lines } = keptLog();
  const { admin } = readConfig({ ADMIN_PASSWORD: "secret" });
  const { url } = await withServer({ log, config: { admin } });
  const response = await fetch(`${url}/graphql?query={me{username}}`, {
    headers: { authorization: basic("admin", "secret") },
  });
  expect(await response.json()).toEqual({ data: { me: { username: "admin" } } });
  const warnings = lines().filter(({ level }) => level === "warn");
  expect(warnings.map(({ msg }) => msg)).toEqual([expect.stringMatching(/^ADMIN_PASSWORD is short/)]);
});
