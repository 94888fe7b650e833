import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { actingNode, loadJob } from "./load.ts";
import { illegal, isCreated } from "./state.ts";

/**
 * The holder gives its reservation up. A node that only thinks it holds the job changes nothing.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION once it is started or finalised
 */
export async function release(change: Change, pk: number): Promise<Job> {
  const node = await actingNode(change);
  const job = await loadJob(change, pk);
  permit(change.actor, "job.release", { job, working: node?.currentJobId === pk });
  if (job.nodeId !== node?.id) return job;
  if (!isCreated(job) && job.state !== "ERROR") {
    throw illegal(job, "release", "Can't release a started or finalised job");
  }
  return free(change, job);
}

/** What releasing does, once it is allowed: a job that is not being worked has no holder any more. */
export async function free(change: Change, job: Job): Promise<Job> {
  const freed = await change.db.job.update({
    where: { id: job.id },
    data: { nodeId: null, updatedAt: change.now },
  });
  change.record({ type: "JOB_RELEASED", job: freed, nodeId: job.nodeId, data: { state: freed.state } });
  return freed;
}
