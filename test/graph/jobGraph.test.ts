import { expect, test } from "@jest/globals";
import type { Actor } from "../../src/domain/actor.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import { data } from "../support/graph.ts";
import { type World, withWorld } from "../support/world.ts";

interface Answer {
  jobGraph: {
    jobs: { number: number; path: string; state: string }[];
    dependencies: { jobNumber: number; requiredNumber: number }[];
    outside: { number: number }[];
    isCut: boolean;
  } | null;
}

const source = `query ($id: ID!, $first: Int) {
  jobGraph(id: $id, first: $first) {
    jobs { number path state } dependencies { jobNumber requiredNumber } outside { number } isCut
  }
}`;

/** The numbers of what there is to draw; null for nothing. */
async function graphOf(world: World, actor: Actor, variables: { id: number; first?: number }) {
  const { jobGraph } = await data<Answer>(world, actor, source, variables);
  return (
    jobGraph && {
      jobs: jobGraph.jobs.map(({ number }) => number),
      dependencies: jobGraph.dependencies.map(({ jobNumber, requiredNumber }) => [jobNumber, requiredNumber]),
      outside: jobGraph.outside.map(({ number }) => number),
      isCut: jobGraph.isCut,
    }
  );
}

/** Group 1 with job 2 and group 3, which holds 4 and 5; 5 waits for 4 and for 6, which is outside; 7 waits for 2. */
async function tree() {
  const world = await withWorld();
  const admin = await world.admin();
  await world.command(admin, { command: "" });
  await world.command(admin, { parent: 1 });
  await world.command(admin, { command: "", parent: 1 });
  await world.command(admin, { parent: 3 });
  await world.command(admin, {});
  await world.command(admin, { parent: 3, dependencies: [4, 5] });
  await world.command(admin, { dependencies: [2] });
  await world.command(admin, { dependencies: [5] });
  return { world, admin };
}

test("a group is shown with all jobs below it, their dependencies, and the jobs outside that these lead to", async () => {
  const { world, admin } = await tree();
  expect(await graphOf(world, admin, { id: 1 })).toEqual({
    jobs: [1, 2, 3, 4, 6],
    dependencies: [
      [6, 4],
      [6, 5],
      [7, 2],
    ],
    outside: [5, 7],
    isCut: false,
  });
  const { jobGraph } = await data<Answer>(world, admin, source, { id: 1 });
  expect(jobGraph?.jobs.at(-1)).toEqual({ number: 6, path: "/1/3/", state: "PENDING" });
});

test("a job that is no group is shown with what it waits for and who waits for it", async () => {
  const { world, admin } = await tree();
  expect(await graphOf(world, admin, { id: 5 })).toEqual({
    jobs: [5],
    dependencies: [
      [6, 5],
      [8, 5],
    ],
    outside: [6, 8],
    isCut: false,
  });
});

test("deleted jobs are left out, with what is below them and their dependencies", async () => {
  const { world, admin } = await tree();
  await world.run(admin, (change) => remove(change, 3));
  expect(await graphOf(world, admin, { id: 1 })).toEqual({
    jobs: [1, 2],
    dependencies: [[7, 2]],
    outside: [7],
    isCut: false,
  });
  expect(await graphOf(world, admin, { id: 3 })).toBeNull();
  expect(await graphOf(world, admin, { id: 99 })).toBeNull();
});

test("of a large tree the upper jobs are shown, each behind its group, and it is said that there are more", async () => {
  const { world, admin } = await tree();
  expect(await graphOf(world, admin, { id: 1, first: 3 })).toMatchObject({ jobs: [1, 2, 3], isCut: true });
  expect(await graphOf(world, admin, { id: 1, first: 5 })).toMatchObject({ isCut: false });
  for (const first of [0, 5_001])
    await expect(graphOf(world, admin, { id: 1, first })).rejects.toThrow("it must be from 1 to 5000");
});
