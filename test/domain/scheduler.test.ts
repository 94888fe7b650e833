import { describe, expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { acquireNext } from "../../src/domain/jobs/acquireNext.ts";
import { logLimit } from "../../src/domain/jobs/log.ts";
import { jobTimeouts } from "../../src/domain/jobs/timeouts.ts";
import { asWorker } from "../../src/domain/nodes/upsertWorker.ts";
import { workerTimeouts } from "../../src/domain/nodes/workerTimeouts.ts";
import { runEach, startScheduler } from "../../src/domain/scheduler.ts";
import { insertRow } from "../../src/store/rows.ts";
import { type World, withWorld } from "../support/world.ts";

/** Two jobs that are worked on; the log of the first one is full. */
async function working(over: { timeout?: number } = {}) {
  const world = await withWorld();
  const admin = await world.admin();
  const jobs: number[] = [];
  for (const name of ["w1", "w2"]) {
    const { call } = await asWorker(
      { services: world.services, actor: { ...admin, facade: "coalition" } },
      { name },
    );
    jobs.push((await world.command(admin, over)).id);
    await world.run(call.actor, (change) => acquireNext(change));
  }
  await world.services.store.write((tx) =>
    insertRow(tx, "LogChunk", {
      jobId: jobs[0] as number,
      attempt: 1,
      offset: BigInt(logLimit - 1),
      size: 1,
      bytes: Uint8Array.of(10),
      createdAt: world.clock.now(),
    }),
  );
  const states = async () => Promise.all(jobs.map(async (id) => (await world.job(id)).state));
  return { world, states };
}

const call = ({ services }: World) => ({ services, actor: programActor("clock") });

describe("a job whose log is full", () => {
  test("times out, and so does every job after it", async () => {
    const { world, states } = await working({ timeout: 10 });
    world.clock.advance(11);
    expect(await jobTimeouts.run(call(world))).toBe(2);
    expect(await states()).toEqual(["ERROR", "ERROR"]);
  });

  test("goes back to the queue when its worker times out, and so does every job after it", async () => {
    const { world, states } = await working();
    world.clock.advance(61);
    expect(await workerTimeouts.run(call(world))).toBe(2);
    expect(await states()).toEqual(["WAITING", "WAITING"]);
  });
});

test("a periodic task goes on after an item that fails, and reports it", async () => {
  const world = await withWorld();
  const items = [{ id: 1 }, { id: 2 }, { id: 3 }];
  const done = await runEach(call(world), { name: "a task" }, items, async ({ id }) => {
    if (id === 2) throw new Error("no");
    return true;
  });
  expect(done).toBe(2);
  expect(world.reported.splice(0)).toEqual(['The task "a task" failed for 2: Error: no']);
});

test("a task that fails keeps no other from running", async () => {
  const world = await withWorld();
  const ran: string[] = [];
  const task = (name: string) => ({
    name,
    run: async () => {
      ran.push(name);
      if (name === "bad") throw new Error("no");
      return 0;
    },
  });
  await startScheduler(world.services, [task("bad"), task("good")], { period: 0 }).runAll();
  expect(ran).toEqual(["bad", "good"]);
  expect(world.reported.splice(0)).toEqual(['The task "bad" failed: Error: no']);
});

test("a period that no timer can wait is refused", async () => {
  const world = await withWorld();
  expect(() => startScheduler(world.services, [], { period: 2 ** 31 })).toThrow(RangeError);
  await startScheduler(world.services, [], { period: 2 ** 31 - 1 }).stop();
});

test("a failure after the commit is reported, and the work after it is done", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const done: string[] = [];
  await world.run(admin, async (change) => {
    change.afterCommit(() => Promise.reject(new Error("no")));
    change.afterCommit(async () => void done.push("second"));
  });
  expect(done).toEqual(["second"]);
  expect(world.reported.splice(0)).toEqual(["Work after a commit failed: Error: no"]);
});
