import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";
import type { Sql } from "../../store/database.ts";
import { deleteRows, getRow } from "../../store/rows.ts";
import { unfinished } from "../../store/sql/unfinished.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { batches, loadJobs } from "./batches.ts";
import { waitsFor } from "./cycles.ts";
import { loadLocked } from "./load.ts";
import { recordTransition, writeState } from "./writeState.ts";

/**
 * The state of a job that no node works on: PENDING while any job that it depends on is neither finished nor deleted, else
 * WAITING.
 */
export async function idleState(db: Sql, jobId: number): Promise<"PENDING" | "WAITING"> {
  const blocking = await unfinished(db)
    .select("requiredId")
    .where("jobId", "=", jobId)
    .limit(1)
    .executeTakeFirst();
  return blocking ? "PENDING" : "WAITING";
}

/**
 * Unblocks the jobs that depend on this one when it is FINISHED or deleted, and blocks them when it is no longer. Those
 * that run or have ended are left alone (docs/apis/coalition.md section 5.3).
 */
export async function updateDependents(change: Change, job: Job, from: JobState | null): Promise<void> {
  const satisfied = !holdsUp(job);
  if (!satisfied && from !== "FINISHED") return;
  // All are locked: one that is put back into the queue at this moment has read this job's state of before.
  const dependents = await loadLocked(change, (eb) =>
    eb("id", "in", eb.selectFrom("Dependency").select("jobId").where("requiredId", "=", job.id)),
  );
  const affected = satisfied ? "PENDING" : "WAITING";
  for (const dependent of dependents.filter(({ state }) => state === affected)) {
    // Read with its row locked: of two dependencies that finish at once, the later one finds both finished.
    const state = satisfied ? await idleState(change.db, dependent.id) : "PENDING";
    if (state !== dependent.state) await setBlocked(change, dependent, state);
  }
}

/** Moves a job between PENDING and WAITING. No counter depends on which of the two it is; its subtree does. */
async function setBlocked(change: Change, job: Job, state: "PENDING" | "WAITING"): Promise<void> {
  const verb = state === "PENDING" ? "block" : "unblock";
  const moved = await writeState(change, job, verb, { state });
  recordTransition(change, verb, { before: job, job: moved.job });
}

/** Whether jobs that depend on this one wait for it; in SQL: `unfinished`. */
export function holdsUp({ state, deletedAt }: Pick<Job, "state" | "deletedAt">): boolean {
  return state !== "FINISHED" && deletedAt === null;
}

/**
 * The jobs that another one is to depend on, with their rows locked: who finishes one afterwards finds the dependency.
 * @throws Refusal NOT_FOUND
 */
export async function loadRequired(change: Change, wanted: readonly number[]): Promise<Job[]> {
  if (wanted.length === 0) return [];
  await change.store.lockJobs(change.db, wanted);
  const jobs = await loadJobs(change, wanted);
  const known = new Set(jobs.map(({ id }) => id));
  for (const id of wanted) if (!known.has(id)) throw refusal("NOT_FOUND", { kind: "job", key: id });
  return jobs;
}

/**
 * Replaces what a job waits for.
 * @throws Refusal NOT_FOUND for an unknown job, CYCLE when the job would come to wait for itself
 */
export async function setDependencies(change: Change, job: Job, required: readonly number[]): Promise<Job> {
  const wanted = [...new Set(required)];
  await loadRequired(change, wanted);
  if (wanted.length > 0 && (await waitsFor(change, wanted, job))) {
    throw refusal("CYCLE", { number: job.id, through: "dependencies" });
  }
  await deleteRows(change.db, "Dependency", { jobId: job.id });
  for (const some of batches(wanted)) {
    const rows = some.map((requiredId) => ({ jobId: job.id, requiredId }));
    await change.db.insertInto("Dependency").values(rows).execute();
  }
  if (job.state === "PENDING" || job.state === "WAITING") {
    const state = await idleState(change.db, job.id);
    if (state !== job.state) await setBlocked(change, job, state);
  }
  return await getRow(change.db, "Job", { id: job.id });
}
