import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import type { NodeTimes } from "../presence.ts";

/** A node that has not called for so long is offline. Milliseconds. */
export const onlineFor = 60_000;

/**
 * Whether a node is expected to call every few seconds: its newest call was a heartbeat. UFDL's and Scale's nodes do not
 * call while they work.
 */
export function sendsHeartbeats({ heartbeatAt, lastSeenAt }: NodeTimes): boolean {
  return heartbeatAt !== null && (lastSeenAt ?? heartbeatAt).getTime() === heartbeatAt.getTime();
}

/**
 * Updates when a node was last seen, unless the change is refused. For a node that sends heartbeats the call counts as
 * one. A node that had timed out is back.
 */
export async function markNodeSeen(change: Change, node: Node): Promise<Node> {
  const { presence, now } = change;
  const heartbeat = sendsHeartbeats(presence.latest(node));
  change.afterCommit(async () => {
    if (heartbeat) presence.heartbeat(node.id, now);
    else presence.nodeSeen(node.id, now);
  });
  return node.timedOutAt === null ? node : returnNode(change, node.id, heartbeat);
}

/**
 * Ends a node's time-out, which is an event. The time of the call is written at once, so that no other gateway finds the
 * node timed out again.
 */
export function returnNode({ db, now, record }: Change, id: number, heartbeat: boolean): Promise<Node> {
  record({ type: "NODE_RETURNED", nodeId: id });
  return updateRow(
    db,
    "Node",
    { id },
    { timedOutAt: null, lastSeenAt: now, ...(heartbeat ? { heartbeatAt: now } : {}) },
  );
}
