import { describe, expect, test } from "@jest/globals";
import type { Actor } from "../../src/domain/actor.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { resetTree } from "../../src/domain/jobs/resetTree.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { data } from "../support/graph.ts";
import { type World, withWorld } from "../support/world.ts";

const read = `query ($id: ID!) { job(id: $id) {
  state queuedAt waitSeconds duration progress
  runs { nodes { queuedAt waitSeconds duration outcome } }
} }`;

interface Read {
  job: {
    state: string;
    queuedAt: string | null;
    waitSeconds: number | null;
    duration: number;
    progress: number | null;
    runs: { nodes: object[] };
  };
}

async function begin() {
  const world = await withWorld();
  const admin = await world.admin();
  const worker = await world.worker(admin, { name: "w" });
  const job = async (id: number) => (await data<Read>(world, admin, read, { id: String(id) })).job;
  return { world, admin, worker, job, at: () => world.clock.now().toISOString() };
}

async function begun(world: World, worker: Actor, id: number): Promise<void> {
  await world.run(worker, (tx) => acquire(tx, id));
  await world.run(worker, (tx) => start(tx, id));
}

describe("how long a job waits", () => {
  test("is counted from when it was made, and each attempt keeps its own over a retry", async () => {
    const { world, admin, worker, job, at } = await begin();
    const made = at();
    const { id } = await world.command(admin, { retry: 1 });
    expect(await job(id)).toMatchObject({ queuedAt: made, waitSeconds: null, duration: 0 });
    world.clock.advance(1.5);
    await begun(world, worker, id);
    world.clock.advance(2.25);
    await world.run(worker, (tx) => finish(tx, id, { error: "no" }));
    const again = at();
    const first = { queuedAt: made, waitSeconds: 1.5, duration: 2.25, outcome: "ERROR" };
    expect(await job(id)).toMatchObject({
      state: "WAITING",
      queuedAt: again,
      waitSeconds: 1.5,
      duration: 2.25,
      runs: { nodes: [first] },
    });
    world.clock.advance(0.4);
    await begun(world, worker, id);
    world.clock.advance(0.01);
    await world.run(worker, (tx) => finish(tx, id));
    expect(await job(id)).toMatchObject({
      queuedAt: again,
      waitSeconds: 0.4,
      duration: 0.01,
      runs: { nodes: [first, { queuedAt: again, waitSeconds: 0.4, duration: 0.01, outcome: "FINISHED" }] },
    });
  });

  test("begins when what it depends on has finished, and anew when it is reset", async () => {
    const { world, admin, worker, job, at } = await begin();
    const { id: first } = await world.command(admin);
    const { id: second } = await world.command(admin, { dependencies: [first] });
    expect(await job(second)).toMatchObject({ state: "PENDING", queuedAt: null });
    await begun(world, worker, first);
    world.clock.advance(5);
    await world.run(worker, (tx) => finish(tx, first));
    expect(await job(second)).toMatchObject({ state: "WAITING", queuedAt: at() });
    world.clock.advance(5);
    await world.run(admin, (tx) => resetTree(tx, first));
    expect(await job(first)).toMatchObject({ state: "WAITING", queuedAt: at() });
    expect(await job(second)).toMatchObject({ state: "PENDING", queuedAt: null });
  });

  test("is that of the jobs of a tree, not of its groups", async () => {
    const { world, admin, job, at } = await begin();
    const { id } = await world.run(admin, (tx) =>
      createTree(tx, {
        title: "group",
        children: [
          { command: "a", key: "a" },
          { command: "b", after: ["a"] },
        ],
      }),
    );
    expect(await job(id)).toMatchObject({ queuedAt: null });
    expect(await job(id + 1)).toMatchObject({ state: "WAITING", queuedAt: at() });
  });

  test("filters and sorts", async () => {
    const { world, admin, worker } = await begin();
    const waits = [0.3, 0.1, 0.2];
    for (const wait of waits) {
      const { id } = await world.command(admin);
      world.clock.advance(wait);
      await begun(world, worker, id);
      await world.run(worker, (tx) => finish(tx, id));
    }
    await world.command(admin);
    const sorted = `{
      jobs(filter: { waitSeconds: { gt: 0.15 } }, orderBy: [{ field: WAIT_SECONDS }]) { nodes { number } }
      runs(orderBy: [{ field: WAIT_SECONDS, direction: DESC }]) { nodes { waitSeconds } }
    }`;
    expect(await data(world, admin, sorted)).toEqual({
      jobs: { nodes: [{ number: 3 }, { number: 1 }] },
      runs: { nodes: [{ waitSeconds: 0.3 }, { waitSeconds: 0.2 }, { waitSeconds: 0.1 }] },
    });
  });
});

test("a finished job is at 1 whatever was reported, and back at that when it is reset", async () => {
  const { world, admin, worker, job } = await begin();
  const { id } = await world.command(admin);
  await begun(world, worker, id);
  await world.run(worker, (tx) => progress(tx, id, { progress: 0.25 }));
  await world.run(worker, (tx) => finish(tx, id));
  expect(await job(id)).toMatchObject({ state: "FINISHED", progress: 1 });
  expect(await data(world, admin, `{ job(id: ${id}) { reportedProgress } }`)).toEqual({
    job: { reportedProgress: 0.25 },
  });
  const done = "{ jobs(filter: { progress: { eq: 1 } }) { totalCount } }";
  expect(await data(world, admin, done)).toEqual({ jobs: { totalCount: 1 } });
  await world.run(admin, (tx) => resetTree(tx, id));
  expect(await job(id)).toMatchObject({ state: "WAITING", progress: 0.25 });
});
