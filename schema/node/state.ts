import type { Node } from "../../prisma/generated/sqlite/client.ts";
import { onlineFor } from "../../src/domain/nodes/presence.ts";
import { builder } from "../builder.ts";
import type { Derived, FilterTree } from "../lists/language.ts";

/** What tells each state, as filters: the first that fits counts. */
const tests = {
  REMOVED: { removedAt: { isNull: false } },
  INACTIVE: { active: { eq: false } },
  WORKING: { currentJobNumber: { isNull: false } },
  TIMED_OUT: { timedOutAt: { isNull: false } },
  PAUSED: { paused: { eq: true } },
  IDLE: {},
} as const satisfies Record<string, FilterTree>;

export type NodeState = keyof typeof tests;
const states = Object.entries(tests) as [NodeState, FilterTree][];

export const NodeStateEnum = builder.enumType("NodeState", {
  description: "How a node stands; the first of these words that fits.",
  values: {
    REMOVED: { value: "REMOVED", description: "No longer part of the cluster; kept for history." },
    INACTIVE: { value: "INACTIVE", description: "Out of service: active is false." },
    WORKING: { value: "WORKING", description: "Works on its current job." },
    TIMED_OUT: { value: "TIMED_OUT", description: "Fell silent while it was expected to call." },
    PAUSED: { value: "PAUSED", description: "Takes no new jobs." },
    IDLE: { value: "IDLE", description: "Could take a job." },
  } as const,
});

/** How a node stands. */
export function nodeStateOf(
  node: Pick<Node, "removedAt" | "active" | "currentJobId" | "timedOutAt" | "paused">,
): NodeState {
  if (node.removedAt) return "REMOVED";
  if (!node.active) return "INACTIVE";
  if (node.currentJobId !== null) return "WORKING";
  if (node.timedOutAt) return "TIMED_OUT";
  return node.paused ? "PAUSED" : "IDLE";
}

/** The filter of the nodes in a state: its own test holds and none of those before it. */
export function nodesIn(state: NodeState): FilterTree {
  const at = states.findIndex(([one]) => one === state);
  return { and: [{ not: { or: states.slice(0, at).map(([, test]) => test) } }, tests[state]] };
}

export const nodeStates = states.map(([state]) => state);

/** The filter of the nodes that have called lately. */
export function nodesOnline(now: Date): FilterTree {
  return { lastSeenAt: { gte: new Date(now.getTime() - onlineFor) } };
}

interface StateTest {
  eq?: NodeState;
  ne?: NodeState;
  in?: readonly NodeState[];
  notIn?: readonly NodeState[];
}

const stateTest = builder.inputType("NodeStateFilter", {
  description: "A test of a node's state. All that is said must hold.",
  fields: (t) => ({
    eq: t.field({ type: NodeStateEnum, description: "Just this." }),
    ne: t.field({ type: NodeStateEnum, description: "Anything but this." }),
    in: t.field({ type: [NodeStateEnum], description: "Any of these." }),
    notIn: t.field({ type: [NodeStateEnum], description: "None of these." }),
  }),
});

/** Tests of nodes that are no columns'. */
export const derivedOfNodes: Readonly<Record<string, Derived>> = {
  state: {
    type: stateTest as never,
    description: "How it stands, as its state says.",
    means: ({ eq, ne, in: some, notIn }: StateTest): FilterTree => ({
      and: [
        ...(eq == null ? [] : [nodesIn(eq)]),
        ...(ne == null ? [] : [{ not: nodesIn(ne) }]),
        ...(some == null ? [] : [{ or: some.map(nodesIn) }]),
        ...(notIn == null ? [] : [{ not: { or: notIn.map(nodesIn) } }]),
      ],
    }),
  },
  online: {
    type: "Boolean" as never,
    description:
      "True: it has called within the 60 seconds before the list is read (of a subscription: before it began). False: it has not, or never.",
    means: (online: boolean, now: Date): FilterTree =>
      online ? nodesOnline(now) : { not: nodesOnline(now) },
  },
};
