import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";
import type { Db, Tx } from "../../store/store.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { waitsFor } from "./cycles.ts";
import { loadLocked } from "./load.ts";
import { recordTransition, writeState } from "./writeState.ts";

/** Dependencies that still block a job: those neither finished nor deleted. */
const unfinished = { required: { state: { not: "FINISHED" }, deletedAt: null } } as const;

/** The state of a job that no node works on: PENDING while any job that it depends on is unfinished, else WAITING. */
export async function idleState(db: Db | Tx, jobId: number): Promise<"PENDING" | "WAITING"> {
  const blocking = await db.dependency.findFirst({
    where: { jobId, ...unfinished },
    select: { jobId: true },
  });
  return blocking ? "PENDING" : "WAITING";
}

/**
 * Unblocks the jobs that depend on this one when it is FINISHED or deleted, and blocks them when it is no longer. Those
 * that run or have ended are left alone (docs/apis/coalition.md section 5.3).
 */
export async function updateDependents(change: Change, job: Job, from: JobState | null): Promise<void> {
  const satisfied = job.state === "FINISHED" || job.deletedAt !== null;
  if (!satisfied && from !== "FINISHED") return;
  const dependents = await loadLocked(change, {
    state: satisfied ? "PENDING" : "WAITING",
    dependencies: { some: { requiredId: job.id } },
  });
  for (const dependent of dependents) {
    // Read with its row locked: of two dependencies that finish at once, the later one finds both finished.
    const state = satisfied ? await idleState(change.db, dependent.id) : "PENDING";
    if (state !== dependent.state) await setBlocked(change, dependent, state);
  }
}

/** Moves a job between PENDING and WAITING. No counter depends on which of the two it is; its subtree does. */
async function setBlocked(change: Change, job: Job, state: "PENDING" | "WAITING"): Promise<void> {
  const verb = state === "PENDING" ? "block" : "unblock";
  const moved = await writeState(change, job, verb, { state });
  recordTransition(change, verb, { before: job, job: moved });
}

/**
 * Replaces what a job waits for.
 * @throws Refusal NOT_FOUND for an unknown job, CYCLE when the job would come to wait for itself
 */
export async function setDependencies(change: Change, job: Job, required: readonly number[]): Promise<Job> {
  const wanted = [...new Set(required)];
  await change.store.lockJobs(change.db, wanted);
  const found = await change.db.job.findMany({ where: { id: { in: wanted } }, select: { id: true } });
  const known = new Set(found.map(({ id }) => id));
  for (const id of wanted) if (!known.has(id)) throw refusal("NOT_FOUND", { kind: "job", key: id });
  if (wanted.length > 0 && (await waitsFor(change, wanted, job))) {
    throw refusal("CYCLE", { number: job.id, through: "dependencies" });
  }
  await change.db.dependency.deleteMany({ where: { jobId: job.id } });
  await change.db.dependency.createMany({
    data: wanted.map((requiredId) => ({ jobId: job.id, requiredId })),
  });
  if (job.state === "PENDING" || job.state === "WAITING") {
    const state = await idleState(change.db, job.id);
    if (state !== job.state) await setBlocked(change, job, state);
  }
  return change.db.job.findUniqueOrThrow({ where: { id: job.id } });
}
