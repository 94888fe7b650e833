import { beforeEach, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { abort } from "../../../src/domain/jobs/abort.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { heartbeat } from "../../../src/domain/jobs/heartbeat.ts";
import { appendLog } from "../../../src/domain/jobs/log.ts";
import { readLog } from "../../../src/domain/jobs/logRead.ts";
import { pause, resume } from "../../../src/domain/jobs/pause.ts";
import { progress } from "../../../src/domain/jobs/progress.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

/* What a node may still report about a job that it holds no longer. */

let world: World;
let admin: Actor;
let one: Awaited<ReturnType<World["worker"]>>;
let two: Awaited<ReturnType<World["worker"]>>;
let id: number;

beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
  one = await world.worker(admin, { name: "one" });
  two = await world.worker(admin, { name: "two" });
  ({ id } = await world.command(admin));
  await work(one);
});

async function work(node: Actor): Promise<void> {
  await world.run(node, (change) => acquire(change, id));
  await world.run(node, (change) => start(change, id));
}

const log = async () => (await readLog(world.services.store.sql, id)).bytes.toString();
const print = (node: Actor, text: string, attempt?: number) =>
  world.run(node, (change) => appendLog(change, id, Buffer.from(text), { attempt }));
const beat = (node: Actor, text: string) =>
  world.run(node, (change) => heartbeat(change, id, { log: Buffer.from(text) }));

test("a former holder is told that it is none, whatever it reports, and any other node is refused", async () => {
  await world.run(admin, (change) => abort(change, id));
  await world.run(one, (change) => finish(change, id));
  const reports = {
    progress: (node: Actor) => world.run(node, (change) => progress(change, id, { progress: 1 })),
    finish: (node: Actor) => world.run(node, (change) => finish(change, id)),
    log: (node: Actor) => print(node, "late"),
  };
  for (const [name, report] of Object.entries(reports)) {
    expect([name, await refused(report(one))]).toEqual([name, "NOT_HOLDER"]);
    expect([name, await refused(report(two))]).toEqual([name, "FORBIDDEN"]);
  }
  await work(two);
  for (const [name, report] of Object.entries(reports)) {
    expect([name, await refused(report(one))]).toEqual([name, "NOT_HOLDER"]);
  }
});

test("a node that has lost the job has its last words in the log until another node works on it", async () => {
  await world.run(admin, (change) => abort(change, id));
  await print(one, "last words");
  await work(two);
  expect(await refused(print(one, "too late"))).toBe("NOT_HOLDER");
  expect(await log()).toBe("last words");
});

test("a heartbeat's log is that of a node that has worked on the job", async () => {
  const waiting = await world.command(admin);
  expect(
    await world.run(two, (change) => heartbeat(change, waiting.id, { log: Buffer.from("not mine") })),
  ).toBe(false);
  expect((await readLog(world.services.store.sql, waiting.id)).bytes).toHaveLength(0);
  expect(await beat(two, "not mine")).toBe(false);
  expect(await log()).toBe("");
  await world.run(admin, (change) => abort(change, id));
  expect(await beat(one, "mine\n")).toBe(false);
  expect(await log()).toBe("mine\nKillJob: server required worker to kill job.\n");
});

test("a heartbeat through Coalition's API writes into any log that nobody works on, except with strict ownership", async () => {
  const waiting = await world.command(admin);
  const stranger = { ...two, facade: "coalition" } as typeof two;
  const print = () =>
    world.run(stranger, (change) => heartbeat(change, waiting.id, { log: Buffer.from("mine\n") }));
  const written = async () => (await readLog(world.services.store.sql, waiting.id)).bytes.toString();
  expect(await print()).toBe(false);
  const once = "mine\nKillJob: server required worker to kill job.\n";
  expect(await written()).toBe(once);
  Object.assign(world.services, { nodeOwnership: "strict" });
  await print();
  expect(await written()).toBe(once);
});

test("a report from an attempt that is over frees the node that has lost the job", async () => {
  await world.run(admin, (change) => abort(change, id));
  await work(two);
  const late = await world.run(one, (change) => finish(change, id, { attempt: 1 }));
  expect(late.refused).toMatchObject({ code: "STALE_ATTEMPT", detail: { attempt: 1, current: 2 } });
  expect(await world.node(one.node.id)).toMatchObject({ currentJobId: null });
  expect(await world.job(id)).toMatchObject({ state: "WORKING", nodeId: two.node.id });
});

test("a report from an attempt that is over leaves the node at the next attempt of its own", async () => {
  await world.run(admin, (change) => abort(change, id));
  await work(one);
  expect(await refused(world.run(one, (change) => finish(change, id, { attempt: 1 })))).toBe("STALE_ATTEMPT");
  expect(await world.node(one.node.id)).toMatchObject({ currentJobId: id });
  expect(await world.job(id)).toMatchObject({ state: "WORKING" });
});

test("a reserved job is not started while it is paused", async () => {
  const reserved = await world.command(admin);
  const begin = () => world.run(two, (change) => start(change, reserved.id));
  await world.run(two, (change) => acquire(change, reserved.id));
  await world.run(admin, (change) => pause(change, reserved.id, { requeue: true }));
  expect(await refused(begin())).toBe("ILLEGAL_TRANSITION");
  await world.run(admin, (change) => resume(change, reserved.id));
  expect(await begin()).toMatchObject({ state: "WORKING" });
});
