import type { JobState, Node, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { intoQueue } from "./intoQueue.ts";
import { loadHeld } from "./load.ts";
import { free } from "./release.ts";

/**
 * Sends what a node works or holds, and has not finished, back to the queue: the node is gone, silent or stopped. The
 * job is not to blame, so no retry is used up. `keepWorking`: only what it holds and has not begun.
 */
export async function giveBack(
  change: Change,
  node: Node,
  outcome: Extract<RunOutcome, "LOST" | "TIMED_OUT">,
  { keepWorking = false } = {},
): Promise<void> {
  const taken: JobState[] = keepWorking ? ["PENDING", "WAITING"] : ["PENDING", "WAITING", "WORKING"];
  const held = await loadHeld(change, { nodeId: node.id, state: { in: taken } });
  for (const job of held) {
    if (job.state === "WORKING") await intoQueue(change, job, { outcome, cause: outcome });
    else await free(change, job);
  }
}
