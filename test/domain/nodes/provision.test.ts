import { describe, expect, test } from "@jest/globals";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { activate, deactivate } from "../../../src/domain/nodes/activate.ts";
import { pauseNode, resumeNode } from "../../../src/domain/nodes/pause.ts";
import { deleteNode, holdNode, readyNode } from "../../../src/domain/nodes/provision.ts";
import { reaper } from "../../../src/domain/nodes/reap.ts";
import { setNodeStatus } from "../../../src/domain/nodes/status.ts";
import { stateOf } from "../../../src/domain/nodes/transitions.ts";
import { update } from "../../../src/domain/nodes/update.ts";
import { startScheduler } from "../../../src/domain/scheduler.ts";
import { refused, withWorld } from "../../support/world.ts";

async function cluster() {
  const world = await withWorld();
  const admin = await world.admin();
  const worker = await world.worker(await world.user("worker"), { hostname: "host.com" });
  const pk = worker.node.id;
  const state = async () => stateOf(await world.node(pk));
  const types = async () => (await world.events()).filter((one) => one.nodeId === pk).map((one) => one.type);
  return { world, admin, worker, pk, state, types };
}

describe("Nodepool's states", () => {
  test("hold is a pause with a reason, whoever makes it", async () => {
    const { world, admin, pk, state } = await cluster();
    expect(await state()).toBe("READY");
    await world.run(admin, (tx) => holdNode(tx, pk, { reason: "odd noises" }));
    expect(await world.node(pk)).toMatchObject({
      paused: true,
      pauseReason: "odd noises",
      stateActor: "root",
      stateReason: "odd noises",
      stateSince: world.clock.now(),
    });
    expect(await state()).toBe("HOLD");
    await world.run(admin, (tx) => resumeNode(tx, pk));
    expect(await state()).toBe("READY");
    await world.run(admin, (tx) => pauseNode(tx, pk));
    expect(await state()).toBe("HOLD");
  });

  test("a node that its provider holds takes no jobs", async () => {
    const { world, admin, worker, pk, state } = await cluster();
    const { id } = await world.command(admin);
    await world.run(admin, (tx) => update(tx, pk, { provisionState: "HOLD" }));
    expect(await state()).toBe("HOLD");
    expect(await refused(world.run(worker, (tx) => acquireNext(tx)))).toBe("NODE_UNAVAILABLE");
    expect(await refused(world.run(worker, (tx) => acquire(tx, id)))).toBe("NODE_UNAVAILABLE");
  });

  test("held again moves only the time", async () => {
    const { world, admin, pk } = await cluster();
    await world.run(admin, (tx) => holdNode(tx, pk, { reason: "a" }));
    world.clock.advance(5);
    await world.run(admin, (tx) => holdNode(tx, pk));
    expect(await world.node(pk)).toMatchObject({ pauseReason: "a", stateSince: world.clock.now() });
  });

  test("ready is only reached from hold", async () => {
    const { world, admin, pk, state } = await cluster();
    const ready = () => world.run(admin, (tx) => readyNode(tx, pk));
    expect(await refused(ready())).toBe("NODE_NOT_HELD");
    await world.run(admin, (tx) => holdNode(tx, pk));
    await ready();
    expect(await state()).toBe("READY");
    await world.run(admin, (tx) => deleteNode(tx, pk));
    expect(await refused(ready())).toBe("NODE_NOT_HELD");
  });

  test("used is a node that works", async () => {
    const { world, admin, worker, state } = await cluster();
    await world.command(admin);
    await world.run(worker, (tx) => acquireNext(tx));
    expect(await state()).toBe("USED");
  });

  test("delete is out of the cluster, and a hold takes it back", async () => {
    const { world, admin, worker, pk, state, types } = await cluster();
    await world.run(admin, (tx) => deleteNode(tx, pk));
    expect(await state()).toBe("DELETE");
    expect(await world.node(pk)).toMatchObject({ active: false, deprecatedAt: world.clock.now() });
    expect(await refused(world.run(worker, (tx) => acquireNext(tx)))).toBe("NODE_UNAVAILABLE");
    await world.run(admin, (tx) => holdNode(tx, pk));
    expect(await world.node(pk)).toMatchObject({ active: true, deprecatedAt: null, provisionState: "READY" });
    expect(await state()).toBe("HOLD");
    expect((await types()).slice(1)).toEqual([
      "NODE_DEACTIVATED",
      "NODE_DELETING",
      "NODE_ACTIVATED",
      "NODE_PAUSED",
    ]);
  });
});

describe("the reaper", () => {
  async function reaping() {
    const all = await cluster();
    const scheduler = startScheduler(all.world.services, [reaper(600)], { period: 0 });
    const gone = async () => (await all.world.node(all.pk)).removedAt !== null;
    return { ...all, runAll: scheduler.runAll, gone };
  }

  test("removes a node that has been in state delete for long enough", async () => {
    const { world, admin, pk, runAll, gone, types } = await reaping();
    await world.run(admin, (tx) => deleteNode(tx, pk));
    world.clock.advance(599);
    await runAll();
    expect(await gone()).toBe(false);
    world.clock.advance(1);
    await runAll();
    expect(await gone()).toBe(true);
    await runAll();
    expect((await types()).filter((type) => type === "NODE_REMOVED")).toHaveLength(1);
  });

  test("leaves alone what was taken back or only deactivated", async () => {
    const { world, admin, pk, runAll, gone } = await reaping();
    await world.run(admin, (tx) => deleteNode(tx, pk));
    await world.run(admin, (tx) => activate(tx, pk));
    world.clock.advance(3_600);
    await runAll();
    await world.run(admin, (tx) => deactivate(tx, pk));
    world.clock.advance(3_600);
    await runAll();
    expect(await gone()).toBe(false);
  });
});

describe("Scale's flags", () => {
  test("are set together, and a pause that ends loses its reason", async () => {
    const { world, admin, pk } = await cluster();
    const set = (status: Parameters<typeof setNodeStatus>[2]) =>
      world.run(admin, (tx) => setNodeStatus(tx, pk, status));
    expect(await set({ paused: true, pauseReason: "weekly", active: false })).toMatchObject({
      paused: true,
      pauseReason: "weekly",
      active: false,
      deprecatedAt: world.clock.now(),
    });
    expect(await set({ paused: false, pauseReason: "ignored" })).toMatchObject({ pauseReason: null });
    expect(await set({ pauseReason: "a note" })).toMatchObject({ paused: false, pauseReason: "a note" });
    world.clock.advance(1);
    expect(await set({ active: true })).toMatchObject({ deprecatedAt: null, updatedAt: world.clock.now() });
  });

  test("that change nothing leave no trace", async () => {
    const { world, admin, pk, types } = await cluster();
    const before = await world.node(pk);
    world.clock.advance(1);
    await world.run(admin, (tx) => setNodeStatus(tx, pk, { active: true, paused: false }));
    expect(await world.node(pk)).toEqual(before);
    expect(await types()).toEqual(["NODE_REGISTERED"]);
  });

  test("have a limit and an owner", async () => {
    const { world, admin, pk } = await cluster();
    const other = await world.worker(await world.user("other"), { name: "other" });
    const long = { pauseReason: "x".repeat(251) };
    expect(await refused(world.run(admin, (tx) => setNodeStatus(tx, pk, long)))).toBe("INVALID_INPUT");
    expect(await refused(world.run(other, (tx) => setNodeStatus(tx, pk, { paused: true })))).toBe(
      "FORBIDDEN",
    );
  });
});
