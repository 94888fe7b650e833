import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { intoQueue } from "./intoQueue.ts";
import { loadJob } from "./load.ts";
import { resume } from "./pause.ts";

/**
 * Puts a job to the start of the queue's rules from any state: no longer paused, free for any node, taken from the one
 * that works it (which learns that by its next call). Its children are left alone, and a group with jobs in it keeps the
 * state that follows from them (Coalition's start; docs/apis/coalition.md section 5.1).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function requeue(
  change: Change,
  pk: number,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Job> {
  permit(change.actor, "job.requeue", { job: await loadJob(change, pk) }, as);
  const job = await resume(change, pk);
  const waits = job.state === "WAITING" || job.state === "PENDING";
  if (waits || (job.isGroup && job.total > 0)) return job;
  return intoQueue(change, job, { outcome: "RESET", retriesLeft: job.retry });
}
