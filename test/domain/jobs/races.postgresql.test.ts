import { beforeEach, expect, test } from "@jest/globals";
import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../../src/domain/actor.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { createCommand } from "../../../src/domain/jobs/createCommand.ts";
import { endJob } from "../../../src/domain/jobs/endJob.ts";
import { insertJob } from "../../../src/domain/jobs/insert.ts";
import { progress } from "../../../src/domain/jobs/progress.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { requeue } from "../../../src/domain/jobs/requeue.ts";
import { stopNodes } from "../../../src/domain/nodes/nodesByName.ts";
import { register } from "../../../src/domain/nodes/register.ts";
import { removeNode } from "../../../src/domain/nodes/remove.ts";
import { asWorker } from "../../../src/domain/nodes/upsertWorker.ts";
import { size } from "../../support/long.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

/* What two transactions at once must not do to each other. SQLite has one writer, so there they never meet. */

const rounds = size(4, 12);
let world: World;
let admin: Actor;
beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
});

type Worker = Actor & { node: { id: number } };
const worker = async (name: string): Promise<Worker> =>
  (await asWorker({ services: world.services, actor: admin }, { name })).call.actor;
const add = (over: Parameters<typeof createCommand>[1] = {}) =>
  world.run(admin, (change) => createCommand(change, { command: "true", ...over }));
const pick = (who: Actor) => world.run(who, (change) => acquireNext(change, { restarted: true }));

test("a job that waits for two is released when both end at once, and when one is deleted", async () => {
  const [one, two] = [await worker("w1"), await worker("w2")];
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [await add({ priority: 9 }), await add({ priority: 8 })];
    const waits = await add({ dependencies: [a.id, b.id] });
    expect([(await pick(one))?.id, (await pick(two))?.id]).toEqual([a.id, b.id]);
    await Promise.all([
      world.run(one, (change) => endJob(change, a.id, { exitCode: 0 })),
      round % 2 === 0
        ? world.run(two, (change) => endJob(change, b.id, { exitCode: 0 }))
        : world.run(admin, (change) => remove(change, b.id)),
    ]);
    expect((await world.job(waits.id)).state).toBe("WAITING");
    await world.run(admin, (change) => remove(change, waits.id));
  }
});

test("a report of progress does not wait for a change of its node", async () => {
  const { store } = world.services;
  const one = await worker("w1");
  const { id } = await add();
  await pick(one);
  await store.write(async (tx) => {
    await store.lockNodes(tx, [one.node.id]);
    const reported = await world.run(one, (change) => progress(change, id, { progress: 0.5 }));
    expect(reported.progress).toBe(0.5);
  });
});

test("a worker that asks twice at once works one job", async () => {
  const one = await worker("w1");
  for (let round = 0; round < 4; round++) await add();
  for (let round = 0; round < rounds; round++) {
    await Promise.all([pick(one), pick(one)]);
    const working = await world.services.store.read.job.count({ where: { state: "WORKING" } });
    const runs = await world.services.store.read.run.count({ where: { outcome: "RUNNING" } });
    expect([working, runs]).toEqual([1, 1]);
  }
});

test("a group's counters hold when its job is taken back while its worker asks for another", async () => {
  const one = await worker("w1");
  const group = await add({ command: "" });
  const [a] = [await add({ parent: group.id, priority: 9 }), await add({ parent: group.id })];
  for (let round = 0; round < rounds; round++) {
    await pick(one);
    await Promise.all([world.run(admin, (change) => requeue(change, a.id)), pick(one)]);
    const working = await world.services.store.read.job.count({
      where: { parentId: group.id, state: "WORKING" },
    });
    expect(await world.job(group.id)).toMatchObject({ totalWorking: working, working });
  }
});

test("nothing is left with a node that is removed, or stopped, while it takes a job", async () => {
  for (let round = 0; round < rounds; round++) {
    const one = await worker(`w${round}`);
    const job = await add();
    const gone = round % 2 === 0;
    await Promise.all([
      world.run(one, (change) => acquire(change, job.id)).catch(() => {}),
      gone
        ? world.run(admin, (change) => removeNode(change, one.node.id))
        : world.run(admin, (change) => stopNodes(change, [`w${round}`])),
    ]);
    expect(await world.job(job.id)).toMatchObject({ state: "WAITING", nodeId: null });
    await world.run(admin, (change) => remove(change, job.id));
  }
});

test("a node takes the next job while another node's transaction has just taken the best one", async () => {
  const [one, two] = [await worker("w1"), await worker("w2")];
  const kinds = ["COMMAND", "IMAGE"] as const;
  const jobs = [
    await add({ priority: 9 }),
    await world.run(admin, (change) => insertJob(change, {}, { kind: "IMAGE", templateId: 0 })),
  ];
  await world.run(one, async (change) => {
    expect((await acquireNext(change, { kinds }))?.id).toBe(jobs[0]?.id);
    // The first transaction is still open.
    const next = await world.run(two, (other) => acquireNext(other, { kinds }));
    expect(next?.id).toBe(jobs[1]?.id);
  });
});

test("a node takes a job although more jobs before it are held than are looked at first", async () => {
  const one = await worker("w1");
  const jobs: Job[] = [];
  for (let n = 0; n < 20; n++) jobs.push(await add());
  await world.services.store.write(async (tx) => {
    await world.services.store.lockJobs(
      tx,
      jobs.slice(0, -1).map(({ id }) => id),
    );
    expect((await pick(one))?.id).toBe(jobs.at(-1)?.id);
  });
});

test("of two nodes that are registered alike at once the second is refused", async () => {
  const like = { ip: "192.0.2.9", index: 0 };
  const codes = await Promise.all(
    Array.from({ length: 4 }, () =>
      refused(world.run(admin, (change) => register(change, like))).catch(() => "made"),
    ),
  );
  expect(codes.sort()).toEqual(["NAME_TAKEN", "NAME_TAKEN", "NAME_TAKEN", "made"]);
});
