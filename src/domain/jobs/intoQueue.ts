import type { Job, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { freeOutputs } from "../outputs/free.ts";
import { restingState } from "./dependencies.ts";
import { move } from "./move.ts";
import { closeRun } from "./runs.ts";

interface QueueOptions {
  outcome: Exclude<RunOutcome, "RUNNING">;
  /** Kept with the attempt, and told by the event. */
  reason?: string;
  /** Told by the event alone. The reason unless given. */
  cause?: string;
  retriesLeft?: number;
}

/**
 * What sending a job back to the queue does, once it is allowed: the open attempt is closed, outputs' names are free
 * again, nobody holds it. Who worked it last, when and how far stays to be read; for how long, its run tells.
 */
export async function intoQueue(
  change: Change,
  job: Job,
  { outcome, reason, cause = reason, retriesLeft }: QueueOptions,
): Promise<Job> {
  await closeRun(change, job, outcome, reason ?? null);
  await freeOutputs(change, job.id);
  const moved = await move(change, job, await restingState(change.db, job.id), {
    nodeId: null,
    startedAt: null,
    endedAt: null,
    errorReason: null,
    ...(retriesLeft === undefined ? {} : { retriesLeft }),
  });
  change.record({
    type: "JOB_REQUEUED",
    job: moved,
    nodeId: job.nodeId,
    data: { state: moved.state, from: job.state, attempt: job.attempt, ...(cause ? { reason: cause } : {}) },
  });
  return moved;
}
