import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { loadNode } from "./load.ts";

/**
 * Keeps a node as it is for somebody to look at (Nodepool's hold): it takes no new jobs. From every state, also from
 * delete, which it takes back; said again it only moves the time (docs/apis/nodepool.md section B2).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function holdNode(
  change: Change,
  pk: number,
  { reason, as }: { reason?: string | null | undefined; as?: readonly Standing[] | null | undefined } = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.pause", { node }, as);
  const pauseReason = reason === undefined ? node.pauseReason : reason;
  const held = await change.db.node.update({
    where: { id: pk },
    data: {
      paused: true,
      pauseReason,
      active: true,
      deprecatedAt: null,
      ...(node.provisionState === "DELETE" ? { provisionState: "READY" } : {}),
      stateSince: change.now,
      stateActor: actorName(change.actor),
      stateReason: pauseReason,
      updatedAt: change.now,
    },
  });
  if (!node.active) change.record({ type: "NODE_ACTIVATED", nodeId: pk });
  change.record({ type: "NODE_PAUSED", nodeId: pk, data: pauseReason ? { reason: pauseReason } : {} });
  return held;
}
