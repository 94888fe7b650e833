import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { loadNode } from "./load.ts";

/**
 * Gives a node up (Nodepool's DELETE): it stays readable in state delete, takes no jobs, and is removed by the reaper
 * after a time. Said again, that time begins anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function deleteNode(
  change: Change,
  pk: number,
  { reason, as }: { reason?: string | null | undefined; as?: readonly Standing[] | null | undefined } = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.remove", { node }, as);
  const given = await change.db.node.update({
    where: { id: pk },
    data: {
      provisionState: "DELETE",
      active: false,
      deprecatedAt: node.deprecatedAt ?? change.now,
      stateSince: change.now,
      stateActor: actorName(change.actor),
      stateReason: reason ?? null,
      updatedAt: change.now,
    },
  });
  if (node.active) change.record({ type: "NODE_DEACTIVATED", nodeId: pk });
  change.record({ type: "NODE_DELETING", nodeId: pk, data: reason ? { reason } : {} });
  return given;
}
