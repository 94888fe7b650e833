import { once } from "node:events";
import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import WebSocket from "ws";
import { trustOf } from "../../src/config/values.ts";
import { type ServerSettings, type TestServer, withServer } from "../support/server.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";

const hour = 3_600;
const dashboard = "http://localhost:5173";

interface Login {
  status: number;
  headers: Headers;
  body: { username: string; expiresAt: string; error: { code: string } };
  /** What the browser sends from now on. */
  cookie: string;
}

async function logIn(
  { url, user }: TestServer,
  { password = user.password, headers = {} }: { password?: string; headers?: Record<string, string> } = {},
): Promise<Login> {
  const response = await fetch(`${url}/session`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ username: user.username, password }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Login["body"],
    cookie: response.headers.getSetCookie()[0]?.split(";")[0] ?? "",
  };
}

/** Who the caller is for /graphql; the error's code for nobody. */
async function whoAmI({ url }: TestServer, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: "{ me { username } }" }),
  });
  const { data, errors, error } = (await response.json()) as {
    error?: { code: string };
    data?: { me: { username: string } | null };
    errors?: { extensions: { code: string } }[];
  };
  return error?.code ?? errors?.[0]?.extensions.code ?? data?.me?.username ?? "nobody";
}

async function withSession(settings?: ServerSettings) {
  const server = await withServer(settings);
  const { cookie } = await logIn(server);
  return { ...server, cookie };
}

test("logging in sets a cookie that scripts and other sites can't use, and queries take it", async () => {
  const server = await withServer();
  const { status, headers, body, cookie } = await logIn(server);
  expect({ status, body }).toEqual({
    status: 201,
    body: { username: server.user.username, expiresAt: "2026-11-28T12:00:00.000Z" },
  });
  const [, ...attributes] = headers.getSetCookie()[0]?.split("; ") ?? [];
  expect(attributes).toEqual(["Max-Age=604800", "Path=/", "HttpOnly", "SameSite=Strict"]);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(await whoAmI(server, { cookie })).toBe(server.user.username);
  expect(await whoAmI(server, {})).toBe("UNAUTHENTICATED");
});

test("over TLS the cookie is for TLS and this host only", async () => {
  const server = await withServer({ config: { trustedProxies: trustOf(["127.0.0.0/8"]) } });
  const tls = { "x-forwarded-proto": "https" };
  const { cookie, headers } = await logIn(server, { headers: tls });
  expect(cookie).toMatch(/^__Host-gantry-session=gk_/);
  expect(headers.getSetCookie()[0]).toContain("; Secure");
  expect(await whoAmI(server, { cookie, ...tls })).toBe(server.user.username);
});

test("event streams, web-sockets and outputs take it", async () => {
  const { url, cookie } = await withSession();
  const query = encodeURIComponent("subscription { jobListChanged { kind } }");
  const events = await fetch(`${url}/graphql?query=${query}`, {
    headers: { cookie, accept: "text/event-stream" },
  });
  expect(events.status).toBe(200);
  await events.body?.cancel();

  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
    headers: { cookie },
  });
  afterThisTest(async () => socket.terminate());
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  const [acknowledged] = await once(socket, "message");
  expect(JSON.parse(String(acknowledged))).toEqual({ type: "connection_ack" });

  expect((await fetch(`${url}/outputs/1`, { headers: { cookie } })).status).toBe(404);
  expect((await fetch(`${url}/outputs/1`)).status).toBe(401);
});

test("logging out ends the session and its streams", async () => {
  const server = await withSession();
  const { url, cookie } = server;
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
    headers: { cookie },
  });
  afterThisTest(async () => socket.terminate());
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  await once(socket, "message");
  const closed = once(socket, "close");
  const out = await fetch(`${url}/session`, { method: "DELETE", headers: { cookie } });
  expect(out.status).toBe(204);
  expect(out.headers.getSetCookie()[0]).toMatch(/^gantry-session=; Max-Age=0; Path=\//);
  expect((await closed)[0]).toBe(4403);
  expect(await whoAmI(server, { cookie })).toBe("KEY_INVALID");
  // Again, with a session that is over.
  expect((await fetch(`${url}/session`, { method: "DELETE", headers: { cookie } })).status).toBe(204);
});

test("logging out during an outage leaves the browser its cookie, so that it can try again", async () => {
  const databaseUrl = await withDatabase("users");
  const { url, cookie } = await withSession({ config: { databaseUrl, databaseTimeout: 1 } });
  const out = () => fetch(`${url}/session`, { method: "DELETE", headers: { cookie } });
  const other = new Database(databaseUrl.replace("file:", ""));
  afterThisTest(async () => void other.close());
  other.exec("BEGIN IMMEDIATE");
  const refused = await out();
  expect([refused.status, refused.headers.getSetCookie()]).toEqual([503, []]);
  other.exec("ROLLBACK");
  const ended = await out();
  expect([ended.status, ended.headers.getSetCookie()]).toEqual([204, [expect.stringContaining("Max-Age=0")]]);
});

test("a session ends when it was not used for 12 hours", async () => {
  const server = await withSession();
  const { clock, cookie, user } = server;
  for (let calls = 0; calls < 3; calls++) {
    clock.advance(12 * hour);
    expect(await whoAmI(server, { cookie })).toBe(user.username);
  }
  clock.advance(12 * hour + 1);
  expect(await whoAmI(server, { cookie })).toBe("KEY_INVALID");
});

test("a session in use lasts a week", async () => {
  const server = await withSession();
  const { clock, cookie, user } = server;
  for (let at = 0; at < 7 * 24 - 6; at += 6) {
    clock.advance(6 * hour);
    expect(await whoAmI(server, { cookie })).toBe(user.username);
  }
  clock.advance(6 * hour);
  expect(await whoAmI(server, { cookie })).toBe("KEY_INVALID");
});

test("a changed password ends the user's sessions, not his access keys", async () => {
  const server = await withSession();
  const { cookie, user, graphql } = server;
  const made = await graphql<{ createToken: { key: string } }>(
    'mutation ($user: ID!) { createToken(user: $user, name: "a program") { key } }',
    { user: user.id },
  );
  await graphql('mutation ($id: ID!) { setPassword(id: $id, password: "another one") { errors { code } } }', {
    id: user.id,
  });
  expect(await whoAmI(server, { cookie })).toBe("KEY_INVALID");
  expect(await whoAmI(server, { authorization: `Bearer ${made.data.createToken.key}` })).toBe(user.username);
});

test("pages of other origins can't use it, nor log a browser in or out", async () => {
  const server = await withSession();
  const { url, cookie } = server;
  const foreign: Record<string, string>[] = [
    { origin: dashboard },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    expect(await whoAmI(server, { cookie, ...headers })).toBe("CROSS_SITE");
    const query = await fetch(`${url}/graphql?query={me{username}}`, { headers: { cookie, ...headers } });
    expect(await query.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect((await fetch(`${url}/outputs/1`, { headers: { cookie, ...headers } })).status).toBe(401);
    expect((await logIn(server, { headers })).body.error.code).toBe("CROSS_SITE");
    expect(
      (await fetch(`${url}/session`, { method: "DELETE", headers: { cookie, ...headers } })).status,
    ).toBe(403);
  }
  expect(await whoAmI(server, { cookie, "sec-fetch-site": "same-origin", origin: url })).toBe(
    server.user.username,
  );
});

test("pages of a configured origin log in, query and log out", async () => {
  const server = await withServer({ config: { corsOrigins: [dashboard] } });
  const headers = { origin: dashboard, "sec-fetch-site": "same-site" };
  const login = await logIn(server, { headers });
  expect(login.status).toBe(201);
  expect(login.headers.get("access-control-allow-credentials")).toBe("true");
  expect(login.headers.get("access-control-allow-origin")).toBe(dashboard);
  expect(await whoAmI(server, { cookie: login.cookie, ...headers })).toBe(server.user.username);
});

test("a wrong password and a body of something else are refused in JSON, and guessing is slowed down", async () => {
  const server = await withServer();
  const { url } = server;
  expect(await logIn(server, { password: "wrong" })).toMatchObject({
    status: 401,
    cookie: "",
    body: { error: { code: "BAD_CREDENTIALS" } },
  });
  for (const body of ["", "{", "[]", '{"username":"user"}', '{"username":1,"password":2}']) {
    const response = await fetch(`${url}/session`, { method: "POST", body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "INVALID_INPUT" } });
  }
  for (let tried = 0; tried < 10; tried++) await logIn(server, { password: "wrong" });
  const throttled = await logIn(server, { password: "wrong" });
  expect(throttled.status).toBe(429);
  expect(Number(throttled.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await fetch(`${url}/session`, { method: "PUT" })).status).toBe(405);
  expect((await fetch(`${url}/session`, { method: "POST", body: "x".repeat(70_000) })).status).toBe(413);
});
