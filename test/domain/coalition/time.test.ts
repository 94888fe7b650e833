import { describe, expect, test } from "@jest/globals";
import { type Actor, programActor } from "../../../src/domain/actor.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { heartbeat } from "../../../src/domain/jobs/heartbeat.ts";
import { readLog } from "../../../src/domain/jobs/logRead.ts";
import { progress } from "../../../src/domain/jobs/progress.ts";
import { jobTimeouts } from "../../../src/domain/jobs/timeouts.ts";
import { removeNodes } from "../../../src/domain/nodes/nodesByName.ts";
import { deleteNode } from "../../../src/domain/nodes/provision.ts";
import { asWorker } from "../../../src/domain/nodes/upsertWorker.ts";
import { workerTimeouts } from "../../../src/domain/nodes/workerTimeouts.ts";
import { recordCall } from "../../../src/domain/recordCall.ts";
import { type World, withWorld } from "../../support/world.ts";

/* Time-outs (docs/apis/coalition.md section 5.1, with 6 a, b, d and f). */

const tick = ({ services }: World) => {
  const call = { services, actor: programActor("clock") };
  return Promise.all([jobTimeouts.run(call), workerTimeouts.run(call)]);
};

async function call(world: World, user: Actor, name = "w1"): Promise<Actor & { node: { id: number } }> {
  return (await asWorker({ services: world.services, actor: { ...user, facade: "coalition" } }, { name }))
    .call.actor;
}

async function working(over: { timeout?: number; retry?: number } = {}) {
  const world = await withWorld();
  const admin = await world.admin();
  const worker = await call(world, admin);
  const { id } = await world.command(admin, over);
  await world.run(worker, (change) => acquireNext(change));
  return { world, admin, worker, id };
}

const runs = ({ services }: World) => services.store.read.run.findMany({ orderBy: { id: "asc" } });
const log = async ({ services }: World, id: number) =>
  (await readLog(services.store.sql, id)).bytes.toString();

describe("a job that takes longer than it may", () => {
  test("ends in ERROR, its run as TIMED_OUT, and stays so whatever its worker says", async () => {
    const { world, admin, worker, id } = await working({ timeout: 10 });
    world.clock.advance(10);
    expect(await tick(world)).toEqual([0, 0]);
    world.clock.advance(1);
    expect(await tick(world)).toEqual([1, 0]);
    expect(await tick(world)).toEqual([0, 0]);
    expect(await world.job(id)).toMatchObject({
      state: "ERROR",
      duration: 11,
      runDone: 1,
      errorReason: "Timed out after 10 seconds",
    });
    expect(await runs(world)).toMatchObject([{ outcome: "TIMED_OUT", duration: 11 }]);
    expect(await world.node(worker.node.id)).toMatchObject({ errors: 1 });
    expect(await log(world, id)).toContain("Timed out after 10 seconds");
    expect(await world.types(id)).toEqual(["JOB_CREATED", "JOB_ACQUIRED", "JOB_STARTED", "JOB_TIMED_OUT"]);
    expect((await world.events(id)).at(-1)?.actor).toBe("the scheduler");
    expect(await world.run(await call(world, admin), (change) => heartbeat(change, id))).toBe(false);
    expect(await world.job(id)).toMatchObject({ state: "ERROR" });
    expect(await world.node(worker.node.id)).toMatchObject({ timedOutAt: null, currentJobId: null });
  });

  test("goes back into the queue while it has retries, each attempt with its own time", async () => {
    const { world, admin, id } = await working({ timeout: 10, retry: 1 });
    world.clock.advance(11);
    await tick(world);
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null, retriesLeft: 0 });
    await world.run(await call(world, admin, "w2"), (change) => acquireNext(change));
    expect(await tick(world)).toEqual([0, 0]);
    world.clock.advance(11);
    expect(await tick(world)).toEqual([1, 0]);
    expect(await world.job(id)).toMatchObject({ state: "ERROR", runDone: 2 });
    expect((await runs(world)).map(({ outcome }) => outcome)).toEqual(["TIMED_OUT", "TIMED_OUT"]);
  });

  test("may take for ever without a limit", async () => {
    const { world, admin, id } = await working({ timeout: 0 });
    world.clock.advance(1_000_000);
    await call(world, admin);
    expect(await tick(world)).toEqual([0, 0]);
    expect(await world.job(id)).toMatchObject({ state: "WORKING" });
  });
});

describe("a worker that falls silent", () => {
  test("loses its job to the queue after a minute, counts an error, and comes back by its next call", async () => {
    const { world, admin, worker, id } = await working({ retry: 1 });
    world.clock.advance(60);
    expect(await tick(world)).toEqual([0, 0]);
    world.clock.advance(1);
    expect(await tick(world)).toEqual([0, 1]);
    expect(await tick(world)).toEqual([0, 0]);
    // It is not the job's fault: no retry is used up.
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null, retriesLeft: 1 });
    expect(await runs(world)).toMatchObject([{ outcome: "TIMED_OUT" }]);
    expect(await world.node(worker.node.id)).toMatchObject({ errors: 1, currentJobId: null });
    expect(await log(world, id)).toContain("w1 did not call for 60 seconds");
    expect(await world.run(await call(world, admin), (change) => heartbeat(change, id))).toBe(false);
    const types = (await world.events())
      .filter(({ nodeId }) => nodeId === worker.node.id)
      .map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["NODE_TIMED_OUT", "NODE_RETURNED"]));
    expect(await world.node(worker.node.id)).toMatchObject({ timedOutAt: null });
  });

  test("deleted by its name, loses its job to the queue after a minute, once", async () => {
    const { world, admin, worker, id } = await working();
    await world.run(admin, (change) => removeNodes(change, ["w1"]));
    expect(await world.job(id)).toMatchObject({ state: "WORKING", nodeId: worker.node.id });
    world.clock.advance(61);
    expect(await tick(world)).toEqual([0, 1]);
    expect(await tick(world)).toEqual([0, 0]);
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null });
  });

  test("is given up although it also reported progress, and although its last call was noted late", async () => {
    const { world, worker, id } = await working();
    world.clock.advance(2);
    await world.run(worker, (change) => progress(change, id, { progress: 0.5 }));
    expect((await world.node(worker.node.id)).lastSeenAt).toEqual(world.clock.now());
    world.clock.advance(60);
    expect(await tick(world)).toEqual([0, 0]);
    world.clock.advance(1);
    expect(await tick(world)).toEqual([0, 1]);
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null });
    // Any report of its own brings it back, and is an event.
    await world.run(worker, (change) => acquireNext(change));
    expect(await world.node(worker.node.id)).toMatchObject({ timedOutAt: null });
    expect((await world.events()).map(({ type }) => type)).toContain("NODE_RETURNED");
  });

  test("deleted by its name, what it holds and has not begun is free at once", async () => {
    const { world, admin, worker, id } = await working();
    const held = await world.command(admin);
    await world.run(worker, (change) => acquire(change, held.id));
    await world.run(admin, (change) => removeNodes(change, ["w1"]));
    expect(await world.job(held.id)).toMatchObject({ state: "WAITING", nodeId: null });
    expect(await world.job(id)).toMatchObject({ state: "WORKING", nodeId: worker.node.id });
  });

  test("deleted by its name, one that is not expected to call loses its job at once", async () => {
    const { world, admin, worker, id } = await working();
    world.clock.advance(1);
    await recordCall({ services: world.services, actor: worker });
    await world.run(admin, (change) => removeNodes(change, ["w1"]));
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null });
  });

  test("deleted while it was going away, it is back as any other node", async () => {
    const { world, admin, worker, id } = await working();
    await world.run(admin, (change) => deleteNode(change, worker.node.id));
    await world.run(admin, (change) => removeNodes(change, ["w1"]));
    const back = await call(world, admin);
    expect(back.node.id).toBe(worker.node.id);
    expect(await world.node(back.node.id)).toMatchObject({
      active: true,
      deprecatedAt: null,
      provisionState: "READY",
      removedAt: null,
      currentJobId: id,
    });
    expect(await world.run(back, (change) => heartbeat(change, id))).toBe(true);
  });

  test("idle counts too; every call keeps it; another API's node only turns offline", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const idle = await call(world, admin, "idle");
    const busy = await call(world, admin, "busy");
    const other = await world.worker(admin, { name: "other" });
    await recordCall({ services: world.services, actor: other });
    for (let minute = 0; minute < 3; minute++) {
      world.clock.advance(40);
      await call(world, admin, "busy");
      await tick(world);
    }
    expect(await world.node(idle.node.id)).toMatchObject({ errors: 1, timedOutAt: expect.any(Date) });
    expect(await world.node(busy.node.id)).toMatchObject({ errors: 0, timedOutAt: null });
    // Another API's node is offline, and nothing more.
    expect(await world.node(other.node.id)).toMatchObject({ errors: 0, timedOutAt: expect.any(Date) });
    // One that speaks another dialect by now is no longer expected every few seconds.
    await recordCall({ services: world.services, actor: { ...admin, node: idle.node as never } });
    world.clock.advance(100);
    await call(world, admin, "busy");
    await tick(world);
    expect(await world.node(idle.node.id)).toMatchObject({ errors: 1 });
  });
});
