import type { SelectQueryBuilder } from "kysely";
import type { Database, Sql } from "../../store/database.ts";
import { deleteRows } from "../../store/rows.ts";
import type { Store } from "../../store/store.ts";
import { type Call, type Change, change } from "../change.ts";
import { ended } from "../jobs/transitions.ts";
import { type Deadline, deleteByIds, idsOf, inBatches } from "./batches.ts";

/** Chunks of logs in one batch, of at most 64 KiB each. */
const chunksAtOnce = 50;

/** Jobs in one batch: each has rows in a dozen indexes. */
const jobsAtOnce = 50;

/** Jobs that are asked for their logs at once. */
const jobsAsked = 500;

/** Where the search for logs is: what comes before it has none. */
export interface LogSearch {
  updatedAt: Date;
  id: number;
}

/**
 * Removes the logs of jobs that have ended and have not changed since a time. Goes on behind `search`, so that jobs
 * without logs, most after a time, are asked for them once and not every hour.
 * @returns whether all are gone
 */
export async function removeLogs(
  { services: { store } }: Call,
  { before, search }: { before: Date; search: LogSearch },
  until: Deadline,
): Promise<boolean> {
  while (!until.passed()) {
    const jobs = await endedJobs(store.sql, before)
      .select("updatedAt")
      .where("updatedAt", ">=", search.updatedAt)
      .where(({ or, eb }) => or([eb("updatedAt", ">", search.updatedAt), eb("id", ">", search.id)]))
      .orderBy("updatedAt")
      .orderBy("id")
      .limit(jobsAsked)
      .execute();
    const last = jobs.at(-1);
    if (!last) return true;
    const ids = idsOf(jobs);
    if (!(await removeLogsOf(store, (tx) => endedJobs(tx, before).where("id", "in", ids), until)))
      return false;
    Object.assign(search, last);
  }
  return false;
}

/** Jobs that have ended and have not changed since a time. */
function endedJobs(db: Sql, before: Date) {
  return db
    .selectFrom("Job")
    .select("Job.id")
    .where("deletedAt", "is", null)
    .where("updatedAt", "<", before)
    .where("state", "in", ended);
}

/** @param due the jobs; one that is not due any more, as it was restored or retried, keeps its log */
function removeLogsOf(
  store: Store,
  due: (tx: Sql) => SelectQueryBuilder<Database, "Job", { id: number }>,
  until: Deadline,
): Promise<boolean> {
  return inBatches(
    store,
    until,
    async (tx, limit) => {
      const found = await tx
        .selectFrom("LogChunk")
        .select(["id", "jobId"])
        .where("jobId", "in", due(tx))
        .limit(limit)
        .execute();
      if (found.length === 0) return 0;
      const jobs = found.map(({ jobId }) => jobId);
      await store.lockJobs(tx, jobs);
      const still = new Set(idsOf(await due(tx).where("id", "in", jobs).execute()));
      await deleteByIds(tx, "LogChunk", idsOf(found.filter(({ jobId }) => still.has(jobId))));
      return found.length;
    },
    chunksAtOnce,
  );
}

/** Removes runs that ended before a time. @returns whether all are gone */
export function removeRuns({ services: { store } }: Call, before: Date, until: Deadline): Promise<boolean> {
  return inBatches(store, until, async (tx, limit) => {
    const old = await tx
      .selectFrom("Run")
      .select("id")
      .where("endedAt", "<", before)
      .orderBy("endedAt")
      .limit(limit)
      .execute();
    return deleteByIds(tx, "Run", idsOf(old));
  });
}

/**
 * Removes jobs that were deleted before a time for good, those without jobs below them first, with their logs and
 * outputs. One event tells of a whole batch.
 * @returns whether all are gone
 */
export function purgeDeletedJobs(call: Call, before: Date, until: Deadline): Promise<boolean> {
  return purgeWhile(call, () => deletedLeaves(call.services.store.sql, before).execute(), before, until);
}

/** Removes batches of deleted jobs for good for as long as `find` finds any. @returns whether all are gone */
export async function purgeWhile(
  call: Call,
  find: () => Promise<{ id: number }[]>,
  before: Date,
  until: Deadline,
): Promise<boolean> {
  const { store } = call.services;
  while (!until.passed()) {
    const due = await find();
    if (due.length === 0) return true;
    const ids = idsOf(due);
    const emptied = await removeLogsOf(
      store,
      (tx) => deletedLeaves(tx, before).where("id", "in", ids),
      until,
    );
    if (!emptied) return false;
    await change(call, (change) => purgeLeaves(change, ids, before));
  }
  return false;
}

/** Deleted jobs without jobs below them, at most a batch. */
export function deletedLeaves(db: Sql, before: Date) {
  return (
    db
      .selectFrom("Job")
      .select("id")
      .where("deletedAt", "<", before)
      .where("state", "<>", "WORKING")
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("Job as child").select("child.id").whereRef("child.parentId", "=", "Job.id"))),
      )
      // Children have greater numbers than their parents.
      .orderBy("deletedAt", "desc")
      .orderBy("id", "desc")
      .limit(jobsAtOnce)
  );
}

/** Those that have not been restored meanwhile. */
async function purgeLeaves(change: Change, found: readonly number[], before: Date): Promise<void> {
  const { db, store, blobs } = change;
  await store.lockJobs(db, found);
  const due = await deletedLeaves(db, before).where("id", "in", found).execute();
  const ids = idsOf(due);
  if (ids.length === 0) return;
  const outputs = await db.selectFrom("Output").select("blobKey").where("jobId", "in", ids).execute();
  await deleteRows(db, "Job", { id: ids });
  change.record({ type: "JOB_PURGED", data: { jobs: ids.sort((a, b) => a - b) } });
  change.afterCommit(async () => {
    for (const { blobKey } of outputs) await blobs.remove(blobKey);
  });
}
