import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { jsonText } from "../templates/json.ts";
import { actingNode, checkAttempt, loadJob } from "./load.ts";
import { illegal } from "./state.ts";

export interface ProgressInput {
  /** 0..1. */
  progress: number;
  /** Anything JSON can hold; watchers get it verbatim. Absent counts as {}. */
  data?: unknown;
  attempt?: number | null | undefined;
}

/**
 * The holder tells how far it is.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STALE_ATTEMPT, INVALID_INPUT out of 0..1, ILLEGAL_TRANSITION unless the job is
 * being worked
 */
export async function progress(change: Change, pk: number, input: ProgressInput): Promise<Job> {
  const node = await actingNode(change);
  const job = await loadJob(change, pk);
  permit(change.actor, "job.progress", { job });
  checkAttempt(job, input.attempt);
  if (!(input.progress >= 0 && input.progress <= 1)) {
    throw refusal("INVALID_INPUT", { field: "progress", reason: "progress must be in [0.0, 1.0]" });
  }
  if (job.state !== "WORKING" || node?.currentJobId !== pk) {
    throw illegal(job, "progress", "Can only progress from the STARTED phase");
  }
  const data = input.data ?? {};
  const moved = await change.db.job.update({
    where: { id: pk },
    data: { progress: input.progress, progressData: jsonText("data", data), updatedAt: change.now },
  });
  change.record({
    type: "JOB_PROGRESSED",
    job: moved,
    nodeId: node.id,
    data: { state: moved.state, attempt: moved.attempt, progress: input.progress, data },
  });
  return moved;
}
