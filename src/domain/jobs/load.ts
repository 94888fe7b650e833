import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import { columnsOf } from "../../store/columns.ts";
import type { Database } from "../../store/database.ts";
import { findRow } from "../../store/rows.ts";
import { jobAndNode } from "../../store/sql/jobAndNode.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { type Refusal, refusal } from "../errors.ts";
import { markNodeSeen } from "../nodes/presence.ts";

/**
 * The job with its row locked until the change ends, so that what a verb reads of it stays true.
 * Soft-deleted jobs are found too: every verb still works on them.
 * @throws Refusal NOT_FOUND
 */
export async function loadJob(change: Change, pk: number): Promise<Job> {
  await change.store.lockJobs(change.db, [pk]);
  const job = await findRow(change.db, "Job", { id: pk });
  if (!job) throw refusal("NOT_FOUND", { kind: "job", key: pk });
  return job;
}

/** The job, with its row and those of all jobs below it locked until the change ends, the deepest first. */
export async function loadTree(change: Change, pk: number): Promise<Job> {
  const { db, store } = change;
  if (store.dialect !== "sqlite") await store.lockJobs(db, [pk, ...(await descendants(db, pk))]);
  return loadJob(change, pk);
}

/** Which jobs. */
export type JobCondition = (eb: ExpressionBuilder<Database, "Job">) => Expression<SqlBool>;

/** The jobs that a condition finds, read again once their rows are locked. */
export async function loadLocked(change: Change, condition: JobCondition): Promise<Job[]> {
  const { db, store } = change;
  const matching = db.selectFrom("Job").select(columnsOf("Job")).where(condition).orderBy("id");
  const found = await matching.execute();
  if (found.length === 0 || store.dialect === "sqlite") return found;
  const ids = found.map(({ id }) => id);
  await store.lockJobs(db, ids);
  return matching.where("id", "in", ids).execute();
}

/**
 * The node that the caller acts for, or null, with its row locked until the change ends; unless the change is refused,
 * its time of the last call is updated. A node that was removed meanwhile counts as none.
 */
export async function actingNode(change: Change): Promise<Node | null> {
  const { db, actor, store } = change;
  if (actor.node) await store.lockNodes(db, [actor.node.id]);
  const node = actor.node && (await findRow(db, "Node", { id: actor.node.id, removedAt: null }));
  return node && markNodeSeen(change, node);
}

/** What a worker's report is about. */
export interface Work {
  job: Job;
  /** The node that the caller acts for; null for none. */
  node: Node | null;
}

/**
 * `loadJob` and `actingNode` in one statement; null when there is no such job.
 * @param locked "job" for a report that changes nothing of the node: it need not wait for who does (its times are written
 * every few seconds, src/domain/presence.ts), and what it reads of the node is no older than its beginning
 */
export async function findWork(
  change: Change,
  pk: number,
  locked: "both" | "job" = "both",
): Promise<Work | null> {
  const { db, actor, store } = change;
  const found = await jobAndNode(db, store.dialect, { jobId: pk, nodeId: actor.node?.id ?? null, locked });
  if (!found) return null;
  const { job, node } = found;
  // It is back, which is written: by what its row says once it is locked.
  if (node?.timedOutAt && locked === "job") return findWork(change, pk);
  return { job, node: node && (await markNodeSeen(change, node)) };
}

/** @throws Refusal NOT_FOUND for the job */
export async function loadWork(change: Change, pk: number, locked?: "both" | "job"): Promise<Work> {
  const work = await findWork(change, pk, locked);
  if (!work) throw refusal("NOT_FOUND", { kind: "job", key: pk });
  return work;
}

/**
 * Fences a report from an attempt that is over.
 * @throws Refusal STALE_ATTEMPT when `attempt` is given and is not the job's present one
 */
export function checkAttempt(job: Job, attempt: number | null | undefined): void {
  const stale = staleAttempt(job, attempt);
  if (stale) throw stale;
}

/** What `checkAttempt` throws, or null. */
export function staleAttempt(job: Job, attempt: number | null | undefined): Refusal | null {
  if (attempt == null || attempt === job.attempt) return null;
  return refusal("STALE_ATTEMPT", { number: job.id, attempt, current: job.attempt });
}
