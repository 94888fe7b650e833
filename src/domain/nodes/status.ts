import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { type Granted, permit } from "../rights.ts";
import { flagColumns, newState, recordMembership } from "./applyTransition.ts";
import { loadNode } from "./load.ts";
import { nodeTransitions } from "./transitions.ts";

export interface NodeStatus {
  /** Part of the cluster. */
  active?: boolean | null | undefined;
  /** Takes no new jobs. */
  paused?: boolean | null | undefined;
  /** Shown to people, at most 250 characters; null empties it, absent keeps it. */
  pauseReason?: string | null | undefined;
}

/**
 * Sets any of a node's flags at once (Scale's PATCH, docs/apis/scale.md section A5). Ending a pause empties its reason, even one that
 * is sent with it. `deprecatedAt` moves only with `active`.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID_INPUT
 */
export async function setNodeStatus(
  change: Change,
  pk: number,
  { active, paused, pauseReason }: NodeStatus,
  { grants }: Granted = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  if (paused != null || pauseReason !== undefined)
    permit(change.actor, nodeTransitions.pause.right, { node }, grants);
  if (active != null) permit(change.actor, nodeTransitions.activate.right, { node }, grants);
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
  const moved = await updateRow(
    change.db,
    "Node",
    { id: pk },
    {
      ...flagColumns(change, node, {
        paused: next.paused,
        ...(node.active || next.active ? { active: next.active } : {}),
      }),
      pauseReason: next.pauseReason,
      ...(restated ? newState(change) : {}),
      stateReason: next.pauseReason,
      updatedAt: change.now,
    },
  );
  recordMembership(change, node, moved);
  if (next.paused !== node.paused || reworded) {
    const data = next.pauseReason ? { reason: next.pauseReason } : {};
    const verb = next.paused ? "pause" : "resume";
    const type = next.paused || node.paused ? nodeTransitions[verb].event : "NODE_UPDATED";
    change.record({ type, nodeId: pk, data });
  }
  return moved;
}
