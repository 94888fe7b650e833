import { beforeEach, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { pause, resume } from "../../../src/domain/jobs/pause.ts";
import { purge } from "../../../src/domain/jobs/purge.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { restore } from "../../../src/domain/jobs/restore.ts";
import { retry } from "../../../src/domain/jobs/retry.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { update } from "../../../src/domain/jobs/update.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

let world: World;
let admin: Actor;
let worker: Awaited<ReturnType<World["worker"]>>;

beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
  worker = await world.worker(admin, { name: "worker" });
});

async function work(id: number, error?: string) {
  await world.run(worker, (tx) => acquire(tx, id));
  await world.run(worker, (tx) => start(tx, id));
  await world.run(worker, (tx) => finish(tx, id, error === undefined ? {} : { error }));
}

const stateOf = async (id: number) => (await world.job(id)).state;

test("a job waits for what it needs, and is not acquired before", async () => {
  const first = await world.command(admin);
  const second = await world.command(admin, { dependencies: [first.id] });
  expect(second.state).toBe("PENDING");
  expect(await refused(world.run(worker, (tx) => acquire(tx, second.id)))).toBe("ILLEGAL_TRANSITION");
  await work(first.id, "no");
  expect(await stateOf(second.id)).toBe("PENDING");
  await world.run(admin, (tx) => retry(tx, first.id));
  await work(first.id);
  expect(await stateOf(second.id)).toBe("WAITING");
});

test("a deleted job holds nobody up, until it is restored", async () => {
  const first = await world.command(admin);
  const second = await world.command(admin, { dependencies: [first.id] });
  await world.run(admin, (tx) => remove(tx, first.id));
  expect(await stateOf(second.id)).toBe("WAITING");
  await world.run(admin, (tx) => restore(tx, first.id));
  expect(await stateOf(second.id)).toBe("PENDING");
  await world.run(admin, (tx) => purge(tx, first.id));
  expect(await stateOf(second.id)).toBe("WAITING");
});

test("a job that was restored alone and is purged with its group releases who waits for it", async () => {
  const group = await world.command(admin, { command: "" });
  const child = await world.command(admin, { parent: group.id });
  await world.run(admin, (tx) => remove(tx, group.id));
  await world.run(admin, (tx) => restore(tx, child.id));
  const waits = await world.command(admin, { dependencies: [child.id] });
  expect(waits.state).toBe("PENDING");
  await world.run(admin, (tx) => purge(tx, group.id));
  expect(await stateOf(waits.id)).toBe("WAITING");
  expect((await world.types(child.id)).at(-1)).toBe("JOB_DELETED");
});

test("a group that waits holds its whole subtree back", async () => {
  const gate = await world.command(admin);
  const group = await world.command(admin, { command: "", dependencies: [gate.id] });
  const inner = await world.command(admin, { command: "", parent: group.id });
  const leaf = await world.command(admin, { parent: inner.id });
  expect(leaf).toMatchObject({ state: "WAITING", blocked: true });
  expect(await refused(world.run(worker, (tx) => acquire(tx, leaf.id)))).toBe("ILLEGAL_TRANSITION");
  await work(gate.id);
  expect(await world.job(leaf.id)).toMatchObject({ blocked: false });
  await work(leaf.id);
  expect(await stateOf(group.id)).toBe("FINISHED");
});

test("a finished group releases who waits for it", async () => {
  const group = await world.command(admin, { command: "" });
  const leaf = await world.command(admin, { parent: group.id });
  const after = await world.command(admin, { dependencies: [group.id] });
  expect(after.state).toBe("PENDING");
  await work(leaf.id);
  expect(await stateOf(after.id)).toBe("WAITING");
});

test("nothing comes to wait for itself, by dependencies or by place in the tree", async () => {
  const first = await world.command(admin);
  const second = await world.command(admin, { dependencies: [first.id] });
  const needs = (id: number, on: number) =>
    refused(world.run(admin, (tx) => update(tx, id, { dependencies: [on] })));
  expect(await needs(first.id, first.id)).toBe("CYCLE");
  expect(await needs(first.id, second.id)).toBe("CYCLE");
  const group = await world.command(admin, { command: "" });
  const child = await world.command(admin, { parent: group.id });
  expect(await needs(child.id, group.id)).toBe("CYCLE");
  expect(await needs(group.id, child.id)).toBe("CYCLE");
  await world.run(admin, (tx) => update(tx, first.id, { dependencies: [group.id] }));
  expect(await refused(world.run(admin, (tx) => update(tx, second.id, { parent: group.id })))).toBe("CYCLE");
  expect(await refused(world.run(admin, (tx) => update(tx, group.id, { parent: group.id })))).toBe("CYCLE");
  expect(await needs(first.id, 999)).toBe("NOT_FOUND");
});

test("a job is moved to where it could have been made", async () => {
  const required = await world.command(admin);
  const job = await world.command(admin, { dependencies: [required.id] });
  const group = await world.command(admin, { command: "" });
  const move = (id: number, parent: number) => world.run(admin, (tx) => update(tx, id, { parent }));
  // Where the job lies that it depends on.
  await move(required.id, group.id);
  expect(await move(job.id, group.id)).toMatchObject({ parentId: group.id });
  // With dependencies inside of what is moved.
  const inner = await world.command(admin, { command: "", parent: group.id });
  await move(required.id, inner.id);
  await move(job.id, inner.id);
  const around = await world.command(admin, { command: "" });
  expect(await move(inner.id, around.id)).toMatchObject({ parentId: around.id });
  expect(await refused(move(around.id, inner.id))).toBe("CYCLE");
});

test("a job is not moved into a group that comes to wait for it", async () => {
  const job = await world.command(admin);
  const next = await world.command(admin, { dependencies: [job.id] });
  const last = await world.command(admin, { command: "", dependencies: [next.id] });
  const inner = await world.command(admin, { command: "", parent: last.id });
  for (const parent of [last.id, inner.id]) {
    expect(await refused(world.run(admin, (tx) => update(tx, job.id, { parent })))).toBe("CYCLE");
  }
  expect(await world.job(job.id)).toMatchObject({ parentId: null, path: "/", blocked: false });
});

test("nine levels are one too many, and a job with a command holds no other", async () => {
  let parent: number | null = null;
  for (let level = 0; level < 7; level++) {
    parent = (await world.command(admin, { command: "", parent })).id;
  }
  const last = await world.command(admin, { command: "", parent });
  expect(await refused(world.command(admin, { parent: last.id }))).toBe("TOO_DEEP");
  const leaf = await world.command(admin);
  expect(await refused(world.command(admin, { parent: leaf.id }))).toBe("NOT_A_GROUP");
});

test("the next job is the one of highest priority path, then the oldest, and never a held or foreign one", async () => {
  const low = await world.command(admin, { priority: 1 });
  const group = await world.command(admin, { command: "", priority: 9 });
  const child = await world.command(admin, { parent: group.id, priority: 0 });
  const sibling = await world.command(admin, { parent: group.id, priority: 0 });
  await world.command(admin, { priority: 255, affinity: "GPU" });
  await world.run(admin, (tx) => pause(tx, sibling.id));
  const next = async () => {
    const job = await world.run(worker, (tx) => acquireNext(tx));
    if (job) await world.run(worker, (tx) => finish(tx, job.id));
    return job?.id ?? null;
  };
  expect(await next()).toBe(child.id);
  expect(await next()).toBe(low.id);
  expect(await next()).toBeNull();
  await world.run(admin, (tx) => resume(tx, sibling.id));
  expect(await next()).toBe(sibling.id);
});

test("affinity lines decide before priority, in their order", async () => {
  const gpu = await world.worker(admin, { name: "gpu", affinity: "GPU,LINUX\nLINUX" });
  const plain = await world.command(admin, { priority: 255 });
  const linux = await world.command(admin, { affinity: "LINUX", priority: 7 });
  const both = await world.command(admin, { affinity: "GPU,LINUX" });
  await world.command(admin, { affinity: "MAC" });
  const order = [];
  for (let job = await world.run(gpu, (tx) => acquireNext(tx)); job; ) {
    order.push(job.id);
    const { id } = job;
    await world.run(gpu, (tx) => finish(tx, id));
    job = await world.run(gpu, (tx) => acquireNext(tx));
  }
  expect(order).toEqual([linux.id, both.id, plain.id]);
});

test("a job that is blocked because its tree is reset has an event", async () => {
  const group = await world.command(admin, { command: "" });
  const first = await world.command(admin, { parent: group.id });
  const second = await world.command(admin, { parent: group.id, dependencies: [first.id] });
  await work(first.id);
  await world.run(admin, (tx) => resetTree(tx, group.id));
  expect(await stateOf(second.id)).toBe("PENDING");
  expect((await world.types(second.id)).slice(-2)).toEqual(["JOB_UNBLOCKED", "JOB_BLOCKED"]);
});
