import { findRow } from "../store/rows.ts";
import { type Call, type Change, change } from "./change.ts";
import { returnNode } from "./nodes/presence.ts";

/**
 * Notes that the acting node and the user have called now. A write only for a node that had timed out: it is back, which
 * is an event.
 */
export async function recordCall(call: Call): Promise<void> {
  const { services, actor } = call;
  const { presence, clock } = services;
  const { user, node } = actor;
  if (node?.timedOut) await change(call, (change) => endTimeOut(change, node.id));
  const now = clock.now();
  if (node) presence.nodeSeen(node.id, now);
  if (user) presence.userSeen(user.id, now);
}

/** Does nothing when another call has brought the node back already. */
async function endTimeOut(change: Change, id: number): Promise<void> {
  await change.store.lockNodes(change.db, [id]);
  const node = await findRow(change.db, "Node", { id });
  if (node?.timedOutAt) await returnNode(change, id, false);
}
