import type { JobState, Node, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { freeOutputs } from "../outputs/free.ts";
import { restingState } from "./dependencies.ts";
import { loadHeld } from "./load.ts";
import { move } from "./move.ts";
import { closeRun } from "./runs.ts";

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
    if (job.state !== "WORKING") {
      const freed = await change.db.job.update({
        where: { id: job.id },
        data: { nodeId: null, updatedAt: change.now },
      });
      change.record({ type: "JOB_RELEASED", job: freed, nodeId: node.id, data: { state: freed.state } });
      continue;
    }
    await closeRun(change, job, outcome);
    await freeOutputs(change, job.id);
    const moved = await move(change, job, await restingState(change.db, job.id), {
      nodeId: null,
      startedAt: null,
    });
    change.record({
      type: "JOB_REQUEUED",
      job: moved,
      nodeId: node.id,
      data: { state: moved.state, from: job.state, attempt: job.attempt, reason: outcome },
    });
  }
}
