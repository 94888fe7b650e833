import { beforeAll, describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config.ts";
import { Coalition } from "../support/coalition.ts";
import { nodepoolYaml } from "../support/nodepool.ts";
import { type Hit, send } from "../support/raw.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { rawSocket } from "../support/sockets.ts";
import { forAllTests } from "../support/store.ts";

/* What a page of another site can make the browser of a user send, with all that the browser adds by itself. */

const evil = "http://evil.example";
const listed = "https://dash.example.org";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const text = { "content-type": "text/plain" };
const foreign: Record<string, Record<string, string>> = {
  "an origin": { origin: evil },
  "no origin that it tells": { origin: "null" },
  "another port": { origin: "http://127.0.0.1:1" },
  "another site": { "sec-fetch-site": "cross-site" },
  "another port of the site": { "sec-fetch-site": "same-site" },
};
const refused = { status: 403, code: "CROSS_SITE" };

/** Everything is open to callers without credentials, so that nothing but this rule refuses. */
const open = {
  graphql: "write",
  ufdl: "write",
  scale: "write",
  nodepool: "write",
  coalition: "write",
} as const;

let server: TestServer;
let coalition: Coalition;
beforeAll(async () => {
  const facades = { ...readConfig({}).facades };
  facades.coalition = { ...facades.coalition, port: 0 };
  server = await forAllTests(() =>
    withServer({ config: { anonymous: open, corsOrigins: [listed], facades } }),
  );
  coalition = new Coalition(server);
  await server.graphql("mutation ($yaml: String!) { importNodepoolConfig(yaml: $yaml) { __typename } }", {
    yaml: nodepoolYaml,
  });
});

async function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
  url = server.url,
): Promise<Hit & { code: unknown }> {
  const hit = await send(url, { method, path, headers, body });
  let code: unknown;
  try {
    code = JSON.parse(hit.text).error?.code;
  } catch {
    code = undefined;
  }
  return { ...hit, code };
}

describe.each(Object.entries(foreign))("a page of %s", (_name, from) => {
  test("changes no job through Coalition, by no method that changes one and on no port", async () => {
    const id = await coalition.add({ command: "true" });
    const edit = JSON.stringify({ [id]: { command: "evil" } });
    for (const url of [server.url, server.facadeUrls.coalition as string]) {
      expect(await ask("POST", "/api/jobs", { ...from, ...text }, edit, url)).toMatchObject(refused);
      const form = { ...from, "content-type": "application/x-www-form-urlencoded" };
      for (const path of ["/xmlrpc/addjob", "/json/addjob", "/workers/pickjob"]) {
        expect(await ask("POST", path, form, "hostname=w&cmd=evil", url)).toMatchObject(refused);
      }
    }
    expect(await ask("POST", "/coalition/api/jobs", { ...from, ...text }, edit)).toMatchObject(refused);
    expect(await coalition.job(id)).toMatchObject({ command: "true" });
  });

  test("changes nothing through the others", async () => {
    const basic = Buffer.from(`${server.admin.username}:${server.admin.password}`).toString("base64");
    const headers = { ...from, ...text, authorization: `Basic ${basic}` };
    for (const [method, path] of [
      ["POST", "/nodepool/v1/images"],
      ["POST", "/v1/dib_images"],
      ["DELETE", "/v1/nodes/1"],
      ["POST", "/scale/login/"],
      ["PATCH", "/v6/nodes/1/"],
      ["POST", "/ufdl/v1/nodes/create"],
      ["PUT", "/outputs/1/a?type=JSON"],
      ["POST", "/graphql"],
      ["POST", "/nothing"],
    ] as const) {
      expect({ path, ...(await ask(method, path, headers, "{}")) }).toMatchObject({ path, ...refused });
    }
    const json = { ...headers, "content-type": "application/json" };
    expect(await ask("POST", "/graphql", json, '{"query":"{__typename}"}')).toMatchObject(refused);
  });

  test("changes nothing with credentials that count as none, and what a user may with his own", async () => {
    const id = await coalition.add({ command: "true" });
    const change = { ...from, "content-type": "application/json" };
    const edit = JSON.stringify({ [id]: { command: "evil" } });
    for (const [method, path, body] of [
      ["POST", "/coalition/api/jobs", edit],
      ["PUT", "/coalition/api/jobs", "{}"],
      ["GET", "/coalition/json/addjob?cmd=evil", undefined],
      ["PATCH", "/scale/v6/nodes/1/", "{}"],
      ["POST", "/ufdl/v1/nodes/create", '{"ip":"10.0.0.8"}'],
    ] as const) {
      for (const authorization of ["Bearer x", "Token x", "Bearer ", "Token a b"]) {
        const { status } = await ask(method, path, { ...change, authorization }, body);
        expect([path, authorization, [401, 403].includes(status)]).toEqual([path, authorization, true]);
      }
    }
    expect(await coalition.job(id)).toMatchObject({ command: "true" });
    const authorization = `Bearer ${server.admin.bearer}`;
    const own = JSON.stringify({ [id]: { command: "own" } });
    expect(await ask("POST", "/coalition/api/jobs", { ...change, authorization }, own)).toMatchObject({
      status: 200,
    });
    expect(await coalition.job(id)).toMatchObject({ command: "own" });
  });

  test("reads, follows links and asks first as before", async () => {
    for (const [method, path] of [
      ["GET", "/api/jobs"],
      ["GET", "/healthz"],
      ["GET", "/docs"],
      ["GET", "/graphql?query={__typename}"],
      ["OPTIONS", "/ufdl/v1/jobs/list"],
    ] as const) {
      expect([path, (await ask(method, path, from)).status]).not.toEqual([path, 403]);
    }
  });

  test("gets in with a token that its script adds, and logs in at UFDL", async () => {
    const bearer = {
      ...from,
      authorization: `Bearer ${server.admin.bearer}`,
      "content-type": "application/json",
    };
    const created = await ask("POST", "/ufdl/v1/nodes/create", bearer, '{"ip":"10.0.0.9"}');
    expect(created.code).toBeUndefined();
    expect(created.facade).toBe("ufdl");
    const { username, password } = server.user;
    const login = await ask(
      "POST",
      "/ufdl/v1/auth/obtain/",
      { ...from, "content-type": "application/json" },
      JSON.stringify({ username, password }),
    );
    expect(login.status).toBe(200);
    expect(JSON.parse(login.text)).toHaveProperty("access");
  });
});

describe("the old calls that change state by GET", () => {
  const paths = ["/json/addjob?cmd=evil", "/xmlrpc/addjob?cmd=evil", "/workers/pickjob?hostname=evil"];

  test.each(paths)("%s does nothing for a link or an image of another site", async (path) => {
    const before = (await coalition.do<unknown[]>("GET", "/api/jobs")).length;
    // Without TLS, of another machine: the browser tells nothing but that it is one.
    const unclear: Record<string, string> = { "user-agent": firefox };
    for (const headers of [unclear, { ...unclear, "sec-fetch-site": "cross-site" }]) {
      expect(await ask("GET", path, headers)).toMatchObject(refused);
      expect(await ask("GET", `/coalition${path}`, headers)).toMatchObject(refused);
    }
    expect(await coalition.do("GET", "/api/jobs")).toHaveLength(before);
  });

  test("work for scripts, and for a person who types them", async () => {
    expect((await ask("GET", "/json/addjob?cmd=true")).status).toBe(200);
    expect((await ask("GET", "/json/addjob?cmd=true", { "user-agent": "Python-urllib/3.12" })).status).toBe(
      200,
    );
    const typed = { "user-agent": firefox, "sec-fetch-site": "none" };
    expect((await ask("GET", "/json/addjob?cmd=true", typed)).status).toBe(200);
    expect((await ask("GET", "/api/jobs", { "user-agent": firefox })).status).toBe(200);
  });
});

test("own pages, listed origins and other programs change what they may", async () => {
  const { host } = new URL(server.url);
  for (const headers of [
    {},
    { origin: server.url },
    // Behind a proxy that ends TLS and says so to nobody.
    { origin: `https://${host}` },
    { "sec-fetch-site": "same-origin", origin: "https://name.of.the.proxy" },
    { "sec-fetch-site": "none" },
    { origin: listed, "sec-fetch-site": "cross-site" },
  ]) {
    const { status, text } = await ask(
      "PUT",
      "/api/jobs",
      headers as Record<string, string>,
      '{"title":"own"}',
    );
    expect([headers, status, Number(text)]).toEqual([headers, 200, expect.any(Number)]);
  }
});

test("with CORS_ORIGINS=* any page calls the graph and nothing else, and still no form does", async () => {
  const { url } = await withServer({ config: { corsOrigins: ["*"] } });
  const json = { origin: evil, "content-type": "application/json" };
  expect((await ask("POST", "/graphql", json, '{"query":"{__typename}"}', url)).status).toBe(200);
  expect((await ask("POST", "/graphql", { origin: evil, ...text }, "x", url)).text).toContain(
    "PREFLIGHT_REQUIRED",
  );
  expect(await ask("PUT", "/api/jobs", json, "{}", url)).toMatchObject(refused);
  const madeUp = { ...json, authorization: "Bearer x" };
  expect((await ask("PUT", "/api/jobs", madeUp, '{"cmd":"evil"}', url)).status).toBe(401);
});

test("web-sockets go by the same rule: a foreign page is nobody until it says who it is", async () => {
  const authorization = `Bearer ${server.admin.bearer}`;
  for (const from of Object.values(foreign)) {
    const raw = await rawSocket(`${server.url}/graphql`, { headers: { ...from, authorization } });
    raw.send({ type: "connection_init" });
    expect((await raw.closed).code).toBe(4403);
  }
});
