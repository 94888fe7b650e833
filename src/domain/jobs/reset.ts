import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { again } from "./again.ts";
import { loadJob } from "./load.ts";
import { illegal } from "./state.ts";

/**
 * Puts a failed job back to its beginning for its holder to try again: the holder stays, unless it was removed; the
 * attempt is a new one.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION unless it ended in error
 */
export async function reset(
  change: Change,
  pk: number,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Job> {
  const job = await loadJob(change, pk);
  permit(change.actor, "job.reset", { job }, as);
  if (job.state !== "ERROR" || job.isGroup) throw illegal(job, "reset", "Job is not in the ERRORED phase");
  const holder = { where: { id: job.nodeId ?? -1, removedAt: null }, select: { id: true } };
  const gone = job.nodeId !== null && !(await change.db.node.findFirst(holder));
  return again(change, job, "JOB_RESET", { attempt: { increment: 1 }, ...(gone ? { nodeId: null } : {}) });
}
