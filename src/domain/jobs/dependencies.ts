import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";
import type { Db, Tx } from "../../store/store.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { waitsFor } from "./cycles.ts";
import { reinherit } from "./inheritance.ts";
import { loadHeld } from "./load.ts";

/** Dependencies that still hold a job up: those neither finished nor deleted. */
const unfinished = { required: { state: { not: "FINISHED" }, deletedAt: null } } as const;

/** Where a job stands when nobody works it: PENDING while any job it needs is unfinished, else WAITING. */
export async function restingState(db: Db | Tx, jobId: number): Promise<"PENDING" | "WAITING"> {
  const held = await db.dependency.findFirst({ where: { jobId, ...unfinished }, select: { jobId: true } });
  return held ? "PENDING" : "WAITING";
}

/**
 * Lets the jobs that need this one follow its move: released when it is FINISHED or deleted, held up again when it is
 * no longer. Those already working or done are left alone (docs/apis/coalition.md section 5.3).
 */
export async function settleDependents(change: Change, job: Job, from: JobState | null): Promise<void> {
  const satisfied = job.state === "FINISHED" || job.deletedAt !== null;
  if (!satisfied && from !== "FINISHED") return;
  const dependents = await loadHeld(change, {
    state: satisfied ? "PENDING" : "WAITING",
    dependencies: { some: { requiredId: job.id } },
  });
  for (const dependent of dependents) {
    // Asked with its row held: of two jobs that it waits for and that end at once, the later one finds both ended.
    const state = satisfied ? await restingState(change.db, dependent.id) : "PENDING";
    if (state !== dependent.state) await rest(change, dependent, state);
  }
}

/** Puts an idle job between PENDING and WAITING. No counter hangs on which of the two it is; its subtree does. */
async function rest(change: Change, job: Job, state: "PENDING" | "WAITING"): Promise<void> {
  const moved = await change.db.job.update({
    where: { id: job.id },
    data: { state, updatedAt: change.now },
  });
  await reinherit(change, moved);
  change.record({
    type: state === "WAITING" ? "JOB_UNBLOCKED" : "JOB_BLOCKED",
    job: moved,
    data: { state, from: job.state },
  });
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
    throw refusal("CYCLE", { pk: job.id, through: "dependencies" });
  }
  await change.db.dependency.deleteMany({ where: { jobId: job.id } });
  await change.db.dependency.createMany({
    data: wanted.map((requiredId) => ({ jobId: job.id, requiredId })),
  });
  if (job.state === "PENDING" || job.state === "WAITING") {
    const state = await restingState(change.db, job.id);
    if (state !== job.state) await rest(change, job, state);
  }
  return change.db.job.findUniqueOrThrow({ where: { id: job.id } });
}
