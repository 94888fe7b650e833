import { refusal } from "../../src/domain/errors.ts";
import type { Event } from "../../src/events/log.ts";
import { findRow } from "../../src/store/rows.ts";
import { builder } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { connect, snapshotList, wholeList } from "../lists/connection.ts";
import { computeNodes } from "../lists/definitions.ts";
import type { FilterTree, Where } from "../lists/language.ts";
import { whereOf } from "../lists/where.ts";
import { rowById, typeOf } from "../related.ts";
import { type Change, ChangeInterface } from "../stream/change.ts";
import { members } from "../stream/membership.ts";
import { changes, open } from "../stream/source.ts";

/** A payload about nodes: one, or in the snapshot of a list all of them. */
interface NodeChange extends Change {
  /** Null in the snapshot of a list. */
  readonly nodeNumber: number | null;
  /** In the snapshot of a list: which nodes it shows. */
  readonly all?: Where;
}

const NodeChangeObject = builder.objectRef<NodeChange>("NodeChange").implement({
  description: "What happened to a node. Heartbeats are no changes.",
  interfaces: [ChangeInterface],
  fields: (t) => ({
    nodeNumber: t.int({
      nullable: true,
      description: "The node's number; null in the snapshot of a list.",
      resolve: ({ nodeNumber }) => nodeNumber,
    }),
    node: t.field({
      type: typeOf(computeNodes),
      nullable: true,
      description:
        "As it is when the payload is made, also when it has been removed. Null in the snapshot of a list.",
      resolve: ({ nodeNumber }, _args, context, info) => rowById(computeNodes, nodeNumber, context, info),
    }),
    nodes: t.field({
      ...snapshotList(computeNodes, "nodes"),
      resolve: ({ all }, args, context, info) =>
        all ? connect(computeNodes, wholeList(args), context, info, all) : null,
    }),
  }),
});

builder.subscriptionField("nodeChanged", (t) =>
  t.field({
    type: NodeChangeObject,
    description: "One node: where it stands, then everything that happens to it or by it, jobs included.",
    args: {
      id: t.arg.id({ required: true, description: "The node, by id or number." }),
      since: t.arg({ type: "Position", description: "Goes on behind this payload, without a snapshot." }),
    },
    authScopes: { reader: true },
    subscribe: async (_root, { id, since }, context) => {
      const pk = numberOf("ComputeNode", id);
      const interest = { match: (event: Event) => event.nodeId === pk, where: { nodeId: pk } };
      const payload = (change: Change): NodeChange => ({ ...change, nodeNumber: pk });
      const source = await open(context, since, (from) => changes(context, { interest, payload }, from));
      const node = await findRow(context.services.store.sql, "Node", { id: pk });
      if (!node) throw refusal("NOT_FOUND", { kind: "node", key: pk });
      return source;
    },
    resolve: (change: NodeChange) => change,
  }),
);

builder.subscriptionField("nodeListChanged", (t) =>
  t.field({
    type: NodeChangeObject,
    description:
      "A filtered list of nodes: in the snapshot's `nodes` those in it, then whatever happens to them, as jobListChanged does for jobs.",
    args: {
      filter: t.arg({ type: computeNodes.filter, description: "Which nodes; all by default." }),
      includeDeleted: t.arg.boolean({ description: "Also removed nodes.", defaultValue: false }),
      since: t.arg({ type: "Position", description: "Goes on behind this payload, without a snapshot." }),
    },
    authScopes: { reader: true },
    subscribe: (_root, { filter, includeDeleted, since }, context) => {
      const asked = whereOf(computeNodes, filter as FilterTree | null, context.services);
      const where: Where = { AND: [asked, includeDeleted ? {} : (computeNodes.shown ?? {})] };
      return open(context, since, (from) =>
        members(
          context,
          {
            table: "Node",
            pksOf: ({ nodeId }) => (nodeId === null ? [] : [nodeId]),
            match: ({ nodeId }) => nodeId !== null,
            events: { nodeId: { not: null } },
            where,
            payload: (change): NodeChange => ({
              ...change,
              nodeNumber: change.event?.nodeId ?? null,
              ...(change.event ? {} : { all: where }),
            }),
          },
          from,
        ),
      );
    },
    resolve: (change: NodeChange) => change,
  }),
);
