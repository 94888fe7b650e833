import type { JobState, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadLocked } from "./load.ts";

/**
 * Returns the jobs of a node that is removed, stopped or timed out: what it works on goes back to the queue, what it has
 * only reserved is released. The job did not fail, so no retry is used up.
 * @param states which of its jobs: those it works on and those it has reserved, by default
 */
export async function returnJobs(
  change: Change,
  node: Node,
  verb: "loseNode" | "timeOutNode",
  states: readonly JobState[] = ["PENDING", "WAITING", "WORKING"],
): Promise<void> {
  const cause = verb === "loseNode" ? "LOST" : "TIMED_OUT";
  for (const job of await loadLocked(change, (eb) => eb("nodeId", "=", node.id).and("state", "in", states))) {
    if (job.state === "WORKING") await applyTransition(change, job, verb, { data: { reason: cause } });
    else await applyTransition(change, job, "release");
  }
}
