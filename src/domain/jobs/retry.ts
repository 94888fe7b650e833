import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { again } from "./again.ts";
import { onLeaves } from "./leaves.ts";
import { loadJob } from "./load.ts";
import { illegal } from "./state.ts";

/**
 * Gives a job that ended in error or was cancelled another try, by any node. A group: every such job below it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION from any other state
 */
export async function retry(change: Change, pk: number): Promise<Job> {
  const job = await loadJob(change, pk);
  permit(change.actor, "job.reset", { job }, ["OPERATOR", "CREATOR"]);
  const over = (one: Job) => one.state === "ERROR" || one.state === "CANCELLED";
  if (!job.isGroup && !over(job))
    throw illegal(job, "retry", "Only a failed or cancelled job can be retried");
  return onLeaves(change, job, async (leaf) =>
    over(leaf) ? again(change, leaf, "JOB_RETRIED", { nodeId: null }) : leaf,
  );
}
