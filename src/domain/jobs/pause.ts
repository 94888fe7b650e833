import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { reinherit } from "./inheritance.ts";
import { intoQueue } from "./intoQueue.ts";
import { loadJob } from "./load.ts";

export interface PauseOptions {
  /** A command that is being worked, or has ended, also goes back to the queue: it begins anew once it is resumed. */
  requeue?: boolean | null | undefined;
}

/**
 * Keeps a job, and everything below it, from being taken. What is being worked goes on until its worker asks, unless it is
 * requeued.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function pause(change: Change, pk: number, { requeue }: PauseOptions = {}): Promise<Job> {
  const job = await setPaused(change, pk, true);
  const idle = job.state === "WAITING" || job.state === "PENDING";
  if (!requeue || idle || (job.isGroup && job.total > 0) || job.kind !== "COMMAND") return job;
  const anew = job.state === "WORKING" ? {} : { retriesLeft: job.retry };
  return intoQueue(change, job, { outcome: "ABORTED", reason: "Paused", ...anew });
}

/** @throws Refusal NOT_FOUND, FORBIDDEN */
export function resume(change: Change, pk: number): Promise<Job> {
  return setPaused(change, pk, false);
}

async function setPaused(change: Change, pk: number, paused: boolean): Promise<Job> {
  const job = await loadJob(change, pk);
  permit(change.actor, "job.pause", { job });
  if (job.paused === paused) return job;
  const changed = await change.db.job.update({ where: { id: pk }, data: { paused, updatedAt: change.now } });
  const moved = await reinherit(change, changed);
  change.record({
    type: paused ? "JOB_PAUSED" : "JOB_RESUMED",
    job: moved,
    nodeId: moved.nodeId,
    data: { state: moved.state },
  });
  return moved;
}
