import type { Job, Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { EventType } from "../../events/types.ts";
import type { Change } from "../change.ts";
import { freeOutputs } from "../outputs/free.ts";
import { restingState } from "./dependencies.ts";
import { move } from "./move.ts";
import { closeRun } from "./runs.ts";

/**
 * Puts a job back to where it can be taken anew: an open attempt is closed, its outputs' names are free again (a rerun
 * must be able to upload them; docs/apis/ufdl.md section 5.5, the defect), times and error are cleared. What reset,
 * abort and retry have in common; they differ in who may, from where, and whether the holder stays.
 */
export async function again(
  change: Change,
  job: Job,
  type: Extract<EventType, "JOB_RESET" | "JOB_ABORTED" | "JOB_RETRIED">,
  set: Prisma.JobUncheckedUpdateInput,
): Promise<Job> {
  await closeRun(change, job, type === "JOB_ABORTED" ? "ABORTED" : "RESET");
  await freeOutputs(change, job.id);
  const moved = await move(change, job, await restingState(change.db, job.id), {
    startedAt: null,
    endedAt: null,
    errorReason: null,
    retriesLeft: job.retry,
    ...set,
  });
  change.record({
    type,
    job: moved,
    nodeId: job.nodeId,
    data: { state: moved.state, from: job.state, attempt: moved.attempt },
  });
  return moved;
}
