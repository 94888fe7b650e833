import type { Node, ProvisionState } from "../../../prisma/generated/sqlite/client.ts";
import type { EventType } from "../../events/types.ts";
import type { Right } from "../rights.ts";

/*
 * The states of a node, in Nodepool's words, and what moves between them. A node's state is derived from three columns
 * (stateOf); a row of the table sets them, and applyNodeTransition carries it out. docs/states.md is generated from it
 * (npm run states).
 */

/** The columns that a node's state is derived from. */
export type NodeFlags = Pick<Node, "active" | "paused" | "provisionState">;

export interface NodeTransition {
  /** One line for docs/states.md. */
  summary: string;
  /** Who may do it; null for what the scheduler or the node's own call does. */
  right: Right | null;
  from: readonly ProvisionState[];
  /** The columns that it sets; others stay. A node that is active again leaves state DELETE for READY. */
  set: Partial<NodeFlags>;
  event: EventType;
  /** Done again, it moves the time of the state and records its event again; else nothing happens. */
  repeats: boolean;
}

/**
 * A node's state as Nodepool's API shows it: a node that leaves the cluster is in state DELETE, a paused one in HOLD, a
 * ready one that works on a job in USED; else the state as stored.
 */
export function stateOf({
  active,
  paused,
  provisionState,
  currentJobId,
}: NodeFlags & Pick<Node, "currentJobId">): ProvisionState {
  if (!active || provisionState === "DELETE") return "DELETE";
  if (paused || provisionState === "HOLD") return "HOLD";
  if (provisionState === "READY" && currentJobId !== null) return "USED";
  return provisionState;
}

export const nodeStates = ["BUILDING", "READY", "USED", "HOLD", "TEST", "DELETE"] as const;

export const nodeTransitions = {
  pause: {
    summary: "The node takes no new jobs; what it works on goes on.",
    right: "node.pause",
    from: nodeStates,
    set: { paused: true },
    event: "NODE_PAUSED",
    repeats: false,
  },
  resume: {
    summary: "The node takes jobs again.",
    right: "node.pause",
    from: nodeStates,
    set: { paused: false },
    event: "NODE_RESUMED",
    repeats: false,
  },
  hold: {
    summary: "The node is kept as it is for somebody to look at; also takes a deletion back.",
    right: "node.pause",
    from: nodeStates,
    set: { paused: true, active: true },
    event: "NODE_PAUSED",
    repeats: true,
  },
  ready: {
    summary: "A held node takes jobs again.",
    right: "node.pause",
    from: ["HOLD"],
    set: { paused: false, provisionState: "READY" },
    event: "NODE_RESUMED",
    repeats: true,
  },
  delete: {
    summary: "The node is given up: it takes no jobs and is removed after a time.",
    right: "node.remove",
    from: nodeStates,
    set: { active: false, provisionState: "DELETE" },
    event: "NODE_DELETING",
    repeats: true,
  },
  activate: {
    summary: "The node is part of the cluster again.",
    right: "node.activate",
    from: nodeStates,
    set: { active: true },
    event: "NODE_ACTIVATED",
    repeats: false,
  },
  deactivate: {
    summary: "The node is no longer part of the cluster and takes no jobs.",
    right: "node.activate",
    from: nodeStates,
    set: { active: false },
    event: "NODE_DEACTIVATED",
    repeats: false,
  },
} as const satisfies Record<string, NodeTransition>;

export type NodeVerb = keyof typeof nodeTransitions;

/** The table's row for a verb, as the general type. */
export function nodeTransitionOf(verb: NodeVerb): NodeTransition {
  return nodeTransitions[verb];
}
