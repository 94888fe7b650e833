import { beforeEach, describe, expect, test } from "@jest/globals";
import { Coalition } from "../../support/coalition.ts";
import { type TestServer, withServer } from "../../support/server.ts";
import { Ufdl, type UfdlJob } from "../../support/ufdl.ts";
import type { Made, OneNode } from "../../support/work.ts";

/* One queue behind all four APIs (docs/glossary.md). */

let server: TestServer;
let coalition: Coalition;
let ufdl: Ufdl;
beforeEach(async () => {
  server = await withServer();
  coalition = new Coalition(server);
  ufdl = new Ufdl(server, "/ufdl");
});
const graph = async <Data = unknown>(source: string, as?: { node?: number }) => {
  const { data, errors } = await server.graphql<Data>(source, {}, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

describe("a job queued by Coalition's PUT", () => {
  test("is listed by UFDL with the built-in template, and can't be acquired there", async () => {
    const id = await coalition.add({ title: "frame", command: "render 1", dir: "/tmp", user: "ann" });
    const listed = await ufdl.ok(ufdl.post<UfdlJob[]>("jobs/list", { body: {} }));
    const row = listed.find(({ pk }) => pk === id);
    expect(row).toMatchObject({ pk: id, description: "frame", template: { name: "command" }, node: null });
    expect(JSON.stringify(row?.parameter_values)).toContain("render 1");
    const node = await ufdl.node();
    const { status } = await ufdl.acquire(id, node);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await graph(`{ job(id: ${id}) { kind state nodeNumber } }`)).toEqual({
      job: { kind: "COMMAND", state: "WAITING", nodeNumber: null },
    });
    expect((await coalition.worker("w1").pick())?.id).toBe(id);
  });

  test("goes through UFDL's phases as its worker works it", async () => {
    const id = await coalition.add();
    const phase = () => graph(`{ job(id: ${id}) { phase node { name } } }`);
    const worker = coalition.worker("w1");
    expect(await phase()).toMatchObject({ job: { phase: "CREATED" } });
    await worker.pick();
    expect(await phase()).toEqual({ job: { phase: "STARTED", node: { name: "w1" } } });
    await worker.end(id);
    expect(await phase()).toMatchObject({ job: { phase: "FINISHED" } });
    expect((await ufdl.ok(ufdl.get<UfdlJob>(`jobs/${id}`))).end_time).not.toBe(null);
  });
});

describe("a UFDL job", () => {
  test("is in GET /api/jobs with words for a command, and is never picked", async () => {
    const id = await ufdl.job("train it");
    const rows = await coalition.do("GET", "/api/jobs");
    expect(rows).toMatchObject([{ id, title: "train it", state: "WAITING", command: "template train v1" }]);
    expect(await coalition.worker("w1").pick()).toBe(null);
    const node = await ufdl.node();
    await ufdl.ok(ufdl.acquire(id, node));
    await ufdl.ok(ufdl.start(id, node));
    expect(await coalition.job(id)).toMatchObject({ state: "WORKING", worker: "192.0.2.1" });
    await ufdl.ok(ufdl.finish(id, node, "no"));
    expect(await coalition.job(id)).toMatchObject({ state: "ERROR" });
    await graph(`mutation { cancelJob(id: ${id}) { __typename } }`);
    // Coalition knows no cancelling.
    expect(await coalition.job(id)).toMatchObject({ state: "ERROR" });
  });

  test("started anew by Coalition is UFDL's to acquire again", async () => {
    const node = await ufdl.node();
    const id = await ufdl.jobIn("ERRORED", node);
    await coalition.do("POST", "/api/startjobs", [id]);
    expect(await ufdl.ok(ufdl.get(`jobs/${id}`))).toMatchObject({
      node: null,
      start_time: null,
      error_reason: null,
    });
    expect((await ufdl.acquire(id, node)).status).toBe(200);
  });
});

test("a Coalition worker is a node in UFDL and the graph; a UFDL node is a worker", async () => {
  const id = await coalition.add();
  await coalition.worker("w1").pick();
  const { computeNodes } = await graph<OneNode>(
    "{ computeNodes { nodes { number name currentJobNumber online } } }",
  );
  expect(computeNodes.nodes).toMatchObject([{ name: "w1", currentJobNumber: id, online: true }]);
  const pk = computeNodes.nodes[0].number;
  expect(await ufdl.ok(ufdl.get(`nodes/${pk}`))).toMatchObject({ pk, current_job: id, ip: "127.0.0.1" });
  await ufdl.node("192.0.2.9");
  expect(await coalition.workers("192.0.2.9")).toMatchObject({
    ip: "192.0.2.9",
    state: "WAITING",
    active: 1,
  });
  // UFDL's nodes do not call every few seconds: silence is no sign of theirs.
  server.clock.advance(120);
  await server.scheduler.runAll();
  expect(await coalition.workers("192.0.2.9")).toMatchObject({ state: "WAITING", error: 0 });
  expect(await coalition.workers("w1")).toMatchObject({ state: "TIMEOUT", error: 1 });
  expect(await coalition.job(id)).toMatchObject({ state: "WAITING" });
});

test("a worker is one node with the machine of its host name, to all APIs, whichever came first", async () => {
  const register = (input: string) =>
    graph<Made>(`mutation { made: registerNode(input: ${input}) { node { number } errors { message } } }`);
  const scale = await register('{ name: "rack 7", hostname: "h1.example" }');
  await coalition.worker("h1.example").pick();
  await coalition.worker("h2.example").pick();
  const nodepool = await register(
    '{ name: "rack 8", hostname: "h2.example", provider: "cloud", label: "small" }',
  );
  const nodes = [
    { number: scale.made.node?.number, hostname: "h1.example", online: true },
    { number: nodepool.made.node?.number, hostname: "h2.example", online: true },
  ];
  expect(await graph("{ computeNodes { nodes { number hostname online } } }")).toEqual({
    computeNodes: { nodes },
  });
  expect(await coalition.workers("rack 7")).toMatchObject({ state: "WAITING" });
  expect((await register('{ name: "h1.example" }')).made).toEqual({
    node: null,
    errors: [{ message: "Another node already has name h1.example." }],
  });
});

test("a node paused through the graph is given nothing by Coalition, and no error", async () => {
  await coalition.worker("w1").pick();
  const id = await coalition.add();
  await graph("mutation { pauseNode(id: 1) { __typename } }");
  expect(await coalition.worker("w1").pick()).toBe(null);
  await graph("mutation { resumeNode(id: 1) { __typename } }");
  expect((await coalition.worker("w1").pick())?.id).toBe(id);
});

test("a worker that starts anew loses what it worked on, also while it is given nothing", async () => {
  const [first, second] = [await coalition.add(), await coalition.add()];
  const worker = coalition.worker("w1");
  expect((await worker.pick())?.id).toBe(first);
  await graph("mutation { pauseNode(id: 1) { __typename } }");
  expect(await worker.pick()).toBe(null);
  const states = `{ jobs { nodes { number state } } }`;
  expect(await graph(states)).toMatchObject({
    jobs: {
      nodes: [
        { number: first, state: "WAITING" },
        { number: second, state: "WAITING" },
      ],
    },
  });
  await graph("mutation { resumeNode(id: 1) { __typename } }");
  expect((await worker.pick())?.id).toBe(first);
  await graph("mutation { deactivateNode(id: 1) { __typename } }");
  const next = "mutation { acquireNextJob(restarted: true) { job { number } errors { code } } }";
  expect(await graph(next, { node: 1 })).toEqual({
    acquireNextJob: { job: null, errors: [{ code: "NODE_UNAVAILABLE" }] },
  });
  expect(await graph(`{ job(id: ${first}) { state } computeNode(id: 1) { currentJobNumber } }`)).toEqual({
    job: { state: "WAITING" },
    computeNode: { currentJobNumber: null },
  });
});

test("a GraphQL worker and a Coalition worker compete for the same jobs under the same rules", async () => {
  const low = await coalition.add({ priority: 1 });
  const high = await coalition.add({ priority: 9 });
  await graph('mutation { registerNode(input: { name: "g" }) { __typename } }');
  const next = `mutation { next: acquireNextJob { job { number state } errors { code } } }`;
  expect(await graph(next, { node: 1 })).toMatchObject({
    next: { job: { number: high, state: "WORKING" } },
  });
  expect((await coalition.worker("w1").pick())?.id).toBe(low);
  expect(await graph(next, { node: 1 })).toMatchObject({ next: { errors: [{ code: "NODE_BUSY" }] } });
  const beat = `mutation { heartbeat(id: ${high}, log: "aGk=") { shouldContinue errors { code } } }`;
  expect(await graph(beat, { node: 1 })).toEqual({ heartbeat: { shouldContinue: true, errors: [] } });
  await coalition.do("POST", "/api/pausejobs", [high]);
  expect(await graph(beat, { node: 1 })).toEqual({ heartbeat: { shouldContinue: false, errors: [] } });
  const end = `mutation { finishJob(id: ${low}) { job { state } } }`;
  expect(await graph(end, { node: 2 })).toEqual({ finishJob: { job: { state: "FINISHED" } } });
});

test("every Coalition call shows in the event stream with its actor", async () => {
  const id = await coalition.add();
  const worker = coalition.worker("w1");
  await worker.pick();
  await worker.beat(id, "PROGRESS:50");
  await coalition.do("POST", "/api/jobs", { [id]: { title: "renamed" } });
  await coalition.do("POST", "/api/pausejobs", [id]);
  await worker.beat(id);
  await coalition.do("POST", "/api/startjobs", [id]);
  await worker.pick();
  await worker.end(id, 1);
  await coalition.do("POST", "/api/resetjobs", [id]);
  await coalition.do("DELETE", "/api/jobs", [id]);
  await coalition.do("POST", "/api/workers", { w1: { affinity: "gpu" } });
  await coalition.do("POST", "/api/stopworkers", ["w1"]);
  await coalition.do("POST", "/api/startworkers", ["w1"]);
  await coalition.do("DELETE", "/api/workers", ["w1"]);
  const { events } = await graph<{ events: { nodes: { type: string; actor: string }[] } }>(
    "{ events(first: 200) { nodes { type actor } } }",
  );
  const told = events.nodes.map(({ type, actor }) => `${type} by ${actor}`);
  const [people, w1] = ["anonymous (coalition)", "anonymous (coalition) as node w1"];
  expect(told.filter((line) => line.endsWith(people) || line.endsWith(w1))).toEqual([
    `JOB_CREATED by ${people}`,
    `NODE_REGISTERED by ${people}`,
    `JOB_ACQUIRED by ${w1}`,
    `JOB_STARTED by ${w1}`,
    `JOB_PROGRESSED by ${w1}`,
    `JOB_UPDATED by ${people}`,
    `JOB_PAUSED by ${people}`,
    `JOB_REQUEUED by ${people}`,
    `NODE_FREED by ${w1}`,
    `JOB_RESUMED by ${people}`,
    `JOB_ACQUIRED by ${w1}`,
    `JOB_STARTED by ${w1}`,
    `JOB_FAILED by ${w1}`,
    `JOB_RESET by ${people}`,
    `JOB_DELETED by ${people}`,
    `AFFINITY_CHANGED by ${people}`,
    `NODE_UPDATED by ${people}`,
    `NODE_DEACTIVATED by ${people}`,
    `NODE_ACTIVATED by ${people}`,
    `NODE_REMOVED by ${people}`,
  ]);
});
