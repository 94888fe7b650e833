import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { loadNode } from "./load.ts";

interface PauseOptions {
  /** Shown to people; absent keeps an old one. */
  reason?: string | null | undefined;
  as?: readonly Standing[] | null | undefined;
}

/**
 * The node takes no new jobs; the one that runs finishes (Scale's is_paused, Nodepool's hold).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function pauseNode(change: Change, pk: number, options: PauseOptions = {}): Promise<Node> {
  return setPaused(change, pk, true, options);
}

/** @throws Refusal NOT_FOUND, FORBIDDEN */
export function resumeNode(change: Change, pk: number, options: PauseOptions = {}): Promise<Node> {
  return setPaused(change, pk, false, options);
}

async function setPaused(
  change: Change,
  pk: number,
  paused: boolean,
  { reason, as }: PauseOptions,
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.pause", { node }, as);
  const pauseReason = paused ? (reason === undefined ? node.pauseReason : reason) : null;
  if (node.paused === paused && node.pauseReason === pauseReason) return node;
  const moved = await change.db.node.update({
    where: { id: pk },
    data: {
      paused,
      pauseReason,
      stateSince: change.now,
      stateActor: actorName(change.actor),
      stateReason: pauseReason,
      updatedAt: change.now,
    },
  });
  change.record({
    type: paused ? "NODE_PAUSED" : "NODE_RESUMED",
    nodeId: pk,
    data: pauseReason ? { reason: pauseReason } : {},
  });
  return moved;
}
