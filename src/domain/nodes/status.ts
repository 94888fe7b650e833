import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit, type Standing } from "../rights.ts";
import { membership } from "./activate.ts";
import { loadNode } from "./load.ts";

export interface NodeStatus {
  /** Part of the cluster. */
  active?: boolean | null | undefined;
  /** Takes no new jobs. */
  paused?: boolean | null | undefined;
  /** Shown to people, at most 250 characters; null empties it, absent keeps it. */
  pauseReason?: string | null | undefined;
}

/**
 * Sets any of a node's flags at once (Scale's PATCH, docs/apis/scale.md section A5). Ending a pause empties its reason,
 * even one that is told beside it. `deprecatedAt` moves only with `active`.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID_INPUT
 */
export async function setNodeStatus(
  change: Change,
  pk: number,
  { active, paused, pauseReason }: NodeStatus,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  if (paused != null || pauseReason !== undefined) permit(change.actor, "node.pause", { node }, as);
  if (active != null) permit(change.actor, "node.activate", { node }, as);
  if (pauseReason != null && [...pauseReason].length > 250) {
    throw refusal("INVALID_INPUT", { field: "pauseReason", reason: "it takes at most 250 characters" });
  }
  const next = {
    active: active ?? node.active,
    paused: paused ?? node.paused,
    pauseReason: paused === false ? null : pauseReason === undefined ? node.pauseReason : pauseReason,
  };
  const restated = next.active !== node.active || next.paused !== node.paused;
  const reworded = next.pauseReason !== node.pauseReason;
  if (!restated && !reworded) return node;
  const moved = await change.db.node.update({
    where: { id: pk },
    data: {
      ...next,
      ...(node.active || next.active ? membership(change, node, next.active) : {}),
      ...(restated ? { stateSince: change.now, stateActor: actorName(change.actor) } : {}),
      stateReason: next.pauseReason,
      updatedAt: change.now,
    },
  });
  if (next.active !== node.active) {
    change.record({ type: next.active ? "NODE_ACTIVATED" : "NODE_DEACTIVATED", nodeId: pk });
  }
  if (next.paused !== node.paused || reworded) {
    const data = next.pauseReason ? { reason: next.pauseReason } : {};
    const type = next.paused ? "NODE_PAUSED" : next.paused !== node.paused ? "NODE_RESUMED" : "NODE_UPDATED";
    change.record({ type, nodeId: pk, data });
  }
  return moved;
}
