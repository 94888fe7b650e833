import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import type { Granted } from "../rights.ts";
import { permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadJob } from "./load.ts";

/**
 * A user sets how a job ended, whatever a node reports: it counts a run, releases the jobs that depend on it, and moves the
 * counters above it (Coalition's edit of `state`; docs/apis/coalition.md section 2, POST /api/jobs). No retry follows. A
 * node that works on it learns by its next call. A group with jobs in it takes its state from them alone.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID_INPUT for a group with jobs in it
 */
export async function setOutcome(
  change: Change,
  pk: number,
  to: "FINISHED" | "ERROR",
  { grants }: Granted = {},
): Promise<Job> {
  const verb = to === "FINISHED" ? "setFinished" : "setError";
  const job = await loadJob(change, pk);
  permitVerb(change, verb, { job }, grants);
  if (job.total > 0) {
    throw refusal("INVALID_INPUT", { field: "state", reason: "a group takes its state from the jobs in it" });
  }
  return applyTransition(change, job, verb, { reason: "Set by hand", data: { byHand: true } });
}
