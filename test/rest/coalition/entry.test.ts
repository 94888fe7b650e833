import { describe, expect, test } from "@jest/globals";
import { withCoalition } from "../../support/coalition.ts";
import { withServer } from "../../support/server.ts";

interface Events {
  events: { nodes: { type: string; actor: string }[] };
}

const open = { graphql: "off", ufdl: "off", scale: "off", nodepool: "off" } as const;
const withAccess = (coalition: "off" | "read" | "write") =>
  withCoalition({ config: { anonymous: { ...open, coalition } } });

describe("with COALITION_ANONYMOUS=off", () => {
  test("nobody gets in without credentials, and is asked for them", async () => {
    const coalition = await withAccess("off");
    for (const [method, path, asked] of [
      ["GET", "/api/jobs", {}],
      ["GET", "/api/workers", {}],
      ["PUT", "/api/jobs", { json: { title: "x" } }],
      ["POST", "/workers/pickjob", { form: { hostname: "w1" } }],
      ["POST", "/workers/heartbeat", { form: { hostname: "w1", jobId: "1" } }],
      ["GET", "/xmlrpc/addjob?title=x", {}],
      ["POST", "/api/stopworkers", { json: ["w1"] }],
      ["POST", "/api/affinities", { json: { 1: "a" } }],
    ] as const) {
      const { status, headers } = await coalition.ask(method, path, asked);
      expect([path, status]).toEqual([path, 401]);
      expect(headers.get("www-authenticate")).toBe('Basic realm="Coalition login"');
    }
    const wrong = { username: "user", password: "wrong" };
    expect((await coalition.ask("GET", "/api/jobs", { basic: wrong })).status).toBe(401);
    const { data } = await coalition.server.graphql("{ jobs { totalCount } computeNodes { totalCount } }");
    expect(data).toEqual({ jobs: { totalCount: 0 }, computeNodes: { totalCount: 0 } });
  });

  test("where anybody writes, another system's credentials are as good as none", async () => {
    const coalition = await withAccess("write");
    const basic = { username: "render", password: "ldap" };
    const { status, body } = await coalition.ask("PUT", "/api/jobs", { json: { title: "x" }, basic });
    expect([status, body]).toEqual([200, 1]);
    const { data } = await coalition.server.graphql<Events>("{ events { nodes { type actor } } }");
    expect(data.events.nodes).toContainEqual({ type: "JOB_CREATED", actor: "anonymous (coalition)" });
    expect((await (await withAccess("read")).ask("GET", "/api/jobs", { basic })).status).toBe(401);
  });

  test("an ordinary user's name and password work for the module, the page and the worker", async () => {
    const coalition = await withAccess("off");
    const basic = coalition.server.user;
    const ask = async <Body = unknown>(method: string, path: string, json?: unknown) => {
      const { status, body, text } = await coalition.ask<Body>(method, path, {
        basic,
        ...(json === undefined ? {} : { json }),
      });
      expect([method, path, status, text.slice(0, 80)]).toEqual([method, path, 200, text.slice(0, 80)]);
      return body;
    };
    // The module.
    const id = await ask<number>("PUT", "/api/jobs", {
      title: "mine",
      command: "true",
      priority: 1000,
      timeout: 0,
    });
    await ask("POST", "/api/affinities", { 1: "linux" });
    await ask("POST", "/api/jobs", { [id]: { title: "still mine" } });
    await ask("POST", `/api/jobs/${id}/dependencies`, []);
    // The worker.
    const worker = coalition.worker("w1", basic);
    expect((await worker.pick())?.id).toBe(id);
    expect(await worker.beat(id, "PROGRESS:50")).toBe(true);
    await worker.end(id);
    // The page.
    await ask("GET", "/api/jobs/count/where/?where_clause=(parent%20=%200)");
    await ask("GET", "/api/jobs/users/");
    for (const path of ["resetjobs", "startjobs", "pausejobs", "reseterrorjobs"]) {
      await ask("POST", `/api/webfrontend/${path}`, [id]);
    }
    await ask("POST", "/api/workers", { w1: { affinity: "linux" } });
    await ask("POST", "/api/stopworkers", ["w1"]);
    await ask("POST", "/api/startworkers", ["w1"]);
    await ask("DELETE", "/api/workers", ["w1"]);
    await ask("DELETE", "/api/jobs", [id]);
    const { data } = await coalition.server.graphql<Events>(
      "{ events(first: 100) { nodes { type actor } } }",
    );
    const actors = data.events.nodes.filter(({ type }) => type.startsWith("JOB_")).map(({ actor }) => actor);
    expect(new Set(actors)).toEqual(new Set(["user", "user as node w1"]));
  });

  test("another user's jobs are his: 403, and nothing of the call is done", async () => {
    const coalition = await withAccess("off");
    const { admin, user } = coalition.server;
    const add = async (basic: typeof admin) =>
      (await coalition.ask<number>("PUT", "/api/jobs", { basic, json: { title: "job", command: "true" } }))
        .body;
    const [own, other] = [await add(user), await add(admin)];
    for (const [method, path, json] of [
      ["POST", "/api/pausejobs", [own, other]],
      ["POST", "/api/startjobs", [own, other]],
      ["POST", "/api/resetjobs", [own, other]],
      ["DELETE", "/api/jobs", [own, other]],
      ["POST", "/api/jobs", { [own]: { title: "x" }, [other]: { title: "x" } }],
      ["POST", `/api/jobs/${other}/dependencies`, [own]],
    ] as const) {
      expect((await coalition.ask(method, path, { basic: user, json })).status).toBe(403);
    }
    const { body } = await coalition.ask("GET", `/api/jobs/${own}`, { basic: user });
    expect(body).toMatchObject({ state: "WAITING", paused: 0, title: "job" });
  });
});

test("with read anybody may look, and nobody change", async () => {
  const coalition = await withAccess("read");
  expect((await coalition.ask("GET", "/api/jobs")).status).toBe(200);
  expect((await coalition.ask("PUT", "/api/jobs", { json: {} })).status).toBe(401);
  expect((await coalition.ask("POST", "/workers/pickjob", { form: { hostname: "w" } })).status).toBe(401);
  expect((await coalition.ask("PUT", "/api/jobs", { basic: coalition.server.user, json: {} })).status).toBe(
    200,
  );
});

test("on a port of its own it is alone", async () => {
  const { config } = await withServer();
  const server = await withServer({
    config: {
      facades: { ...config.facades, coalition: { port: 0, hostname: null, prefix: null, root: false } },
    },
  });
  const own = server.facadeUrls.coalition as string;
  expect(await (await fetch(`${own}/api/jobs`)).text()).toBe("[]");
  expect((await fetch(`${server.url}/api/jobs`)).status).toBe(404);
});
