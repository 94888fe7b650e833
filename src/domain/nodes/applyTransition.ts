import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { type Granted, permit } from "../rights.ts";
import { loadNode } from "./load.ts";
import { type NodeFlags, type NodeVerb, nodeTransitionOf, stateOf } from "./transitions.ts";

export interface NodeOptions extends Granted {
  /** Shown to people. Absent: an old reason of a pause stays. */
  reason?: string | null | undefined;
}

/**
 * Carries out one row of the nodes' state machine: checks right and state, writes the columns with time, actor and
 * reason of the new state, and records the events.
 * @returns the node afterwards; unchanged when it already is as the verb would leave it
 * @throws Refusal NOT_FOUND, FORBIDDEN, NODE_NOT_HELD from a state that does not allow it
 */
export async function applyNodeTransition(
  change: Change,
  pk: number,
  verb: NodeVerb,
  { reason, grants }: NodeOptions = {},
): Promise<Node> {
  const { right, from, set, event, repeats } = nodeTransitionOf(verb);
  const node = await loadNode(change, pk);
  if (right) permit(change.actor, right, { node }, grants);
  const state = stateOf(node);
  if (!from.includes(state)) throw refusal("NODE_NOT_HELD", { node: pk, state: state.toLowerCase() });
  const pauses = set.paused !== undefined;
  const pauseReason =
    !pauses || (set.paused && reason === undefined) ? node.pauseReason : set.paused ? (reason ?? null) : null;
  const same = (Object.keys(set) as (keyof NodeFlags)[]).every((key) => node[key] === set[key]);
  if (!repeats && same && pauseReason === node.pauseReason) return node;

  const why = pauses ? pauseReason : (reason ?? null);
  const keepsReason = verb === "activate" || verb === "deactivate";
  const moved = await updateRow(
    change.db,
    "Node",
    { id: pk },
    {
      ...flagColumns(change, node, set),
      pauseReason,
      ...newState(change),
      ...(keepsReason ? {} : { stateReason: why }),
      updatedAt: change.now,
    },
  );
  const membership = recordMembership(change, node, moved);
  if (membership !== event) change.record({ type: event, nodeId: pk, data: why ? { reason: why } : {} });
  return moved;
}

/** The columns for new flags, with those that follow from being part of the cluster or no longer. */
export function flagColumns(change: Change, node: Node, set: Partial<NodeFlags>) {
  if (set.active === undefined) return set;
  return {
    ...set,
    deprecatedAt: set.active ? null : (node.deprecatedAt ?? change.now),
    ...(set.active && node.provisionState === "DELETE" ? { provisionState: "READY" as const } : {}),
  };
}

/** When and by whom a node's state was changed. */
export function newState({ actor, now }: Change): { stateSince: Date; stateActor: string } {
  return { stateSince: now, stateActor: actorName(actor) };
}

/** Records that a node has joined or left the cluster, if it has, and answers the event's type. */
export function recordMembership(change: Change, before: Node, { id, active }: Node) {
  if (before.active === active) return null;
  const type = active ? "NODE_ACTIVATED" : "NODE_DEACTIVATED";
  change.record({ type, nodeId: id });
  return type;
}
