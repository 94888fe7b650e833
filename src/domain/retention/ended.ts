import { getRow } from "../../store/rows.ts";
import { descendants } from "../../store/sql/subtree.ts";
import { type Call, type Change, change } from "../change.ts";
import { batches } from "../jobs/batches.ts";
import { softDelete } from "../jobs/remove.ts";
import { ended } from "../jobs/transitions.ts";
import { permit } from "../rights.ts";
import { deadline } from "./batches.ts";
import { deletedLeaves, purgeWhile } from "./jobs.ts";

/** Trees that are looked at at once, and hidden in one transaction. */
const treesAtOnce = 50;

/** What is or would be removed. */
export interface EndedJobs {
  /** Jobs, those of groups too. */
  jobs: number;
  outputs: number;
  /** Bytes of the outputs. */
  size: number;
}

/** A job that is in no group, with all jobs below it. */
interface Tree {
  readonly root: number;
  /** All jobs, the root first. */
  readonly ids: readonly number[];
}

/** The next jobs that are in no group and have themselves ended and not changed since a time. */
async function endedRoots(db: Change["db"], before: Date, after: number): Promise<Tree[]> {
  const roots = await db
    .selectFrom("Job")
    .select(["id", "isGroup"])
    .where("parentId", "is", null)
    .where("id", ">", after)
    .where("deletedAt", "is", null)
    .where("state", "in", ended)
    .where("updatedAt", "<", before)
    .orderBy("id")
    .limit(treesAtOnce)
    .execute();
  return Promise.all(
    roots.map(async ({ id, isGroup }) => ({
      root: id,
      ids: isGroup ? [id, ...(await descendants(db, id))] : [id],
    })),
  );
}

/**
 * Those of which every job has ended, or was deleted while no node worked on it, and not changed since a time, and no other
 * job waits for one; a group's state may tell of one of its jobs only.
 */
async function wholeTrees(db: Change["db"], trees: readonly Tree[], before: Date): Promise<Tree[]> {
  const kept = new Set<number>();
  for (const some of batches(trees.flatMap(({ ids }) => ids))) {
    const young = await db
      .selectFrom("Job")
      .select("id")
      .where("id", "in", some)
      .where(({ or, and, eb }) =>
        or([
          eb("updatedAt", ">=", before),
          eb("state", "=", "WORKING"),
          and([eb("state", "not in", ended), eb("deletedAt", "is", null)]),
        ]),
      )
      .execute();
    for (const { id } of young) kept.add(id);
    const required = await db
      .selectFrom("Dependency")
      .innerJoin("Job", "Job.id", "Dependency.jobId")
      .select("Dependency.requiredId as id")
      .where("Dependency.requiredId", "in", some)
      .where("Job.deletedAt", "is", null)
      .where("Job.state", "not in", ended)
      .execute();
    for (const { id } of required) kept.add(id);
  }
  return trees.filter(({ ids }) => !ids.some((id) => kept.has(id)));
}

async function countOf(db: Change["db"], trees: readonly Tree[]): Promise<EndedJobs> {
  const count = { jobs: 0, outputs: 0, size: 0 };
  for (const some of batches(trees.flatMap(({ ids }) => ids))) {
    const { outputs, size } = await db
      .selectFrom("Output")
      .select(({ fn }) => [fn.countAll<number>().as("outputs"), fn.sum<number>("size").as("size")])
      .where("jobId", "in", some)
      .executeTakeFirstOrThrow();
    count.jobs += some.length;
    count.outputs += Number(outputs);
    count.size += Number(size ?? 0);
  }
  return count;
}

/**
 * Removes for good the jobs that have ended and have not changed since a time, with their logs, outputs and bytes; groups when
 * that holds for all jobs in them. A few trees are hidden in one transaction and removed in further ones, a batch each, so
 * that other changes take their turn in between.
 * @param dryRun only counts
 * @param onProgress called with what has been removed so far
 * @throws Refusal FORBIDDEN
 */
export async function purgeEndedJobs(
  call: Call,
  { before, dryRun, onProgress }: { before: Date; dryRun: boolean; onProgress?: (sum: EndedJobs) => void },
): Promise<EndedJobs> {
  permit(call.actor, "job.purge");
  const { store } = call.services;
  const sum: EndedJobs = { jobs: 0, outputs: 0, size: 0 };
  for (let after = 0; ; ) {
    const roots = await endedRoots(store.sql, before, after);
    const last = roots.at(-1);
    if (!last) return sum;
    after = last.root;
    const trees = await wholeTrees(store.sql, roots, before);
    const count = await countOf(store.sql, trees);
    if (!dryRun) await removeTrees(call, trees, before);
    for (const name of ["jobs", "outputs", "size"] as const) sum[name] += count[name];
    onProgress?.(sum);
  }
}

async function removeTrees(call: Call, found: readonly Tree[], before: Date): Promise<void> {
  const { store } = call.services;
  const { hidden, now } = await change(call, async (change) => {
    await store.lockJobs(
      change.db,
      found.flatMap(({ ids }) => ids),
    );
    // Those that nobody has started again meanwhile.
    const trees = await wholeTrees(change.db, found, before);
    for (const { root } of trees) await softDelete(change, await getRow(change.db, "Job", { id: root }));
    return { hidden: trees.flatMap(({ ids }) => ids), now: change.now };
  });
  const until = deadline(Number.POSITIVE_INFINITY);
  for (const some of batches(hidden.toReversed())) {
    const find = () =>
      deletedLeaves(store.sql, new Date(now.getTime() + 1))
        .where("id", "in", some)
        .execute();
    await purgeWhile(call, find, new Date(now.getTime() + 1), until);
  }
}
