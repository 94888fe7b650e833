import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit, type Standing } from "../rights.ts";
import { loadNode } from "./load.ts";
import { shownState } from "./provision.ts";

/**
 * Lets a held node take jobs again (Nodepool's ready).
 * @throws Refusal NOT_FOUND, FORBIDDEN, NODE_NOT_HELD from any other state (docs/apis/nodepool.md section B2)
 */
export async function readyNode(
  change: Change,
  pk: number,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.pause", { node }, as);
  const state = shownState(node);
  if (state !== "HOLD") throw refusal("NODE_NOT_HELD", { node: pk, state: state.toLowerCase() });
  const ready = await change.db.node.update({
    where: { id: pk },
    data: {
      paused: false,
      pauseReason: null,
      provisionState: "READY",
      stateSince: change.now,
      stateActor: actorName(change.actor),
      stateReason: null,
      updatedAt: change.now,
    },
  });
  change.record({ type: "NODE_RESUMED", nodeId: pk });
  return ready;
}
