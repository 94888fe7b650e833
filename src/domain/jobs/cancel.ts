import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { onLeaves } from "./leaves.ts";
import { loadJob } from "./load.ts";
import { move } from "./move.ts";
import { closeRun } from "./runs.ts";
import { isFinalised } from "./state.ts";

/**
 * Nobody wants the result any more. The holder keeps the job until it reports, and learns it by its next call. A job
 * that is finished or cancelled stays as it is. A group: every job below it.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function cancel(
  change: Change,
  pk: number,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Job> {
  const job = await loadJob(change, pk);
  permit(change.actor, "job.cancel", { job }, as);
  return onLeaves(change, job, (leaf) => cancelLeaf(change, leaf));
}

/** What cancelling does to one job, once it is allowed. */
export async function cancelLeaf(change: Change, job: Job): Promise<Job> {
  if (isFinalised(job)) return job;
  await closeRun(change, job, "CANCELLED");
  const cancelled = await move(change, job, "CANCELLED", { endedAt: null, errorReason: "Cancelled" });
  change.record({
    type: "JOB_CANCELLED",
    job: cancelled,
    nodeId: cancelled.nodeId,
    data: { state: cancelled.state, from: job.state, attempt: job.attempt },
  });
  return cancelled;
}
