import { beforeAll, describe, expect, test } from "@jest/globals";
import { call } from "../../support/legacy.ts";
import { Nodepool, nodepoolYaml } from "../../support/nodepool.ts";
import { type TestServer, withServer } from "../../support/server.ts";
import { forAllTests } from "../../support/store.ts";

/*
 * Every change of a node, made through each dialect that has it, is read back through all of them and the graph.
 */

let server: TestServer;
let token = "";
beforeAll(async () => {
  server = await forAllTests(() =>
    // The reaper's time is longer than a token's.
    withServer({ config: { jwt: { access: 86_400, refresh: 86_400 } } }),
  );
  const { username, password } = server.admin;
  token = (await call(server.url, "POST", "/api-token-auth/", { json: { username, password } })).body.token;
});

const graph = async (query: string, variables: object = {}) => {
  const { data, errors } = await server.graphql(query, variables as Record<string, unknown>);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const mutate = (field: string) => graph(`mutation { ${field} { __typename ... on Refusal { message } } }`);
const scale = (method: string, pk: number, json?: object) =>
  call(server.url, method, `/scale/v6/nodes/${pk}/`, { token, ...(json ? { json } : {}) });
const nodepool = (method: string, pk: number, form?: Record<string, string>) =>
  call(server.url, method, `/nodepool/v1/nodes/${pk}`, { basic: server.admin, ...(form ? { form } : {}) });
const ufdl = (method: string, path: string, json?: object) =>
  call(server.url, method, `/ufdl/v1/${path}`, {
    headers: { authorization: `Bearer ${server.admin.bearer}` },
    ...(json ? { json } : {}),
  });

let count = 0;
async function node(): Promise<number> {
  const input = { hostname: `host-${++count}`, ip: `192.0.2.${count}`, index: 0, cpuMemory: 1 };
  const { registerNode } = await graph(
    "mutation ($input: ComputeNodeInput!) { registerNode(input: $input) { ... on ComputeNode { pk } } }",
    { input },
  );
  return registerNode.pk;
}

interface Seen {
  paused: boolean;
  reason: string | null;
  active: boolean;
  state: string;
}

/** How a node stands, as all of them tell; fails when they disagree. */
async function seen(pk: number): Promise<Seen> {
  const { computeNode } = await graph(
    `{ computeNode(pk: ${pk}) { paused pauseReason active shownState stateActor } }`,
  );
  const scales = (await scale("GET", pk)).body;
  const nodepools = (await nodepool("GET", pk)).body;
  const { paused, pauseReason, active, shownState } = computeNode;
  expect(scales).toMatchObject({ is_paused: paused, pause_reason: pauseReason, is_active: active });
  expect(scales.deprecated === null).toBe(active);
  expect(nodepools.state).toBe(shownState.toLowerCase());
  expect((await ufdl("GET", `nodes/${pk}`)).body.pk).toBe(pk);
  return { paused, reason: pauseReason, active, state: nodepools.state };
}

const ready: Seen = { paused: false, reason: null, active: true, state: "ready" };
const held = { ...ready, paused: true, state: "hold" };

describe("pausing", () => {
  const ways: Record<string, [(pk: number) => Promise<unknown>, string | null]> = {
    Scale: [(pk) => scale("PATCH", pk, { is_paused: true, pause_reason: "by Scale" }), "by Scale"],
    Nodepool: [(pk) => nodepool("PUT", pk, { state: "hold" }), null],
    GraphQL: [(pk) => mutate(`pauseNode(pk: ${pk}, reason: "by GraphQL")`), "by GraphQL"],
    "GraphQL's hold": [(pk) => mutate(`holdNode(pk: ${pk}, reason: "held")`), "held"],
  };
  const back: Record<string, (pk: number) => Promise<unknown>> = {
    Scale: (pk) => scale("PATCH", pk, { is_paused: false }),
    Nodepool: (pk) => nodepool("PUT", pk, { state: "ready" }),
    GraphQL: (pk) => mutate(`resumeNode(pk: ${pk})`),
  };
  test.each(Object.keys(ways).flatMap((way) => Object.keys(back).map((end) => [way, end] as const)))(
    "through %s is ended through %s",
    async (way, end) => {
      const pk = await node();
      expect(await seen(pk)).toEqual(ready);
      const [pause, reason] = ways[way] as (typeof ways)[string];
      await pause(pk);
      expect(await seen(pk)).toEqual({ ...held, reason });
      await back[end]?.(pk);
      expect(await seen(pk)).toEqual(ready);
    },
  );
});

describe("leaving the cluster", () => {
  const ways: Record<string, (pk: number) => Promise<unknown>> = {
    Scale: (pk) => scale("PATCH", pk, { is_active: false }),
    Nodepool: (pk) => nodepool("DELETE", pk),
    GraphQL: (pk) => mutate(`deactivateNode(pk: ${pk})`),
  };
  const back: Record<string, (pk: number) => Promise<unknown>> = {
    Scale: (pk) => scale("PATCH", pk, { is_active: true }),
    GraphQL: (pk) => mutate(`activateNode(pk: ${pk})`),
    Nodepool: async (pk) => {
      await nodepool("PUT", pk, { state: "hold" });
      await nodepool("PUT", pk, { state: "ready" });
    },
  };
  test.each(Object.keys(ways).flatMap((way) => Object.keys(back).map((end) => [way, end] as const)))(
    "through %s is taken back through %s",
    async (way, end) => {
      const pk = await node();
      await ways[way]?.(pk);
      expect(await seen(pk)).toEqual({ ...ready, active: false, state: "delete" });
      await back[end]?.(pk);
      expect(await seen(pk)).toEqual(ready);
    },
  );
});

describe("coming and going", () => {
  test("a node that UFDL registers is everybody's, and so is its new address", async () => {
    const made = await ufdl("POST", "nodes/create", {
      ip: "198.51.100.7",
      index: 1,
      driver_version: "1",
      hardware_generation: null,
      gpu_mem: null,
      cpu_mem: 1024,
    });
    expect(made.status).toBe(201);
    const pk = made.body.pk;
    expect((await scale("GET", pk)).body.hostname).toBe("198.51.100.7#1");
    expect((await nodepool("GET", pk)).body).toMatchObject({
      ip: "198.51.100.7",
      nodename: "198.51.100.7#1",
    });
    await ufdl("PATCH", `nodes/${pk}`, { ip: "198.51.100.8" });
    expect((await nodepool("GET", pk)).body.ip).toBe("198.51.100.8");
    expect((await scale("GET", pk)).body.hostname).toBe("198.51.100.8#1");
    await mutate(`updateNode(pk: ${pk}, input: { hostname: "renamed" })`);
    expect((await scale("GET", pk)).body.hostname).toBe("renamed");
    expect((await nodepool("GET", pk)).body.hostname).toBe("renamed");
  });

  test.each(["UFDL", "GraphQL", "Nodepool's reaper"])(
    "a node that %s removes is gone for all",
    async (who) => {
      const pk = await node();
      if (who === "UFDL") await ufdl("DELETE", `nodes/${pk}`);
      else if (who === "GraphQL") await mutate(`removeNode(pk: ${pk})`);
      else {
        await nodepool("DELETE", pk);
        server.clock.advance(server.config.nodepool.reapAfter);
        await server.clockwork.tick();
      }
      expect((await scale("GET", pk)).status).toBe(404);
      expect((await nodepool("GET", pk)).status).toBe(404);
      expect((await ufdl("GET", `nodes/${pk}`)).status).toBe(404);
      expect((await graph(`{ computeNode(pk: ${pk}) { status } }`)).computeNode.status).toBe("REMOVED");
    },
  );

  test("a node at work is used to Nodepool and busy to UFDL", async () => {
    const pk = await node();
    const { createCommandJob } = await graph(
      'mutation { createCommandJob(input: { command: "true" }) { ... on Job { pk } } }',
    );
    const as = { node: pk };
    await server.graphql("mutation { acquireNextJob(kinds: [COMMAND]) { __typename } }", {}, as);
    expect((await nodepool("GET", pk)).body).toMatchObject({ _state: 3, state: "used" });
    expect((await ufdl("GET", `nodes/${pk}`)).body.current_job).toBe(createCommandJob.pk);
    await server.graphql(`mutation { finishJob(pk: ${createCommandJob.pk}) { __typename } }`, {}, as);
    expect((await nodepool("GET", pk)).body.state).toBe("ready");
  });
});

describe("an image's job", () => {
  test("is a job to UFDL that its workers can't take, and its states are the image's", async () => {
    await graph("mutation ($yaml: String!) { importNodepoolConfig(yaml: $yaml) { __typename } }", {
      yaml: nodepoolYaml,
    });
    const pk = await node();
    const own = new Nodepool(server);
    const state = async () =>
      (await own.ask("GET", "/v1/dib_images")).body.map((row: { state: string }) => row.state);
    await own.ask("POST", "/v1/dib_images/trusty/build");
    const { jobs } = await graph("{ jobs(filter: { kind: { equals: IMAGE } }) { nodes { pk } } }");
    const job = jobs.nodes[0].pk;
    expect(await state()).toEqual(["building"]);
    expect((await ufdl("GET", `jobs/${job}`)).body).toMatchObject({
      pk: job,
      description: "build image trusty",
    });
    const taken = await call(server.url, "GET", `/ufdl/v1/jobs/${job}/acquire`, {
      headers: { authorization: `Bearer ${server.admin.bearer}`, "node-id": String(pk) },
    });
    expect(taken.status).toBe(403);
    expect(await own.work(pk, "no space")).toBe(job);
    expect(await state()).toEqual([]);
    await graph(`mutation { retryJob(pk: ${job}) { __typename } }`);
    expect(await state()).toEqual(["building"]);
    expect(await own.work(pk)).toBe(job);
    expect(await state()).toEqual(["ready"]);
  });
});
