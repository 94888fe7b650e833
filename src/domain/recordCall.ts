import { type Call, change } from "./change.ts";
import { returnNode } from "./nodes/presence.ts";

/**
 * Notes that the acting node and the user have called now. A write only for a node that had timed out: it is back, which
 * is an event.
 */
export async function recordCall(call: Call): Promise<void> {
  const { services, actor } = call;
  const { presence, clock } = services;
  const { user, node } = actor;
  if (node?.timedOut) await change(call, (change) => returnNode(change, node.id, false));
  const now = clock.now();
  if (node) presence.nodeSeen(node.id, now);
  if (user) presence.userSeen(user.id, now);
}
