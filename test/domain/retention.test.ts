import { expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { appendLog } from "../../src/domain/jobs/log.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import { restore } from "../../src/domain/jobs/restore.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { removeNode } from "../../src/domain/nodes/remove.ts";
import { storeOutput } from "../../src/domain/outputs/store.ts";
import { deadline } from "../../src/domain/retention/batches.ts";
import { removeEvents, removeProgress } from "../../src/domain/retention/events.ts";
import { deletedLeaves, purgeWhile } from "../../src/domain/retention/jobs.ts";
import { defaultRetention } from "../../src/domain/retention/rules.ts";
import { retentionTask } from "../../src/domain/retention/task.ts";
import { createToken } from "../../src/domain/users/createToken.ts";
import { revokeToken } from "../../src/domain/users/revokeToken.ts";
import { newest, oldestPosition } from "../../src/events/log.ts";
import { commit, draft } from "../support/events.ts";
import { keptBlobs, taken } from "../support/outputs.ts";
import { type World, withWorld } from "../support/world.ts";

const day = 86_400;
/** With times for what is kept for ever by default. */
const rules = { ...defaultRetention, logs: 90 * day, runs: 365 * day, deleted: 30 * day };

/** Lets days pass, and removes what is due. */
async function after(world: World, days: number): Promise<void> {
  world.clock.advance(days * day);
  await retentionTask(rules).run({ services: world.services, actor: programActor("clock") });
}

/** A job that was worked on: with a log, an output, a report of progress and a run. */
async function workedJob(world: World) {
  const admin = await world.admin();
  const worker = await world.worker(admin, { name: "w" });
  const { id } = await world.command(admin);
  await world.run(worker, (change) => acquire(change, id));
  await world.run(worker, (change) => start(change, id));
  await world.run(worker, (change) => progress(change, id, { progress: 0.5 }));
  await world.run(worker, (change) => appendLog(change, id, Buffer.from("hello")));
  const call = { services: world.services, actor: worker };
  await storeOutput(call, { job: id, name: "model", type: "T" }, await taken(world));
  await world.run(worker, (change) => finish(change, id));
  return { admin, worker, id };
}

async function counts({ services: { store } }: World) {
  const [jobs, chunks, runs, outputs] = [
    await store.read.job.count(),
    await store.read.logChunk.count(),
    await store.read.run.count(),
    await store.read.output.count(),
  ];
  return { jobs, chunks, runs, outputs };
}

test("progress, events, logs and runs are removed after their times, and the job stays", async () => {
  const world = await withWorld();
  const { id } = await workedJob(world);
  const life = ["JOB_CREATED", "JOB_ACQUIRED", "JOB_STARTED", "OUTPUT_ADDED", "JOB_FINISHED"];
  await after(world, 7);
  expect(await world.types(id)).toContain("JOB_PROGRESSED");
  await after(world, 1);
  expect(await world.types(id)).toEqual(life);
  await after(world, 82);
  expect(await world.types(id)).toEqual(life);
  expect(await counts(world)).toEqual({ jobs: 1, chunks: 1, runs: 1, outputs: 1 });
  await after(world, 1);
  expect(await world.events()).toEqual([]);
  expect(await counts(world)).toEqual({ jobs: 1, chunks: 0, runs: 1, outputs: 1 });
  await after(world, 276);
  expect(await counts(world)).toEqual({ jobs: 1, chunks: 0, runs: 0, outputs: 1 });
});

test("deleted jobs are purged with all that they have, the tree from below, and one event tells of them", async () => {
  const world = await withWorld();
  const { admin, id } = await workedJob(world);
  const group = await world.command(admin, { command: "" });
  const inside = await world.command(admin, { parent: group.id });
  const restored = await world.command(admin);
  for (const pk of [id, group.id, restored.id]) await world.run(admin, (change) => remove(change, pk));
  await world.run(admin, (change) => restore(change, restored.id));
  await after(world, 30);
  expect(await counts(world)).toMatchObject({ jobs: 4, outputs: 1 });
  await after(world, 1);
  expect(await counts(world)).toMatchObject({ jobs: 1, chunks: 0, outputs: 0 });
  expect(await keptBlobs(world)).toEqual([]);
  const purges = (await world.events()).filter(({ type }) => type === "JOB_PURGED");
  expect(purges.map(({ data }) => JSON.parse(data))).toEqual([
    { jobs: [id, inside.id].sort() },
    { jobs: [group.id] },
  ]);
});

test("a job that is restored just before it would be purged keeps its log", async () => {
  const world = await withWorld();
  const { admin, id } = await workedJob(world);
  await world.run(admin, (change) => remove(change, id));
  world.clock.advance(1);
  const call = { services: world.services, actor: programActor("cli") };
  const before = world.clock.now();
  const find = async () => {
    const due = await deletedLeaves(world.services.store.sql, before).execute();
    if (due.length > 0) await world.run(admin, (change) => restore(change, id));
    return due;
  };
  expect(await purgeWhile(call, find, before, deadline(60_000))).toBe(true);
  expect(await counts(world)).toMatchObject({ jobs: 1, chunks: 1, outputs: 1 });
});

test("a removed node goes when no job and no run names it any more", async () => {
  const world = await withWorld();
  const { admin, worker, id } = await workedJob(world);
  const idle = await world.worker(admin, { name: "idle" });
  for (const { node } of [worker, idle]) await world.run(admin, (change) => removeNode(change, node.id));
  const nodes = async () => (await world.services.store.read.node.findMany()).map(({ name }) => name);
  await after(world, 31);
  expect(await nodes()).toEqual(["w"]);
  await world.run(admin, (change) => remove(change, id));
  await after(world, 400);
  expect(await nodes()).toEqual([]);
});

test("ended access keys and browser sessions are removed, others stay", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const user = admin.user?.id ?? 0;
  const token = async (name: string, more: object = {}) =>
    (await world.run(admin, (change) => createToken(change, { user, name, ...more }))).token;
  const revoked = await token("revoked");
  await world.run(admin, (change) => revokeToken(change, revoked.id));
  await token("expired", { expiresAt: new Date(world.clock.now().getTime() + 1_000) });
  await token("in force");
  const session = await token("session");
  await world.services.store.write((tx) =>
    tx.updateTable("Token").set({ session: true }).where("id", "=", session.id).execute(),
  );
  const names = async () => (await world.services.store.read.token.findMany()).map(({ name }) => name).sort();
  await after(world, 1);
  expect(await names()).toEqual(["expired", "in force", "revoked", "session"]);
  await after(world, 1);
  expect(await names()).toEqual(["expired", "in force", "revoked"]);
  await after(world, 29);
  expect(await names()).toEqual(["in force"]);
});

test("one of two gateways does it, once an interval, also after the clock was set back", async () => {
  const world = await withWorld();
  const gateways = [retentionTask(rules), retentionTask(defaultRetention)];
  const call = { services: world.services, actor: programActor("clock") };
  const done = async () => (await Promise.all(gateways.map((task) => task.run(call)))).sort();
  expect(await done()).toEqual([0, 1]);
  world.clock.advance(3_599);
  expect(await done()).toEqual([0, 0]);
  world.clock.advance(1);
  expect(await done()).toEqual([0, 1]);
  world.clock.advance(-10 * day);
  expect(await done()).toEqual([0, 1]);
});

test("other changes take their turn while many events are removed, which leaves no gap", async () => {
  const world = await withWorld();
  const { store } = world.services;
  for (let at = 0; at < 12; at++) {
    await commit(
      store,
      Array.from({ length: 1_000 }, () => draft("JOB_STARTED", 1)),
    );
  }
  let removed = false;
  const removing = removeEvents(store, new Date("2100-01-01"), deadline(60_000)).then((done) => {
    removed = done;
  });
  // Asked for after the removal has begun.
  await store.write(async () => {});
  expect(removed).toBe(false);
  const left = await store.read.event.count();
  expect(left).toBeGreaterThan(0);
  await removing;
  expect(removed).toBe(true);
  expect(await store.read.event.count()).toBe(0);
  expect(await oldestPosition(store.sql)).toBe(12_000n);
});

test("the number of a removed event is not given again", async () => {
  const world = await withWorld();
  const { store } = world.services;
  await commit(store, [draft("JOB_STARTED", 1)]);
  await commit(store, [draft("JOB_PROGRESSED", 1)]);
  const search = { after: 0n };
  await removeProgress(store, { before: new Date("2100-01-01"), search }, deadline(60_000));
  expect((await world.events()).map(({ type }) => type)).toEqual(["JOB_STARTED"]);
  expect(await newest(store.sql)).toBe(2n);
  const [next] = await commit(store, [draft("JOB_FINISHED", 1)]);
  expect(next?.id).toBe(3n);
});

test("samples of nodes' load are removed after a day, and kept for ever when that is said", async () => {
  const world = await withWorld();
  const { presence, store } = world.services;
  const kept = async () => (await store.read.nodeLoad.findMany({ orderBy: { minute: "asc" } })).length;
  // More than one batch removes.
  for (let node = 1; node <= 2_500; node++)
    presence.loadReported(node, world.clock.now(), { freeMemory: 1n });
  world.clock.advance(7_200);
  presence.loadReported(1, world.clock.now(), { freeMemory: 1n });
  await presence.flush();
  world.clock.advance(day - 5_400);
  const call = { services: world.services, actor: programActor("clock") };
  await retentionTask({ ...rules, load: null }).run(call);
  expect(await kept()).toBe(2_501);
  await after(world, 1 / 24);
  expect(await kept()).toBe(1);
  await after(world, 1);
  expect(await kept()).toBe(0);
});
