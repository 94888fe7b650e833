import { describe, expect, test } from "@jest/globals";
import { trustOf } from "../../src/config/values.ts";
import { keptLog } from "../support/log.ts";
import { withServer } from "../support/server.ts";

const json = { "content-type": "application/json" };

describe("a request", () => {
  test("has an id: the caller's own when it is sane, else a new one", async () => {
    const { url } = await withServer();
    const idOf = async (given?: string) => {
      const headers: Record<string, string> = given === undefined ? {} : { "x-request-id": given };
      return (await fetch(`${url}/healthz`, { headers })).headers.get("x-request-id");
    };
    expect(await idOf("trace-42/a:b")).toBe("trace-42/a:b");
    const made = await idOf();
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf()).not.toBe(made);
    for (const insane of ["a b", "x".repeat(129), "<script>"]) {
      expect(await idOf(insane)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test("is logged without its query, body, credentials and other headers", async () => {
    const { log, lines, text } = keptLog();
    const { url, user } = await withServer({ log });
    await fetch(`${url}/graphql?token=hush-query`, {
      method: "POST",
      headers: {
        ...json,
        authorization: `Bearer ${user.bearer}`,
        cookie: "hush=cookie",
        "x-request-id": "one",
      },
      body: JSON.stringify({
        query: `mutation { obtainToken(username: "user", password: "hush-body") { __typename } }`,
      }),
    });
    const line = lines().find(({ requestId }) => requestId === "one");
    expect(line).toMatchObject({
      method: "POST",
      path: "/graphql",
      status: 200,
      facade: "graphql",
      user: "user",
      ip: "127.0.0.1",
      level: "info",
    });
    expect(text()).not.toContain("hush");
    expect(text()).not.toContain(user.bearer);
    expect(text()).not.toContain(user.password);
  });

  test("is logged with the caller's address when a trusted proxy tells it", async () => {
    const { log, lines } = keptLog();
    const trusted = await withServer({
      log,
      config: { trustedProxies: trustOf(["127.0.0.0/8", "10.0.0.0/8"]) },
    });
    const headers = { "x-forwarded-for": "6.6.6.6, 203.0.113.7, 10.1.2.3", "x-request-id": "proxied" };
    await fetch(`${trusted.url}/nothing`, { headers });
    expect(lines().find(({ requestId }) => requestId === "proxied")).toMatchObject({ ip: "203.0.113.7" });
    for (const [hops, ip] of [
      ["203.0.113.7, not an address", "127.0.0.1"],
      ["203.0.113.7:4711", "127.0.0.1"],
      ["10.9.9.9, 10.1.2.3", "10.9.9.9"],
      ["", "127.0.0.1"],
    ] as const) {
      const id = `hops-${lines().length}`;
      await fetch(`${trusted.url}/nothing`, { headers: { "x-forwarded-for": hops, "x-request-id": id } });
      expect(lines().find(({ requestId }) => requestId === id)).toMatchObject({ ip });
    }
    const other = await withServer({ log });
    await fetch(`${other.url}/nothing`, { headers: { ...headers, "x-request-id": "direct" } });
    expect(lines().find(({ requestId }) => requestId === "direct")).toMatchObject({ ip: "127.0.0.1" });
  });

  test("for nothing we have is 404 in JSON; a browser at the root is shown the dashboard", async () => {
    const { url } = await withServer();
    const response = await fetch(`${url}/nothing`, { headers: { "x-request-id": "lost" } });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: "NOT_FOUND", message: "There is nothing at /nothing.", requestId: "lost" },
    });
    const page = await fetch(url, { headers: { accept: "text/html" } });
    expect(await page.text()).toContain("<title>Gantry</title>");
  });
});

describe("probes", () => {
  test("say that the server lives, takes work, and what it has done", async () => {
    const { url, graphql } = await withServer();
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "alive" });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: "ready" });
    await graphql("{ me { number } }");
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(
      'gantry_http_requests_total{method="POST",facade="graphql",route="/graphql",status="200"} 1',
    );
    expect(metrics).toMatch(/^gantry_events_head \d+$/m);
  });

  test("say that the server is not ready when the database is away", async () => {
    const { url, services } = await withServer();
    Object.defineProperty(services.store, "check", {
      value: () => Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" })),
    });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: "not ready",
      reason: expect.stringContaining("database"),
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe("browsers", () => {
  test("are shown GraphiQL, which loads nothing from elsewhere", async () => {
    const { url } = await withServer();
    const response = await fetch(`${url}/graphql`, { headers: { accept: "text/html" } });
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    const page = await response.text();
    expect(page).toContain("<title>Gantry</title>");
    for (const load of ['src="http', 'href="http', "cdn.jsdelivr", "unpkg.com"]) {
      expect(page.includes(load)).toBe(false);
    }
  });

  test("of configured origins may call, with a token or a session", async () => {
    const { url } = await withServer({ config: { corsOrigins: ["https://dash.example.org"] } });
    const preflight = await fetch(`${url}/graphql`, {
      method: "OPTIONS",
      headers: {
        origin: "https://dash.example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://dash.example.org");
    expect(preflight.headers.get("access-control-allow-credentials")).toBe("true");
  });

  test("of other origins are not answered where they are not listed", async () => {
    const { config } = await withServer();
    const allowed = async (corsOrigins: string[], origin: string) => {
      const anonymous = { ...config.anonymous, graphql: "write" as const };
      const { url } = await withServer({ config: { anonymous, corsOrigins } });
      const body = '{"query": "{ __typename }"}';
      const response = await fetch(`${url}/graphql`, { method: "POST", headers: { ...json, origin }, body });
      return response.headers.get("access-control-allow-origin");
    };
    const listed = ["https://dash.example.org", "https://ops.example.org"];
    expect(await allowed([], "https://evil.example.org")).toBeNull();
    expect(await allowed(listed, "https://evil.example.org")).toBeNull();
    expect(await allowed(listed, "null")).toBeNull();
    expect(await allowed(listed, "https://ops.example.org")).toBe("https://ops.example.org");
  });

  test("can't be made to send a form that changes something", async () => {
    const { url, user } = await withServer();
    const post = (type: string, more: Record<string, string> = {}) =>
      fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": type, ...more },
        body: "query=%7B__typename%7D",
      });
    for (const type of [
      "application/x-www-form-urlencoded",
      "text/plain",
      "multipart/form-data; boundary=x",
    ]) {
      const response = await post(type);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: "PREFLIGHT_REQUIRED" } }],
      });
    }
    const basic = `Basic ${Buffer.from(`${user.username}:${user.password}`).toString("base64")}`;
    expect((await post("application/x-www-form-urlencoded", { authorization: basic })).status).toBe(403);
    const asked = { "graphql-require-preflight": "1" };
    expect((await post("application/x-www-form-urlencoded", asked)).status).toBe(200);
    const bearer = { authorization: `Bearer ${user.bearer}` };
    expect((await post("application/x-www-form-urlencoded", bearer)).status).toBe(200);
  });

  test("can't be made to change something by a link", async () => {
    const { url } = await withServer();
    const response = await fetch(`${url}/graphql?query=mutation{refreshToken(refresh:"x"){__typename}}`);
    expect(response.status).toBe(405);
  });
});
