import { type RawBuilder, sql } from "kysely";
import { countGroups } from "../../src/store/sql/statistics.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { computeNodes } from "../lists/definitions.ts";
import type { FilterTree, Where } from "../lists/language.ts";
import { conditionOf } from "../lists/sql.ts";
import { whereOf } from "../lists/where.ts";
import { type NodeState, NodeStateEnum, nodeStates, nodesIn, nodesOnline } from "../node/state.ts";
import { askedWhere, rowsWhere } from "./rows.ts";

interface NodeStateCount {
  readonly state: NodeState;
  readonly count: number;
}

const NodeStateCountObject = builder.objectRef<NodeStateCount>("NodeStateCount").implement({
  description: "How many nodes stand so.",
  fields: (t) => ({
    state: t.field({ type: NodeStateEnum, description: "How they stand.", resolve: ({ state }) => state }),
    count: t.exposeInt("count", { description: "How many; at least 1." }),
  }),
});

async function countOf(context: GraphContext, where: Where): Promise<number> {
  const rows = await rowsWhere(context, "Node", where);
  return (await countGroups(context.services.store, rows, {}, 1))[0]?.count ?? 0;
}

async function countStates(context: GraphContext, where: Where): Promise<NodeStateCount[]> {
  const { store } = context.services;
  const cases = nodeStates.map((state) => {
    const test = whereOf(computeNodes, nodesIn(state), context.services);
    const condition = conditionOf(store.dialect, "Node", test, "r");
    return sql`WHEN ${condition} THEN ${sql.lit(state)}`;
  });
  const state: RawBuilder<unknown> = sql`CASE ${sql.join(cases, sql` `)} END`;
  const rows = await rowsWhere(context, "Node", where);
  const groups = await countGroups(store, rows, { nodeState: state }, cases.length);
  return groups.map(({ key, count }) => ({ state: key.nodeState as NodeState, count }));
}

const NodeStatsObject = builder.objectRef<{ where: Where }>("NodeStats").implement({
  description: "Numbers about the nodes that a filter lets through, without their rows.",
  fields: (t) => ({
    count: t.int({
      description: "How many nodes; the totalCount of the list with the same filter.",
      resolve: ({ where }, _args, context) => countOf(context, where),
    }),
    online: t.int({
      description: "How many of them have called within the last 60 seconds.",
      resolve: ({ where }, _args, context) => {
        const { services } = context;
        const online = whereOf(computeNodes, nodesOnline(services.clock.now()), services);
        return countOf(context, { AND: [where, online] });
      },
    }),
    free: t.int({
      description: "How many of them could take a job now: in state IDLE, and online.",
      resolve: ({ where }, _args, context) => {
        const { services } = context;
        const free = { and: [nodesIn("IDLE"), nodesOnline(services.clock.now())] };
        return countOf(context, { AND: [where, whereOf(computeNodes, free, services)] });
      },
    }),
    states: t.field({
      type: [NodeStateCountObject],
      description: "How many stand how, the most frequent first; without those that no node is in.",
      resolve: ({ where }, _args, context) => countStates(context, where),
    }),
  }),
});

builder.queryField("nodeStats", (t) =>
  t.field({
    type: NodeStatsObject,
    description: "Numbers about nodes without their rows.",
    args: {
      filter: t.arg({
        type: computeNodes.filter,
        description: "Which nodes, as in `computeNodes`; all by default.",
      }),
      includeDeleted: t.arg.boolean({ description: "Also removed nodes.", defaultValue: false }),
    },
    authScopes: { reader: true },
    complexity: 150,
    resolve: (_root, { filter, includeDeleted }, context) => ({
      where: askedWhere(computeNodes, { filter: filter as FilterTree, includeDeleted }, context),
    }),
  }),
);
