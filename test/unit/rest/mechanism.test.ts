import { afterEach, describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { trustOf } from "../../../src/config/values.ts";
import { createExecutor } from "../../../src/graph/execute.ts";
import { ResponseError } from "../../../src/rest/answer.ts";
import type { Mount } from "../../../src/rest/mount.ts";
import { v1NodesRule } from "../../../src/rest/shared.ts";
import { refused, schema, serveToys, toyFacade, toyRoutes } from "./toy.ts";

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

const mount = (name: string, more: Partial<Mount> = {}): Mount => ({
  facade: toyFacade(name),
  anonymous: "off",
  prefixes: [`/${name}`],
  root: true,
  ...more,
});

async function toys(mounts: Mount[], more = {}) {
  const server = await serveToys({ mounts, ...more });
  closings.push(server.close);
  const call = async (path: string, init?: RequestInit) => {
    const response = await fetch(server.url + path, init);
    const text = await response.text();
    return {
      status: response.status,
      facade: response.headers.get("gantry-facade"),
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  return { ...server, call };
}

describe("a route", () => {
  test("runs its operation and shapes the answer, at its prefix and at the root", async () => {
    const { call, url } = await toys([mount("toy")]);
    const thing = { id: 4, name: "thing 4" };
    expect(await call("/v1/things/4")).toEqual({
      status: 200,
      facade: "toy",
      body: { thing, self: url },
    });
    expect((await call("/toy/v1/things/4")).body).toEqual({ thing, self: `${url}/toy` });
  });

  test("takes a slash at its end only where it may", async () => {
    const { call } = await toys([mount("toy")]);
    expect((await call("/v1/things/4/")).status).toBe(200);
    expect((await call("/v1/things/4//")).status).toBe(404);
    expect((await call("/v1/things/4/names/a", { method: "PUT" })).status).toBe(201);
    expect((await call("/v1/things/4/names/a/", { method: "PUT" })).status).toBe(404);
  });

  test("decodes a path once, and an escaped slash separates", async () => {
    const { call } = await toys([mount("toy")]);
    const put = (name: string) => call(`/v1/things/4/names/${name}`, { method: "PUT" });
    expect((await put("a%20%3Cb%3E")).body.name).toBe("a <b>");
    expect((await put("a%2541")).body.name).toBe("a%41");
    expect((await put("a%2Fb")).status).toBe(404);
    expect((await put("a%zz")).body.name).toBe("a%zz");
  });

  test("answers HEAD as GET without the body", async () => {
    const { call } = await toys([mount("toy")]);
    expect(await call("/v1/things/4", { method: "HEAD" })).toEqual({
      status: 200,
      facade: "toy",
      body: undefined,
    });
  });
});

test("a route that exists to be refused is a route, and says so", async () => {
  const refusing = toyFacade("toy", (router) => {
    const route = { name: "things.create", summary: "A toy.", refuse: () => new ResponseError(403, "never") };
    router.post("/v1/things", refused(route));
  });
  expect(refusing.routes).toMatchObject([
    { kind: "refused", method: "POST", operations: [], response: null },
  ]);
  const { call } = await toys([mount("toy", { facade: refusing })]);
  expect(await call("/v1/things", { method: "POST" })).toMatchObject({ status: 403, body: "never" });
  expect((await call("/v1/things")).body).toBe("toy: use POST");
});

test("an alias is the route's, and a value of the path that no parameter describes stops the start", () => {
  const refusing = (paths: string[], name = "a") =>
    toyFacade("toy", (router) => {
      const route = { name: "a", summary: "A toy.", refuse: () => new ResponseError(403) };
      router.get(paths, refused(route));
      router.put("/v1/b", refused({ ...route, name }));
    });
  expect(refusing(["/v1/a", "/v1/a.json"], "b").routes).toMatchObject([
    { method: "GET", path: "/v1/a", aliases: ["/v1/a.json"] },
    { method: "PUT", path: "/v1/b", aliases: [] },
  ]);
  expect(() => refusing(["/v1/:id"], "b")).toThrow("a does not describe its path value id");
  expect(() => refusing(["/v1/a"])).toThrow("toy has two routes named a");
});

describe("a failure is told in the facade's own words", () => {
  test("an unknown path, a wrong method, another case, a doubled slash", async () => {
    const { call } = await toys([mount("toy")]);
    expect((await call("/v1/nothing")).body).toBe("toy: unknown");
    expect(await call("/v1/things/4", { method: "POST" })).toMatchObject({
      status: 405,
      body: "toy: use GET, HEAD",
    });
    expect((await call("/v1/Things/4")).status).toBe(404);
    expect((await call("//v1/things/4")).status).toBe(404);
  });

  test("a refusal as an error and as data", async () => {
    const { call } = await toys([mount("toy")]);
    expect((await call("/v1/things/10")).body).toBe("toy: NOT_FOUND");
    expect((await call("/v1/things/4/names/taken", { method: "PUT" })).body).toBe("toy: NAME_TAKEN");
  });

  test("a variable that does not fit its type", async () => {
    const { call } = await toys([mount("toy")]);
    expect((await call("/v1/things/99999999999")).body).toBe("toy: INVALID_INPUT");
  });

  test("a defect is reported and not shown", async () => {
    const { call, reports } = await toys([mount("toy")]);
    expect(await call("/v1/things/13")).toMatchObject({ status: 500, body: "toy: crashed" });
    expect(String(reports[0])).toContain("the disk is on fire");
  });

  test("a body over the limit, announced or not, and the connection goes on", async () => {
    const { call } = await toys([mount("toy")]);
    const put = (body: unknown) =>
      call("/v1/things/4/names/a", { method: "PUT", body, duplex: "half" } as RequestInit);
    const chunks = () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < 20; at++) controller.enqueue(new Uint8Array(10));
          controller.close();
        },
      });
    expect((await put("x".repeat(100))).status).toBe(201);
    expect(await put("x".repeat(101))).toMatchObject({ status: 413, body: "toy: more than 100 bytes" });
    expect((await put(chunks())).status).toBe(413);
    expect((await call("/v1/things/4")).status).toBe(200);
  });
});

describe("facades side by side", () => {
  test("each answers its own prefix, and nothing is answered beside them", async () => {
    const { call } = await toys([mount("a", { root: false }), mount("b", { root: false })]);
    expect((await call("/b/v1/things/1")).facade).toBe("b");
    expect(await call("/b/v1/nothing")).toMatchObject({ status: 404, facade: "b" });
    expect(
      (await fetch(`${(await toys([mount("c", { root: false })])).url}/cc/v1/things/1`)).headers.get(
        "gantry-facade",
      ),
    ).toBe(null);
  });

  test("two that own one route of the root do not start", async () => {
    await expect(toys([mount("a"), mount("b")])).rejects.toThrow(
      /own one route of the shared root: GET \/v1\/things\/\{id\} \(a and b\)/,
    );
  });

  test("UFDL and Nodepool share a node's path by the kind of credentials", async () => {
    const nodes = (name: string, others: string) =>
      toyFacade(name, (router) => {
        for (const base of ["/v1/nodes", others]) toyRoutes(router, base, { readonly: true });
      });
    const mounts = [
      mount("ufdl", { facade: nodes("ufdl", "/v1/jobs") }),
      mount("nodepool", { facade: nodes("nodepool", "/v1/images") }),
    ];
    const { call } = await toys(mounts, { rule: v1NodesRule("nodepool") });
    const at = async (path: string, headers = {}) => (await call(path, { headers })).facade;
    expect(await at("/v1/nodes/4", { authorization: "Bearer x" })).toBe("ufdl");
    expect(await at("/v1/nodes/4", { "node-id": "4" })).toBe("ufdl");
    expect(await at("/v1/nodes/4", { authorization: "Basic x" })).toBe("nodepool");
    expect(await at("/v1/nodes/4")).toBe("nodepool");
    expect(await at("/v1/jobs/4")).toBe("ufdl");
    expect(await at("/v1/images/4")).toBe("nodepool");
  });

  test("a host name can be one facade's alone", async () => {
    const { url } = await toys([mount("a"), mount("b", { root: false, hostnames: ["localhost"] })]);
    const response = await fetch(`${url.replace("127.0.0.1", "localhost")}/v1/things/4`).catch(() => null);
    // Where localhost resolves to ::1 only, there is nobody on that address.
    if (response) expect(response.headers.get("gantry-facade")).toBe("b");
    expect((await fetch(`${url}/v1/things/4`)).headers.get("gantry-facade")).toBe("a");
  });
});

describe("forwarded headers", () => {
  const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "gantry.example, inner" };

  test("count from a trusted proxy", async () => {
    const { call } = await toys([mount("toy")], { trustedProxies: trustOf(["127.0.0.0/8"]) });
    expect((await call("/toy/v1/things/4", { headers })).body.self).toBe("https://gantry.example/toy");
  });

  test("are ignored from anyone else", async () => {
    const { call, url } = await toys([mount("toy")], { trustedProxies: trustOf(["10.0.0.1"]) });
    expect((await call("/toy/v1/things/4", { headers })).body.self).toBe(`${url}/toy`);
  });
});

test("an operation that does not fit the schema stops the start, by name", () => {
  expect(() => createExecutor(schema, [parse("query Lost { thing(id: 1) { colour } }")])).toThrow(
    /^Lost: Cannot query field "colour"/,
  );
});

test("a mutation that does not ask for its errors stops the start: it would take every refusal for a success", () => {
  const deaf = parse('mutation Deaf { rename(id: 1, name: "taken") { thing { id } } }');
  expect(() => createExecutor(schema, [deaf])).toThrow("Deaf: rename has to be asked for its errors");
});
