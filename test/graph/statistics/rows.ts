import fc from "fast-check";
import { JobKind, JobState, RunOutcome } from "../../../prisma/generated/sqlite/enums.ts";
import { insertRow } from "../../../src/store/rows.ts";
import type { World } from "../../support/world.ts";

/** Where the tests' time begins. */
export const began = Date.UTC(2026, 0, 1);
/** Seconds, to the millisecond. */
const seconds = fc.integer({ min: 0, max: 7_200_000 }).map((ms) => ms / 1000);
const moment = fc.integer({ min: -3_600_000, max: 4 * 3_600_000 }).map((ms) => new Date(began + ms));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

const run = fc.record({
  startedAt: moment,
  lasts: maybe(seconds),
  outcome: fc.constantFrom(...Object.values(RunOutcome)),
  waitSeconds: maybe(seconds),
  node: fc.nat(2),
});
const job = fc.record({
  kind: fc.constantFrom(...Object.values(JobKind)),
  state: fc.constantFrom(...Object.values(JobState)),
  user: fc.constantFrom("", "ann", "Ann", "bob"),
  isGroup: fc.boolean(),
  lastNode: maybe(fc.nat(2)),
  duration: seconds,
  waitSeconds: maybe(seconds),
  createdAt: moment,
  deletedAt: fc.option(moment, { nil: null, freq: 1 }),
  runs: fc.array(run, { maxLength: 3 }),
});
const node = fc.record({
  createdAt: moment,
  stays: maybe(seconds),
  active: fc.boolean(),
  paused: fc.boolean(),
  working: fc.boolean(),
  timedOutAt: maybe(moment),
  lastSeenAt: maybe(moment),
});

/** A world of 3 nodes and 80 jobs with their runs, made from a seed and written as plain rows. */
export const cluster = fc.record({
  nodes: fc.array(node, { minLength: 3, maxLength: 3 }),
  jobs: fc.array(job, { minLength: 80, maxLength: 80 }),
});
export type Cluster = typeof cluster extends fc.Arbitrary<infer T> ? T : never;

/** The end of what began and lasts so long; null while it does not end. */
export function endOf(start: Date, lasts: number | null): Date | null {
  return lasts === null ? null : new Date(start.getTime() + lasts * 1000);
}

export async function fill({ services: { store } }: World, { nodes, jobs }: Cluster): Promise<void> {
  const at = new Date(began);
  await store.write(async (tx) => {
    for (const [n, { stays, working: _, ...one }] of nodes.entries())
      await insertRow(tx, "Node", {
        ...one,
        name: `node ${n}`,
        stateSince: at,
        updatedAt: at,
        removedAt: endOf(one.createdAt, stays),
      });
    for (const { runs, lastNode, ...one } of jobs) {
      const { id } = await insertRow(tx, "Job", {
        ...one,
        templateId: 0,
        updatedAt: at,
        lastNodeId: lastNode === null ? null : lastNode + 1,
      });
      for (const { lasts, node, ...run } of runs)
        await insertRow(tx, "Run", {
          ...run,
          jobId: id,
          jobTitle: "",
          nodeId: node + 1,
          nodeName: "",
          attempt: 1,
          endedAt: endOf(run.startedAt, lasts),
        });
    }
    for (const [n, { working }] of nodes.entries())
      if (working)
        await tx
          .updateTable("Node")
          .set({ currentJobId: 1 })
          .where("id", "=", n + 1)
          .execute();
  });
}
