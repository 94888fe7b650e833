import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { returnJobs } from "../jobs/returnJobs.ts";
import { type Granted, permit } from "../rights.ts";
import { loadNode } from "./load.ts";
import { sendsHeartbeats } from "./presence.ts";

export interface RemoveOptions extends Granted {
  /**
   * A node that sends heartbeats keeps the job that it works on, as it may call again by its name, until it times out
   * (workerTimeouts.ts).
   */
  mayReturn?: boolean;
}

/**
 * Hides a node and frees its names. Its jobs go back to the queue, except the one that it works on when it may return;
 * history stays.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function removeNode(
  change: Change,
  pk: number,
  { grants, mayReturn = false }: RemoveOptions = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.remove", { node }, grants);
  const keepsWork = mayReturn && sendsHeartbeats(change.presence.latest(node));
  // A failed job that waits for its holder to try again is released as well.
  const states = ["PENDING", "WAITING", "ERROR", ...(keepsWork ? [] : ["WORKING" as const])] as const;
  await returnJobs(change, node, "loseNode", { where: (eb) => eb("state", "in", states) });
  const removed = await updateRow(
    change.db,
    "Node",
    { id: pk },
    {
      removedAt: change.now,
      nameKey: null,
      addressKey: null,
      currentJobId: null,
      updatedAt: change.now,
    },
  );
  change.record({ type: "NODE_REMOVED", nodeId: pk, data: { name: node.name } });
  return removed;
}
