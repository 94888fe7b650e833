import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { jsonText } from "../templates/json.ts";
import { applies, illegal, permitReport } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { checkAttempt, loadWork } from "./load.ts";

export interface ProgressInput {
  /** 0..1. */
  progress: number;
  /** Anything JSON can hold; watchers get it verbatim. Absent counts as {}. */
  data?: unknown;
  attempt?: number | null | undefined;
}

/**
 * The holder reports how far it is.
 * @throws Refusal NOT_FOUND, FORBIDDEN, NOT_HOLDER, STALE_ATTEMPT, INVALID_INPUT out of 0..1, ILLEGAL_TRANSITION unless the
 * job is being worked
 */
export async function progress(change: Change, pk: number, input: ProgressInput): Promise<Job> {
  const { job, node } = await loadWork(change, pk, "job");
  permitReport(change, "job.progress", { job, node });
  checkAttempt(job, input.attempt);
  if (!(input.progress >= 0 && input.progress <= 1)) {
    throw refusal("INVALID_INPUT", { field: "progress", reason: "progress must be in [0.0, 1.0]" });
  }
  applies(job, "progress");
  if (node?.currentJobId !== pk) throw illegal(job, "progress");
  const data = input.data ?? {};
  const progressData = jsonText("data", data);
  return applyTransition(change, job, "progress", {
    set: { progress: input.progress, progressData },
    data: { progress: input.progress, data },
  });
}
