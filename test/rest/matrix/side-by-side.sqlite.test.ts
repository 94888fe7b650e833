import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { WebSocket } from "ws";
import { trustOf } from "../../../src/config/values.ts";
import type { Config } from "../../../src/config.ts";
import { allFacades } from "../../../src/rest/gateway.ts";
import { examplePath } from "../../../src/rest/paths.ts";
import { startServer } from "../../../src/server.ts";
import { call } from "../../support/legacy.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { send } from "../../support/raw.ts";
import type { ScaleNodes, ScaleToken } from "../../support/scale.ts";
import { type TestServer, withServer } from "../../support/server.ts";

type Places = Config["facades"];
const names = allFacades.map(({ name }) => name) as (keyof Places)[];

/** Each facade's own form of an error, which none of the others has. */
const forms: Record<string, (type: string, text: string) => boolean> = {
  // The download's errors are typed as the bytes would be.
  ufdl: (type, text) =>
    (/^application\/(json|data)$/.test(type) && /^\{"/.test(text)) ||
    (/^text\/html/.test(type) && text.startsWith("<!doctype html>")),
  scale: (type, text) =>
    type === "application/json" ||
    (/^text\/html/.test(type) && (text === "" || text.startsWith("<h1>Not Found</h1>"))),
  nodepool: (type, text) =>
    (type === "application/json; charset=UTF-8" && /"code": \d+, "description": .*, "title": "/.test(text)) ||
    (type === "text/html; charset=UTF-8" && text.startsWith("<html>\n <head>\n  <title>")) ||
    (type === "text/plain; charset=UTF-8" && /^\d{3} /.test(text)),
  // A sentence, and no page of anybody's.
  coalition: (type, text) => type === "text/html" && /^[^<{["]/.test(text),
};

const places = (more: Partial<Places[keyof Places]>): Places =>
  Object.fromEntries(
    ["ufdl", "scale", "nodepool", "coalition"].map((name) => [
      name,
      { port: null, hostname: null, prefix: null, root: false, ...more },
    ]),
  ) as Places;

const mounts: Record<string, (server: TestServer, name: string) => { base: string; host?: string }> = {
  prefix: ({ url }, name) => ({ base: `${url}/${name}` }),
  port: ({ facadeUrls }, name) => ({ base: facadeUrls[name] as string }),
  hostname: ({ url }, name) => ({ base: url, host: `${name}.example` }),
};

const odd = fc.constantFrom(
  "",
  "/",
  "//",
  "/%2f",
  "/..",
  "/abc",
  "/99999999999999999999",
  ".json",
  "/-1",
  "%00",
);
const methods = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");
const accepts = fc.constantFrom("*/*", "application/json", "text/html", "text/plain", "image/png", "");
const credentials = fc.constantFrom("", "Bearer x", "Token x", "Basic eDp5", "Basic", "Digest x");
const bodies = fc.constantFrom(undefined, "{", "[]", "null", '{"state":1}', "a=b");

/** Paths that some facade routes, with something odd behind them. */
const paths = fc
  .tuple(
    fc.constantFrom(
      ...allFacades.flatMap((facade) => facade.routes.map((route) => examplePath(route))),
      "/",
      "/v1",
      "/v6",
      "/api",
      "/nothing",
    ),
    odd,
  )
  .map(([path, tail]) => path + tail);
const requests = fc.record({ method: methods, path: paths, accept: accepts, credentials, body: bodies });

interface Asked {
  method: string;
  path: string;
  accept: string;
  credentials: string;
  body: string | undefined;
}

function ask(base: string, { method, path, accept, credentials, body }: Asked, host?: string) {
  const withBody = body !== undefined && method !== "GET" && method !== "HEAD";
  return call(base, method, path, {
    headers: {
      accept,
      ...(credentials ? { authorization: credentials } : {}),
      ...(withBody ? { "content-type": "application/json" } : {}),
      // fetch sends no Host of one's own; a trusted proxy may name another one.
      ...(host ? { "x-forwarded-host": host } : {}),
    },
    ...(withBody ? { raw: body } : {}),
  });
}

/** At a facade's host name the gateway's own paths stay its own. Of these, `requests` has only the dashboard's. */
function isForDashboard(base: string, { method, path, accept }: Asked): boolean {
  // fetch resolves dots before it sends a path: /v1/.. is asked for as /.
  return /^(GET|HEAD)$/.test(method) && accept === "text/html" && new URL(base + path).pathname === "/";
}

describe("no facade answers in another's form", () => {
  test.each(Object.keys(mounts))("at its own %s, for any path and method", async (form) => {
    const server = await withServer({
      config: {
        trustedProxies: trustOf(["127.0.0.1"]),
        facades: Object.fromEntries(
          Object.entries(places({})).map(([name, place]) => [
            name,
            {
              ...place,
              ...(form === "prefix" ? { prefix: `/${name}` } : {}),
              ...(form === "port" ? { port: 0 } : {}),
              ...(form === "hostname" ? { hostname: `${name}.example` } : {}),
            },
          ]),
        ) as Places,
      },
    });
    await check(
      fc.asyncProperty(fc.constantFrom(...names), requests, async (name, request) => {
        const { base, host } = (mounts[form] as (typeof mounts)[string])(server, name);
        const { status, headers, text } = await ask(base, request, host);
        const expected = form === "hostname" && isForDashboard(base, request) ? null : name;
        expect([request.path, headers.get("gantry-facade")]).toEqual([request.path, expected]);
        expect(status).toBeLessThan(500);
        if (status >= 400 && text !== "") {
          expect([name, text, forms[name]?.(headers.get("content-type") ?? "", text)]).toEqual([
            name,
            text,
            true,
          ]);
        }
      }),
      { numRuns: size(50, 150) },
    );
  });

  test("side by side at the root: who says to have answered has", async () => {
    const server = await withServer({ config: { facades: places({ root: true }) } });
    await check(
      fc.asyncProperty(requests, async (request) => {
        const { status, headers, text } = await ask(server.url, request);
        const facade = headers.get("gantry-facade");
        expect(status).toBeLessThan(500);
        if (facade && status >= 400 && text !== "") {
          expect([text, forms[facade]?.(headers.get("content-type") ?? "", text)]).toEqual([text, true]);
        }
      }),
      { numRuns: size(100, 300) },
    );
  });
});

describe("a caller's mistake is never a 500", () => {
  test("whoever he is", async () => {
    const server = await withServer();
    const { username, password } = server.admin;
    const json = { username, password };
    const key = (await call<ScaleToken>(server.url, "POST", "/api-token-auth/", { json })).body.token;
    const known = [
      `Bearer ${server.admin.bearer}`,
      `Token ${key}`,
      `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
    ];
    const asAdmin = fc.tuple(requests, fc.constantFrom(...known), fc.constantFrom("", ...names));
    await check(
      fc.asyncProperty(asAdmin, async ([request, credentials, name]) => {
        const base = name === "" ? server.url : `${server.url}/${name}`;
        const { status, text } = await ask(base, { ...request, credentials });
        expect([status < 500, text]).toEqual([true, text]);
      }),
      { numRuns: size(100, 400) },
    );
  });
});

describe("/v1/nodes/{int} at the shared root", () => {
  const facadeOf = async (
    server: TestServer,
    method: string,
    headers: Record<string, string>,
    at = "/v1/nodes/1",
  ) => (await call(server.url, method, at, { headers })).headers.get("gantry-facade");

  const tokenOf = async (server: TestServer) =>
    (await call<{ access: string }>(server.url, "POST", "/v1/auth/obtain", { json: server.admin })).body
      .access;

  test.each(["nodepool", "ufdl"] as const)(
    "goes by the credentials, and without them to %s",
    async (owner) => {
      const server = await withServer({ config: { v1NodesOwner: owner } });
      for (const method of ["GET", "PUT", "DELETE"]) {
        expect(await facadeOf(server, method, { authorization: "Bearer x" })).toBe("ufdl");
        expect(await facadeOf(server, method, { "node-id": "1" })).toBe("ufdl");
        expect(await facadeOf(server, method, { authorization: "Basic eDp5" })).toBe("nodepool");
        expect(await facadeOf(server, method, {})).toBe(owner);
      }
      // Only UFDL knows these, but not for a client of Nodepool's.
      for (const method of ["PATCH", "OPTIONS"]) {
        expect(await facadeOf(server, method, {})).toBe("ufdl");
        expect(await facadeOf(server, method, { authorization: "Basic eDp5" })).toBe("nodepool");
      }
      // Neither routes these.
      for (const [method, path] of [
        ["POST", "/v1/nodes/1"],
        ["GET", "/v1/nodes/1/2"],
        ["GET", "/v1/none"],
        ["GET", "/v1"],
      ] as const) {
        const who: Record<string, string>[] = [
          { authorization: "Bearer x" },
          { "node-id": "1" },
          { authorization: "Basic eDp5" },
          {},
        ];
        expect([path, ...(await Promise.all(who.map((one) => facadeOf(server, method, one, path))))]).toEqual(
          [path, "ufdl", "ufdl", "nodepool", owner],
        );
      }
      // A client of UFDL is answered as UFDL does, whatever Nodepool makes of the path.
      for (const [method, path, status] of [
        ["GET", "/v1/nodes/list", 405],
        ["PUT", "/v1/nodes/list", 405],
        ["GET", "/v1/nodes/", 404],
      ] as const) {
        const authorization = `Bearer ${await tokenOf(server)}`;
        const answer = await call(server.url, method, path, { headers: { authorization } });
        expect([path, answer.status, answer.headers.get("gantry-facade")]).toEqual([path, status, "ufdl"]);
      }
      expect(await facadeOf(server, "GET", { authorization: "Basic eDp5" }, "/v1/nodes/")).toBe("nodepool");
      expect(await facadeOf(server, "GET", { authorization: "Bearer x" }, "/v1/nodes")).toBe("nodepool");
      expect(await facadeOf(server, "GET", {}, "/v1/jobs/1/none")).toBe("ufdl");
      expect(await facadeOf(server, "GET", {}, "/v1/nodes")).toBe("nodepool");
      expect(await facadeOf(server, "GET", {}, "/v1/nodes/ping")).toBe("ufdl");
      expect(await facadeOf(server, "GET", {}, "/v1/images/x/y/z")).toBe("nodepool");
      expect(await facadeOf(server, "GET", {}, "/api/v6/none/")).toBe("scale");
    },
  );
});

describe("start-up refuses", () => {
  const refuses = async (facades: Places, reason: RegExp) => {
    const server = await withServer();
    await server.close();
    await expect(startServer({ ...server.config, facades })).rejects.toThrow(reason);
  };

  test("a prefix, a host name or a port that two are to have", async () => {
    await refuses(places({ prefix: "/same" }), /the prefix \/same is given to both ufdl and scale/);
    await refuses(places({ hostname: "a.b" }), /the host name a\.b is given to both ufdl and scale/);
    await refuses(places({ port: 45_999 }), /port 45999 is given to both ufdl and scale/);
  });
});

describe("a facade's places", () => {
  test("a port of its own has no graph, by request or by web-socket", async () => {
    const server = await withServer({
      config: { facades: { ...places({}), ufdl: { ...places({}).ufdl, port: 0 } } },
    });
    const own = server.facadeUrls.ufdl as string;
    const { status, headers } = await call(own, "GET", "/graphql");
    expect([status, headers.get("gantry-facade")]).toEqual([404, "ufdl"]);
    const answered = new Promise((resolve) => {
      const socket = new WebSocket(`${own.replace("http", "ws")}/graphql`, "graphql-transport-ws");
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
      socket.on("open", () => resolve("open"));
    });
    expect(await answered).toBe(404);
  });

  test("none turns it off", async () => {
    const server = await withServer({
      config: { facades: { ...places({}), ufdl: places({ root: true }).ufdl } },
    });
    expect((await call(server.url, "GET", "/v6/nodes/")).headers.get("gantry-facade")).toBe(null);
    expect((await fetch(`${server.url}/docs/scale.json`)).status).toBe(404);
    expect((await call(server.url, "POST", "/v1/nodes/list")).headers.get("gantry-facade")).toBe("ufdl");
  });

  test("a facade's host name is read without its port and case; a Host that is none is refused", async () => {
    const places = { port: null, hostname: "scale.example", prefix: "/scale", root: true };
    const server = await withServer();
    const facades = { ...server.config.facades, scale: places };
    const named = await withServer({ config: { facades } });
    for (const host of ["a:99999", "x:y:z", "::", "[", "/", "%", '"', "\u00e9"]) {
      const headers = { host };
      const shot = { method: "GET", path: "/scale/v6/nodes/", headers, body: undefined };
      const { status, facade } = await send(named.url, shot);
      expect([host, facade, status === 400 || status === 421]).toEqual([host, undefined, true]);
    }
    const shot = { method: "GET", path: "/nodes/", headers: { host: "SCALE.example:80" }, body: undefined };
    expect(await send(named.url, shot)).toMatchObject({ status: 404, facade: "scale" });
  });

  test("links carry the form they were asked by, and X-Forwarded-* only from a trusted proxy", async () => {
    for (const proxies of [[], ["127.0.0.1"]]) {
      const server = await withServer({
        config: {
          trustedProxies: trustOf(proxies),
          allowedHosts: ["gantry.example"],
          anonymous: { graphql: "off", ufdl: "off", scale: "read", nodepool: "off", coalition: "off" },
        },
      });
      for (const name of ["a", "b"]) {
        await server.graphql(`mutation { registerNode(input: { name: "${name}" }) { __typename } }`);
      }
      const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "gantry.example, inner" };
      const { body } = await call<ScaleNodes>(server.url, "GET", "/scale/v6/nodes/?page_size=1", { headers });
      const origin = proxies.length > 0 ? "https://gantry.example" : server.url;
      expect(body.next).toBe(`${origin}/scale/v6/nodes/?page=2&page_size=1`);
    }
  });
});
