import { expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { appendLog } from "../../src/domain/jobs/log.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { storeOutput } from "../../src/domain/outputs/store.ts";
import { purgeEndedJobs } from "../../src/domain/retention/ended.ts";
import { keptBlobs, taken } from "../support/outputs.ts";
import { refused, type World, withWorld } from "../support/world.ts";

const day = 86_400;

async function setUp() {
  const world = await withWorld();
  const admin = await world.admin();
  const worker = await world.worker(admin, { name: "w" });
  const work = async (id: number, { output = false, error }: { output?: boolean; error?: string } = {}) => {
    await world.run(worker, (change) => acquire(change, id));
    await world.run(worker, (change) => start(change, id));
    await world.run(worker, (change) => appendLog(change, id, Buffer.from("hello")));
    const call = { services: world.services, actor: worker };
    if (output) await storeOutput(call, { job: id, name: "model", type: "T" }, await taken(world));
    await world.run(worker, (change) => finish(change, id, { error }));
  };
  return { world, admin, worker, work };
}

function purge(world: World, days: number, dryRun = false) {
  const before = new Date(world.clock.now().getTime() - days * day * 1_000);
  return purgeEndedJobs({ services: world.services, actor: programActor("cli") }, { before, dryRun });
}

async function jobsOf({ services }: World): Promise<number[]> {
  const rows = await services.store.sql.selectFrom("Job").select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

test("jobs that ended long ago are removed with logs, outputs and bytes; others stay", async () => {
  const { world, admin, work } = await setUp();
  const old = await world.command(admin);
  await work(old.id, { output: true });
  const waiting = await world.command(admin);
  world.clock.advance(31 * day);
  const young = await world.command(admin);
  await work(young.id, { output: true });

  expect(await purge(world, 30, true)).toEqual({ jobs: 1, outputs: 1, size: 10 });
  expect(await jobsOf(world)).toEqual([old.id, waiting.id, young.id]);
  expect(await purge(world, 30)).toEqual({ jobs: 1, outputs: 1, size: 10 });
  expect(await jobsOf(world)).toEqual([waiting.id, young.id]);
  expect(await keptBlobs(world)).toHaveLength(1);
  const logs = await world.services.store.sql.selectFrom("LogChunk").select("jobId").execute();
  expect(logs).toEqual([{ jobId: young.id }]);
  expect((await world.events()).at(-1)).toMatchObject({
    type: "JOB_PURGED",
    data: JSON.stringify({ jobs: [old.id] }),
  });
  expect(await purge(world, 30)).toEqual({ jobs: 0, outputs: 0, size: 0 });
});

test("a group goes as a whole, and only when every job in it ended long ago", async () => {
  const { world, admin, work } = await setUp();
  const group = async () => {
    const { id } = await world.command(admin, { command: "" });
    const inner = await world.command(admin, { command: "", parent: id });
    const leaves = [
      await world.command(admin, { parent: inner.id }),
      await world.command(admin, { parent: id }),
    ];
    return { ids: [id, inner.id, ...leaves.map((leaf) => leaf.id)], leaves };
  };
  const gone = await group();
  const kept = await group();
  for (const { id } of gone.leaves) await work(id);
  // In error while another job in it waits.
  await work(kept.leaves[0]?.id ?? 0, { error: "no" });
  world.clock.advance(31 * day);
  expect(await purge(world, 30)).toEqual({ jobs: 4, outputs: 0, size: 0 });
  expect(await jobsOf(world)).toEqual(kept.ids);
});

test("a deleted job that never ended keeps its group only while a node works on it", async () => {
  const { world, admin, worker, work } = await setUp();
  const group = await world.command(admin, { command: "" });
  const [done, waiting, working] = [
    await world.command(admin, { parent: group.id }),
    await world.command(admin, { parent: group.id }),
    await world.command(admin, { parent: group.id }),
  ];
  await work(done.id);
  await world.run(worker, (change) => acquire(change, working.id));
  await world.run(worker, (change) => start(change, working.id));
  for (const { id } of [waiting, working]) await world.run(admin, (change) => remove(change, id));
  expect(await world.job(group.id)).toMatchObject({ state: "FINISHED" });
  world.clock.advance(31 * day);
  expect(await purge(world, 30)).toMatchObject({ jobs: 0 });
  await world.run(worker, (change) => finish(change, working.id, { error: "no" }));
  world.clock.advance(31 * day);
  expect(await purge(world, 30)).toMatchObject({ jobs: 4 });
  expect(await jobsOf(world)).toEqual([]);
});

test("a job that another waits for stays", async () => {
  const { world, admin, work } = await setUp();
  const required = await world.command(admin);
  const pending = await world.command(admin, { dependencies: [required.id] });
  await work(required.id, { error: "no" });
  world.clock.advance(31 * day);
  expect(await purge(world, 30)).toMatchObject({ jobs: 0 });
  expect(await world.job(pending.id)).toMatchObject({ state: "PENDING" });
});

test("hundreds are removed in batches", async () => {
  const { world, admin } = await setUp();
  const { id } = await world.command(admin);
  const { store } = world.services;
  const { id: _, ...row } = await world.job(id);
  const ended = { ...row, state: "FINISHED" as const };
  await store.write((tx) =>
    tx
      .insertInto("Job")
      .values(Array.from({ length: 120 }, () => ended))
      .execute(),
  );
  world.clock.advance(31 * day);
  expect(await purge(world, 30)).toMatchObject({ jobs: 120 });
  expect(await jobsOf(world)).toEqual([id]);
  const events = (await world.events()).filter(({ type }) => type === "JOB_PURGED");
  expect(events.length).toBeGreaterThan(2);
});

test("only an admin or the program purges", async () => {
  const { world } = await setUp();
  const actor = await world.user("bob");
  const call = { services: world.services, actor };
  expect(await refused(purgeEndedJobs(call, { before: new Date(), dryRun: true }))).toBe("FORBIDDEN");
});
