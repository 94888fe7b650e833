import fc from "fast-check";
import { createTree } from "../../../src/domain/jobs/createTree.ts";
import type { TreeInput } from "../../../src/domain/jobs/plan.ts";
import { compare, type Real } from "./compare.ts";
import type { Model, ModelJob } from "./model.ts";

export interface Seedling {
  under: number;
  group: boolean;
  priority: number;
  affinity: number;
  after: number | null;
  paused: boolean;
}

/** What a run begins with, made at once: the first is a group. */
export const seedlings = fc.array(
  fc.record<Seedling>({
    under: fc.nat({ max: 9 }),
    group: fc.integer({ min: 0, max: 3 }).map((at) => at === 0),
    priority: fc.nat({ max: 3 }),
    affinity: fc.constantFrom(0, 0, 0, 1, 2),
    after: fc.option(fc.nat({ max: 9 }), { freq: 2 }),
    paused: fc.integer({ min: 0, max: 9 }).map((at) => at === 0),
  }),
  { minLength: 2, maxLength: 6 },
);

/** Makes the seedlings in the model and, as one tree, in the database. */
export async function plant(model: Model, real: Real, seeds: readonly Seedling[]): Promise<void> {
  const { world, admin } = real;
  const trees: TreeInput[] = [];
  const own = { base: "READY" as const, retry: 0, retriesLeft: 0, runs: 0, worker: null, deleted: false };
  for (const [at, seed] of seeds.entries()) {
    const groups = model.jobs.filter(({ group }) => group);
    const parent = at === 0 ? null : (groups[seed.under % groups.length] as ModelJob);
    const group = at === 0 || seed.group;
    const needed = seed.after === null || at === 0 ? undefined : model.jobs[seed.after % at];
    const affinity = BigInt(seed.affinity);
    const { priority, paused } = seed;
    const job: ModelJob = { ...own, id: at + 1, parent, group, priority, affinity, paused, needs: [] };
    model.jobs.push(job);
    if (needed && !model.loops(job, { needs: [needed] })) job.needs = [needed];
    const tree: TreeInput = {
      title: String(at),
      key: String(at),
      command: group ? "" : "true",
      priority,
      affinity: seed.affinity === 0 ? "" : `#${seed.affinity}`,
      paused,
      timeout: 100,
      after: job.needs.map((one) => String(model.jobs.indexOf(one))),
      children: [],
    };
    trees.push(tree);
    const around = parent ? (trees[model.jobs.indexOf(parent)] as TreeInput) : null;
    if (around) around.children = [...(around.children ?? []), tree];
  }
  await world.run(admin, (change) => createTree(change, trees[0] as TreeInput));
  const rows = await world.services.store.read.job.findMany({ select: { id: true, title: true } });
  for (const { id, title } of rows) (model.jobs[Number(title)] as ModelJob).id = id;
  await compare(model, real);
}
