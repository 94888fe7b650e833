import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";
import { updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";

/*
 * An image's row follows the job that makes it, in the same transaction:
 *
 *   PENDING, WAITING, WORKING    building
 *   FINISHED                     ready
 *   ERROR, CANCELLED             gone, with an event that says why
 *
 * A job that is tried again brings its row back. A job that is deleted before it is done takes its row with it; one
 * that is done does not: the image outlives the record of its making.
 */

/** What the row looks like for a job that stands so. */
function shown(state: JobState): "BUILDING" | "READY" | null {
  return state === "FINISHED" ? "READY" : state === "ERROR" || state === "CANCELLED" ? null : "BUILDING";
}

/** Called when a job's state has moved. Jobs of other kinds are ignored. */
export async function followState(change: Change, job: Job, from: JobState): Promise<void> {
  if (job.kind !== "IMAGE" || job.deletedAt !== null) return;
  const after = shown(job.state);
  if (after === shown(from)) return;
  if (after === null) return drop(change, job, job.errorReason ?? job.state.toLowerCase());
  await put(change, job, after);
}

/** Called when a job has been hidden. */
export async function followRemoval(change: Change, job: Job): Promise<void> {
  if (job.kind !== "IMAGE" || shown(job.state) !== "BUILDING") return;
  await drop(change, job, "Its job was deleted");
}

/** Called when a hidden job is back. */
export async function followReturn(change: Change, job: Job): Promise<void> {
  if (job.kind !== "IMAGE" || shown(job.state) !== "BUILDING") return;
  await put(change, job, "BUILDING");
}

async function put(change: Change, job: Job, state: "BUILDING" | "READY"): Promise<void> {
  const data = { state, stateSince: change.now, removedAt: null };
  // Somebody may have deleted the row while the job was worked: then it stays removed.
  const where = state === "READY" ? { removedAt: null } : {};
  const count = await write(change, job, where, data);
  if (count > 0) change.record({ type: "IMAGE_CHANGED", ...idsOf(job), data: { state, job: job.id } });
}

async function drop(change: Change, job: Job, reason: string): Promise<void> {
  const count = await write(change, job, { removedAt: null }, { removedAt: change.now });
  if (count > 0) change.record({ type: "IMAGE_REMOVED", ...idsOf(job), data: { reason, job: job.id } });
}

interface Columns {
  state?: "BUILDING" | "READY";
  stateSince?: Date;
  removedAt: Date | null;
}

async function write(
  { db }: Change,
  { dibImageId, snapshotImageId }: Job,
  where: { removedAt?: null },
  data: Columns,
): Promise<number> {
  if (dibImageId !== null) return updateRows(db, "DibImage", { id: dibImageId, ...where }, data);
  if (snapshotImageId !== null) {
    return updateRows(db, "SnapshotImage", { id: snapshotImageId, ...where }, data);
  }
  return 0;
}

function idsOf({ dibImageId, snapshotImageId }: Job) {
  return { dibImageId, snapshotImageId };
}
