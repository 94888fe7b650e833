import type { Job, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import type { EventType } from "../../events/types.ts";
import type { Change } from "../change.ts";
import { freeOutputs } from "../outputs/free.ts";
import { restingState } from "./dependencies.ts";
import { move } from "./move.ts";
import { closeRun } from "./runs.ts";

interface QueueOptions {
  outcome: Exclude<RunOutcome, "RUNNING">;
  reason?: string;
  retriesLeft?: number;
  type?: Extract<EventType, "JOB_REQUEUED" | "JOB_RESET">;
}

/**
 * What sending a job back to the queue does, once it is allowed: the open attempt is closed, outputs' names are free
 * again, nobody holds it. Who worked it last, when and how far stays to be read; for how long, its run tells.
 */
export async function intoQueue(
  change: Change,
  job: Job,
  { outcome, reason, retriesLeft, type = "JOB_REQUEUED" }: QueueOptions,
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
    type,
    job: moved,
    nodeId: job.nodeId,
    data: { state: moved.state, from: job.state, attempt: job.attempt, ...(reason ? { reason } : {}) },
  });
  return moved;
}
