import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";

/** How old the noted time of a node's last call may be before it is noted again: a storm of calls is not a storm of writes. Milliseconds. */
export const heardFor = 1_000;

/**
 * Whether a node is expected to call every few seconds: its newest call was one of those that come so. UFDL's and
 * Scale's nodes are silent for as long as they work.
 */
export function watched({ heartbeatAt, lastSeenAt }: Pick<Node, "heartbeatAt" | "lastSeenAt">): boolean {
  return heartbeatAt !== null && (lastSeenAt ?? heartbeatAt).getTime() === heartbeatAt.getTime();
}

/**
 * Notes that a node acts, unless what it does is refused. It stays the kind of node that it was: one that is expected to
 * call every few seconds has done so with this. One that had been given up as silent is back, and only that is an event.
 */
export async function heard(change: Change, node: Node): Promise<Node> {
  const { db, now } = change;
  const back = node.timedOutAt !== null;
  if (!back && now.getTime() - (node.lastSeenAt?.getTime() ?? 0) < heardFor) return node;
  if (back) change.record({ type: "NODE_RETURNED", nodeId: node.id });
  return db.node.update({
    where: { id: node.id },
    data: { lastSeenAt: now, timedOutAt: null, ...(watched(node) ? { heartbeatAt: now } : {}) },
  });
}
