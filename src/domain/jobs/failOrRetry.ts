import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Changes } from "../../store/database.ts";
import type { Change } from "../change.ts";
import { applyTransition } from "./applyTransition.ts";
import { logIfRoom } from "./log.ts";

/** Ends an attempt that has gone wrong: with a retry while there are some left, else in ERROR. */
export function failOrRetry(
  change: Change,
  job: Job,
  verb: "fail" | "timeOut" | "expire",
  { reason, node }: { reason: string; node?: Node },
): Promise<Job> {
  const retries = job.retriesLeft > 0;
  return applyTransition(change, job, retries ? `${verb}AndRetry` : verb, {
    node,
    reason,
    data: { error: reason, ...(retries ? { retriesLeft: job.retriesLeft - 1 } : {}) },
  });
}

/**
 * Ends an attempt whose worker has reported no end: with a line in the log, and an error of the node.
 * @param set further columns of the node
 */
export async function giveUp(
  change: Change,
  job: Job,
  verb: "timeOut" | "expire",
  { reason, set }: { reason: string; set: Changes<"Node"> },
): Promise<void> {
  await logIfRoom(change, job, Buffer.from(`\n* ${reason}.\n`));
  if (job.nodeId !== null) {
    await change.db
      .updateTable("Node")
      .set((row) => ({ ...set, errors: row("errors", "+", 1) }))
      .where("id", "=", job.nodeId)
      .execute();
  }
  await failOrRetry(change, job, verb, { reason });
}
