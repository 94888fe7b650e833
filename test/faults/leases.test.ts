import { describe, expect, test } from "@jest/globals";
import { type Actor, programActor } from "../../src/domain/actor.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { leaseExpiry } from "../../src/domain/jobs/leases.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { defaultLeases } from "../../src/domain/leases.ts";
import { workerTimeouts } from "../../src/domain/nodes/workerTimeouts.ts";
import { recordCall } from "../../src/domain/recordCall.ts";
import { data } from "../support/graph.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { eventually, overSocket } from "../support/subscribe.ts";
import { makeJob, makeNode } from "../support/work.ts";
import { refused, type World, withWorld } from "../support/world.ts";

/** A job that a node has taken through an API, and begun. */
async function working(world: World, facade: string, { retry = 0, lease = 0 } = {}) {
  const admin = await world.admin();
  const worker: Actor & { node: { id: number } } = { ...(await world.worker(admin, { name: "w" })), facade };
  const { id } = await world.command(admin, { retry, lease });
  await world.run(worker, (change) => acquire(change, id));
  await world.run(worker, (change) => start(change, id));
  return { admin, worker, id };
}

const clock = ({ services }: World) => ({ services, actor: programActor("clock") });

/** Lets time pass, and the scheduler look after the leases. */
function later(world: World, seconds: number): Promise<number> {
  world.clock.advance(seconds);
  return leaseExpiry.run(clock(world));
}

async function runsOf(world: World, jobId: number) {
  const runs = await world.services.store.read.run.findMany({ where: { jobId }, orderBy: { id: "asc" } });
  return runs.map(({ outcome }) => outcome);
}

describe("the lease of a job", () => {
  test.each(["graphql", "ufdl"] as const)("ends when its holder by %s is silent", async (facade) => {
    const world = await withWorld();
    const { id } = await working(world, facade);
    expect(await later(world, defaultLeases[facade])).toBe(0);
    expect(await later(world, 1)).toBe(1);
    const reason = `The node did not call for ${defaultLeases[facade]} seconds`;
    expect(await world.job(id)).toMatchObject({ state: "ERROR", errorReason: reason });
    expect(await runsOf(world, id)).toEqual(["LOST"]);
    expect((await world.types(id)).at(-1)).toBe("JOB_FAILED");
  });

  test("is renewed by any call of the holder", async () => {
    const world = await withWorld();
    const { worker, id } = await working(world, "graphql");
    expect(await later(world, 100)).toBe(0);
    await world.run(worker, (change) => progress(change, id, { progress: 0.1 }));
    expect(await later(world, 100)).toBe(0);
    await recordCall({ services: world.services, actor: worker });
    expect(await later(world, 100)).toBe(0);
    expect(await later(world, 21)).toBe(1);
  });

  test("is as long as the job says", async () => {
    const world = await withWorld();
    const { id } = await working(world, "graphql", { lease: 3_600 });
    expect(await later(world, 3_600)).toBe(0);
    expect(await later(world, 1)).toBe(1);
    expect((await world.job(id)).errorReason).toBe("The node did not call for 3600 seconds");
  });

  test("ends with a retry while the job has one left, and any node takes it again", async () => {
    const world = await withWorld();
    const { admin, worker, id } = await working(world, "graphql", { retry: 1 });
    await later(world, 121);
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null, retriesLeft: 0 });
    const other = await world.worker(admin, { name: "other" });
    await world.run(other, (change) => acquire(change, id));
    await world.run(other, (change) => start(change, id));
    expect(await refused(world.run(worker, (change) => progress(change, id, { progress: 1 })))).toBe(
      "NOT_HOLDER",
    );
    const late = await world.run(worker, (change) => finish(change, id));
    expect(late.refused).toMatchObject({ code: "NOT_HOLDER" });
    expect(await world.job(id)).toMatchObject({ state: "WORKING", nodeId: other.node.id });
    expect(await runsOf(world, id)).toEqual(["LOST", "RUNNING"]);
  });

  test("judges a worker that sends heartbeats alone, and frees its node", async () => {
    const world = await withWorld();
    const { worker, id } = await working(world, "graphql", { retry: 1, lease: 3_600 });
    expect(await data(world, worker, `mutation { heartbeat(id: ${id}) { shouldContinue } }`)).toEqual({
      heartbeat: { shouldContinue: true },
    });
    world.clock.advance(3_600);
    expect(await workerTimeouts.run(clock(world))).toBe(1);
    expect(await world.job(id)).toMatchObject({ state: "WORKING", retriesLeft: 1 });
    const { timedOutAt } = await world.node(worker.node.id);
    expect(timedOutAt).not.toBeNull();
    expect(await world.node(worker.node.id)).toMatchObject({ currentJobId: id, errors: 0 });
    expect(await later(world, 1)).toBe(1);
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null, retriesLeft: 0 });
    expect(await runsOf(world, id)).toEqual(["LOST"]);
    expect(await world.node(worker.node.id)).toMatchObject({ currentJobId: null, errors: 1 });
  });

  test("ends when the job was deleted, also after the clock was set back", async () => {
    const world = await withWorld();
    const { admin, id } = await working(world, "graphql");
    await world.run(admin, (change) => remove(change, id));
    expect(await later(world, -3_600)).toBe(0);
    expect(await later(world, 121)).toBe(1);
    expect(await world.job(id)).toMatchObject({ state: "ERROR" });
    expect(await runsOf(world, id)).toEqual(["LOST"]);
  });

  test("counts no time in which the gateway could not hear", async () => {
    const world = await withWorld();
    const { id } = await working(world, "graphql");
    const { store } = world.services;
    const { write } = store;
    world.clock.advance(600);
    store.write = () => Promise.reject(new Error("the database is away"));
    world.services.presence.nodeSeen(999, world.clock.now());
    await expect(workerTimeouts.run(clock(world))).rejects.toThrow("the database is away");
    store.write = write;
    expect(await workerTimeouts.run(clock(world))).toBe(0);
    expect(await later(world, 120)).toBe(0);
    expect(await later(world, 1)).toBe(1);
    expect((await world.job(id)).state).toBe("ERROR");
  });

  test("ends when the job is not started in time, whatever else its holder says", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const worker = await world.worker(admin, { name: "w" });
    const { id } = await world.command(admin);
    await world.run(worker, (change) => acquire(change, id));
    for (let passed = 0; passed < defaultLeases.start; passed += 60) {
      expect(await later(world, 60)).toBe(0);
      await recordCall({ services: world.services, actor: worker });
    }
    expect(await later(world, 1)).toBe(1);
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null });
    expect((await world.types(id)).at(-1)).toBe("JOB_RELEASED");
  });

  test("ends in time although the clock was set back an hour", async () => {
    const world = await withWorld();
    const { id } = await working(world, "graphql");
    expect(await later(world, -3_600)).toBe(0);
    expect(await later(world, 121)).toBe(1);
    expect((await world.job(id)).state).toBe("ERROR");
  });
});

test("a gateway that starts gives every holder its time again", async () => {
  const first = await withServer();
  const [job, node] = [await makeJob(first), await makeNode(first)];
  for (const call of [`acquireJob(id: ${job})`, `startJob(id: ${job})`]) {
    await first.graphql(`mutation { ${call} { errors { code } } }`, {}, { node });
  }
  await first.close();
  first.clock.advance(600);
  const { config, clock } = first;
  const { services, scheduler } = await withServer({ config: { databaseUrl: config.databaseUrl }, clock });
  const judged = async () => {
    await scheduler.runAll();
    return (await services.store.read.job.findUniqueOrThrow({ where: { id: job } })).state;
  };
  expect(await judged()).toBe("WORKING");
  clock.advance(121 + services.presence.lag / 1_000);
  expect(await judged()).toBe("ERROR");
});

/** A node's job is taken from it; the node's headers in both APIs. */
async function takenAway(server: TestServer) {
  const [job, node] = [await makeJob(server), await makeNode(server)];
  for (const call of [`acquireJob(id: ${job})`, `startJob(id: ${job})`]) {
    await server.graphql(`mutation { ${call} { errors { code } } }`, {}, { node });
  }
  await server.graphql(`mutation { abortJob(id: ${job}) { errors { code } } }`);
  return { job, node };
}

test("a report of a former holder is refused by the graph, and frees its node", async () => {
  const server = await withServer();
  const { job, node } = await takenAway(server);
  const finished = await server.graphql(
    `mutation { finishJob(id: ${job}) { job { state } errors { code detail } } }`,
    {},
    { node },
  );
  expect(finished.data).toEqual({
    finishJob: { job: null, errors: [{ code: "NOT_HOLDER", detail: { number: job, node } }] },
  });
  const { data } = await server.graphql(`{ job(id: ${job}) { state } computeNode(id: ${node}) { state } }`);
  expect(data).toEqual({ job: { state: "WAITING" }, computeNode: { state: "IDLE" } });
});

describe("a node that stops calling", () => {
  test("is offline with an event, and online again with another", async () => {
    const server = await withServer();
    const node = await makeNode(server);
    const ping = () => server.graphql("mutation { pingNode { errors { code } } }", {}, { node });
    await ping();
    const { received } = overSocket<{ nodeChanged: { event: { type: string } | null; node: object } }>(
      server,
      `subscription { nodeChanged(id: ${node}) { event { type } node { online } } }`,
    );
    await eventually(() => received.length === 1);
    // On PostgreSQL another gateway may know of a later call for so long.
    server.clock.advance(61 + server.services.presence.lag / 1_000);
    await server.scheduler.runAll();
    await eventually(() => received.length === 2);
    await ping();
    await eventually(() => received.length === 3);
    expect(received.map(({ nodeChanged: { event, node } }) => [event?.type, node])).toEqual([
      [undefined, { online: true }],
      ["NODE_TIMED_OUT", { online: false }],
      ["NODE_RETURNED", { online: true }],
    ]);
  });

  test("keeps the job that its lease still covers", async () => {
    const world = await withWorld();
    const { id } = await working(world, "ufdl");
    world.clock.advance(61);
    await workerTimeouts.run(clock(world));
    expect((await world.job(id)).state).toBe("WORKING");
  });
});

test("an event stream counts as no request's duration", async () => {
  const server = await withServer();
  const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
  const query = encodeURIComponent("subscription { events { position } }");
  const leaving = new AbortController();
  const response = await fetch(`${server.url}/graphql?query=${query}`, {
    headers: { accept: "text/event-stream", authorization: `Bearer ${server.admin.bearer}` },
    signal: leaving.signal,
  });
  expect(response.status).toBe(200);
  const before = Date.now();
  await new Promise((resume) => setTimeout(resume, 50));
  leaving.abort();
  await eventually(async () =>
    (await metrics()).includes('gantry_http_stream_seconds_total{facade="graphql"}'),
  );
  const text = await metrics();
  const seconds = Number(/stream_seconds_total\{facade="graphql"\} (\S+)/.exec(text)?.[1]);
  expect(seconds).toBeGreaterThan(0.04);
  expect(seconds).toBeLessThan((Date.now() - before) / 1_000 + 1);
  expect(text).not.toContain('gantry_http_request_duration_seconds_count{facade="graphql",');
});
