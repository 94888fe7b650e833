import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { again } from "./again.ts";
import { onLeaves } from "./leaves.ts";
import { loadJob } from "./load.ts";
import { illegal, isFinalised } from "./state.ts";

/**
 * Takes a job from its holder and puts it back to its beginning. The node is not told: its next report frees it. A
 * group: every job below it that is not finalised.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION when it is finalised
 */
export async function abort(
  change: Change,
  pk: number,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Job> {
  const job = await loadJob(change, pk);
  permit(change.actor, "job.abort", { job }, as);
  if (!job.isGroup && isFinalised(job)) throw illegal(job, "abort", "Can't abort a finalised job");
  return onLeaves(change, job, async (leaf) => {
    if (isFinalised(leaf)) return leaf;
    return again(change, leaf, "JOB_ABORTED", { nodeId: null });
  });
}
