import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadWork } from "./load.ts";

/**
 * The holder gives its reservation up. For a node that is not the holder nothing happens.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION once it is started or finalised
 */
export async function release(change: Change, pk: number): Promise<Job> {
  const { job, node } = await loadWork(change, pk);
  permitVerb(change, "release", { job, working: node?.currentJobId === pk });
  return job.nodeId === node?.id ? applyTransition(change, job, "release") : job;
}
