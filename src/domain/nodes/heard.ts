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
 * Notes that a node acts, once what it does is committed; no event. It stays the kind of node that it was: one that is
 * expected to call every few seconds has done so with this. One that had been given up as silent is back, and that is an
 * event.
 */
export async function heard(change: Change, node: Node): Promise<Node> {
  const { db, store, now } = change;
  const data = { lastSeenAt: now, ...(watched(node) ? { heartbeatAt: now } : {}) };
  if (node.timedOutAt !== null) {
    change.record({ type: "NODE_RETURNED", nodeId: node.id });
    return db.node.update({ where: { id: node.id }, data: { ...data, timedOutAt: null } });
  }
  if (now.getTime() - (node.lastSeenAt?.getTime() ?? 0) < heardFor) return node;
  // Not in this transaction, where the node's row would be locked before the job's, against the order of all others.
  change.afterCommit(() =>
    store.write(async (tx) => {
      await tx.node.updateMany({ where: { id: node.id, removedAt: null }, data });
    }),
  );
  return node;
}
