import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { illegal, permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadJob } from "./load.ts";

/**
 * Puts a failed job back to its beginning for its holder to try again: the holder stays, unless it was removed; the
 * attempt is a new one.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION unless it ended in error, or for a group
 */
export async function reset(change: Change, pk: number, { grants }: Granted = {}): Promise<Job> {
  const job = await loadJob(change, pk);
  permitVerb(change, "reset", { job }, grants);
  if (job.isGroup) throw illegal(job, "reset");
  const holder = { where: { id: job.nodeId ?? -1, removedAt: null }, select: { id: true } };
  const removed = job.nodeId !== null && !(await change.db.node.findFirst(holder));
  return applyTransition(change, job, "reset", {
    set: { attempt: { increment: 1 }, ...(removed ? { nodeId: null } : {}) },
  });
}
