import { describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config.ts";
import { makeLog } from "../../src/http/log.ts";
import { startServer } from "../../src/server.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";

/** What a setting comes to for a server that other machines reach, on an address that only the test reaches. */
const exposed = (environment: Record<string, string> = {}) => readConfig({ HOST: "0.0.0.0", ...environment });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe("metrics", () => {
  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/metrics`, { headers })).status;

  test("are open on loopback; elsewhere an admin reads them", async () => {
    expect(await status((await withServer()).url)).toBe(200);
    const server = await withServer({ config: { metrics: exposed().metrics } });
    expect(await status(server.url)).toBe(401);
    expect(await status(server.url, bearer("wrong"))).toBe(401);
    expect(await status(server.url, bearer(server.user.bearer))).toBe(403);
    expect(await status(server.url, bearer(server.admin.bearer))).toBe(200);
  });

  test("are read with a token where one is set, on loopback too", async () => {
    for (const read of [readConfig, exposed]) {
      const { metrics } = read({ METRICS_TOKEN: "scrape me" });
      const { url } = await withServer({ config: { metrics } });
      expect(await status(url)).toBe(401);
      expect(await status(url, bearer("scrape m"))).toBe(401);
      expect(await status(url, bearer("scrape me"))).toBe(200);
    }
  });

  test("have a port of their own where one is set, and are not on the gateway's", async () => {
    const { config, url } = await withServer({ config: { metrics: exposed({ METRICS_PORT: "0" }).metrics } });
    expect(await status(url)).toBe(404);
    const other = { ...config, databaseUrl: await withDatabase() };
    const server = await startServer(other, { log: makeLog("silent") });
    afterThisTest(() => server.close(1_000));
    expect(await status(server.metricsUrl ?? "")).toBe(200);
    expect((await fetch(`${server.metricsUrl}/graphql`)).status).toBe(404);
  });
});

describe("the schema", () => {
  /** Whether one may ask for it; otherwise the error's code. */
  const ask = async ({ graphql }: TestServer, token: string | null, query: string) => {
    const { errors } = await graphql(query, {}, { token });
    return errors?.[0]?.extensions?.code ?? "told";
  };
  const introspections = ["{ __schema { types { name } } }", '{ __type(name: "User") { name } }'];

  test.each(introspections)("is told to anybody on loopback, elsewhere to users: %s", async (query) => {
    const local = await withServer();
    expect(await ask(local, null, query)).toBe("told");
    const { introspection } = exposed();
    const server = await withServer({ config: { introspection } });
    // In this order, and again: an outcome that is remembered for one is not another's.
    for (let round = 0; round < 2; round++) {
      expect(await ask(server, null, query)).toBe("UNAUTHENTICATED");
      expect(await ask(server, server.user.bearer, query)).toBe("told");
    }
    const off = await withServer({
      config: { introspection: exposed({ INTROSPECTION: "off" }).introspection },
    });
    expect(await ask(off, off.admin.bearer, query)).toBe("FORBIDDEN");
    expect(await ask(off, null, "{ __typename }")).toBe("told");
  });

  test("is not told by what errors suggest either", async () => {
    const { graphql, user } = await withServer({ config: { introspection: "users" } });
    const message = async (token: string | null) =>
      (await graphql("{ jobz { __typename } }", {}, { token })).errors?.[0]?.message;
    expect(await message(null)).toBe('Cannot query field "jobz" on type "Query".');
    expect(await message(user.bearer)).toContain("Did you mean");
  });

  test("leaves GraphiQL to anybody's browser", async () => {
    const { url } = await withServer({ config: { introspection: "users" } });
    const response = await fetch(`${url}/graphql`, { headers: { accept: "text/html" } });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html"]);
  });
});

describe("a page of another origin", () => {
  const origin = "https://dash.example.org";
  const allowed = (response: Response) => response.headers.get("access-control-allow-origin");
  const preflight = {
    origin,
    "access-control-request-method": "PUT",
    "access-control-request-headers": "authorization,content-type",
  };

  test("reads nothing unless it is configured; UFDL lets it in as ever", async () => {
    const { url } = await withServer();
    for (const path of ["/graphql", "/graphql?query={__typename}", "/outputs/1", "/v6/nodes/", "/healthz"]) {
      expect(allowed(await fetch(url + path, { headers: { origin } }))).toBeNull();
      expect(allowed(await fetch(url + path, { method: "OPTIONS", headers: preflight }))).toBeNull();
    }
    expect(allowed(await fetch(`${url}/v1/jobs/1`, { headers: { origin } }))).toBe("*");
  });

  test("reads every answer when it is, errors included", async () => {
    const server = await withServer({
      config: { corsOrigins: [origin], logins: { attempts: 1, window: 300 } },
    });
    const { url, services } = server;
    const wrong = { authorization: `Basic ${Buffer.from("user:wrong").toString("base64")}` };
    const read = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(url + path, { ...init, headers: { ...init.headers, origin } });
      return [response.status, allowed(response), response.headers.get("vary")?.includes("Origin")];
    };
    const readable = (status: number) => [status, origin, true];
    const user = { headers: bearer(server.user.bearer) };
    expect(await read("/graphql?query={__typename}")).toEqual(readable(200));
    expect(await read("/graphql?query={__typename}", { headers: wrong })).toEqual(readable(401));
    expect(await read("/outputs/1", { headers: wrong })).toEqual(readable(429));
    expect(await read("/outputs/1", user)).toEqual(readable(404));
    expect(await read("/v6/nodes/")).toEqual(readable(403));
    expect(await read("/api/nothing")).toEqual(readable(404));
    expect(await read("/nothing")).toEqual(readable(404));
    Object.defineProperty(services, "logins", {
      get: () => {
        throw new Error("broken");
      },
    });
    expect(await read("/outputs/1", { headers: wrong })).toEqual(readable(500));
  });

  test("is answered its preflights, and another page is not", async () => {
    const { url } = await withServer({ config: { corsOrigins: [origin] } });
    for (const path of ["/graphql", "/outputs/1/model", "/v6/nodes/1/"]) {
      const response = await fetch(url + path, { method: "OPTIONS", headers: preflight });
      expect(response.status).toBe(204);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "access-control-allow-origin": origin,
        "access-control-allow-methods": expect.stringContaining("PUT"),
        "access-control-allow-headers": "authorization,content-type",
      });
      expect(response.headers.get("access-control-allow-credentials")).toBe("true");
      const other = { ...preflight, origin: "https://evil.example.org" };
      expect(allowed(await fetch(url + path, { method: "OPTIONS", headers: other }))).toBeNull();
    }
    const ufdl = await fetch(`${url}/v1/jobs/1`, { method: "OPTIONS", headers: preflight });
    expect([ufdl.status, allowed(ufdl)]).toEqual([200, "*"]);
    expect(ufdl.headers.get("access-control-allow-headers")).not.toContain("node-id");
  });

  test("is any page where all are configured, by a star and not by its name", async () => {
    const { url } = await withServer({
      config: { corsOrigins: readConfig({ CORS_ORIGINS: "*" }).corsOrigins },
    });
    const response = await fetch(`${url}/healthz`, { headers: { origin } });
    expect(allowed(response)).toBe("*");
    // No cookie of a session is sent then.
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
  });
});
