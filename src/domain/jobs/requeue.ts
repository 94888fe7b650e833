import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadJob } from "./load.ts";
import { resume } from "./pause.ts";

/**
 * Puts a job back into the queue from any state: no longer paused, free for any node, taken from the one that works on
 * it (which learns that by its next call). Its children are left alone, and a group with jobs in it keeps the state that
 * follows from them (Coalition's start; docs/apis/coalition.md section 5.1).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function requeue(change: Change, pk: number, { grants }: Granted = {}): Promise<Job> {
  permitVerb(change, "requeue", { job: await loadJob(change, pk) }, grants);
  const job = await resume(change, pk);
  return job.total > 0 ? job : applyTransition(change, job, "requeue");
}
