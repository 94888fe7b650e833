import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { applyTransition } from "./applyTransition.ts";
import { type JobCondition, loadLocked } from "./load.ts";
import { logIfRoom } from "./log.ts";
import { heldStates } from "./state.ts";

interface Returned {
  /** Which of its jobs: those it works on and those it has reserved, by default. */
  where?: JobCondition;
  /** A line for the log of what it works on. */
  line?: string;
}

/**
 * Returns the jobs of a node that is removed, stopped or timed out: what it works on goes back to the queue, what it has
 * only reserved is released. The job did not fail, so no retry is used up.
 */
export async function returnJobs(
  change: Change,
  node: Node,
  verb: "loseNode" | "timeOutNode",
  { where = (eb) => eb("state", "in", heldStates), line }: Returned = {},
): Promise<void> {
  const reason = verb === "loseNode" ? "LOST" : "TIMED_OUT";
  for (const job of await loadLocked(change, (eb) => eb.and([eb("nodeId", "=", node.id), where(eb)]))) {
    if (job.state === "WORKING") {
      if (line) await logIfRoom(change, job, Buffer.from(`\n* ${line}.\n`));
      await applyTransition(change, job, verb, { data: { reason } });
    } else await applyTransition(change, job, "release");
  }
}
