import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";

/** How old a node's time of the last call may become before it is written again. Milliseconds. */
export const lastSeenResolution = 1_000;

/**
 * Whether a node is expected to call every few seconds: its newest call was a heartbeat. UFDL's and Scale's nodes do not
 * call while they work.
 */
export function sendsHeartbeats({
  heartbeatAt,
  lastSeenAt,
}: Pick<Node, "heartbeatAt" | "lastSeenAt">): boolean {
  return heartbeatAt !== null && (lastSeenAt ?? heartbeatAt).getTime() === heartbeatAt.getTime();
}

/**
 * Updates when a node was last seen, for a call that is not refused. For a node that sends heartbeats the call counts as
 * one. A node that had timed out is back, and only that is an event.
 */
export async function markNodeSeen(change: Change, node: Node): Promise<Node> {
  const { db, now } = change;
  const back = node.timedOutAt !== null;
  if (!back && now.getTime() - (node.lastSeenAt?.getTime() ?? 0) < lastSeenResolution) return node;
  if (back) change.record({ type: "NODE_RETURNED", nodeId: node.id });
  return db.node.update({
    where: { id: node.id },
    data: { lastSeenAt: now, timedOutAt: null, ...(sendsHeartbeats(node) ? { heartbeatAt: now } : {}) },
  });
}

/** Updates when the acting node and the user were last seen. No change in the sense of the audit trail: no event. */
export async function markSeen(change: Change): Promise<void> {
  const { node, user } = change.actor;
  if (node) {
    await change.db.node.update({
      where: { id: node.id },
      data: { lastSeenAt: change.now, timedOutAt: null },
      select: { id: true },
    });
  }
  if (user) {
    await change.db.user.update({
      where: { id: user.id },
      data: { lastLoginAt: change.now },
      select: { id: true },
    });
  }
}
