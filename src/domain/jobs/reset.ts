import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
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
  const removed =
    job.nodeId !== null && !(await findRow(change.db, "Node", { id: job.nodeId, removedAt: null }));
  return applyTransition(change, job, "reset", {
    set: { attempt: job.attempt + 1, ...(removed ? { nodeId: null } : {}) },
  });
}
