import { editNodes, removeNodes, startNodes, stopNodes } from "../../src/domain/nodes/nodesByName.ts";
import { findRows } from "../../src/store/rows.ts";
import { facadeOnly } from "../builder.ts";
import { NodeEdit } from "../job/queueInputs.ts";
import { computeNodes } from "../lists/definitions.ts";
import { type ArgBuilder, mutation, type PayloadBuilder } from "../payload.ts";
import { typeOf } from "../related.ts";

/* Nodes by their names, several at once, as a render farm's people know them (docs/apis/coalition.md). */

const changedNodes = (t: PayloadBuilder<readonly { id: number }[]>) => ({
  nodes: t.field({
    type: [typeOf(computeNodes)],
    description: "The nodes that were changed, by number.",
    resolve: ({ value }, _args, { services: { store } }) =>
      findRows(store.sql, "Node", { id: value?.map(({ id }) => id) ?? [] }),
  }),
});

const onNamed = (t: ArgBuilder) => ({
  names: t.stringList({ required: true, description: "The nodes' names; unknown ones are passed over." }),
});

mutation("stopNodes", {
  ...facadeOnly,
  answers: changedNodes,
  description:
    "Nodes take no jobs any more, and what they work on goes back to the queue. For the nodes themselves, their owners and operators.",
  args: onNamed,
  change: (change, { names }) => stopNodes(change, names),
});

mutation("startNodes", {
  ...facadeOnly,
  answers: changedNodes,
  description: "Stopped nodes take jobs again. For the nodes themselves, their owners and operators.",
  args: onNamed,
  change: (change, { names }) => startNodes(change, names),
});

mutation("removeNodes", {
  ...facadeOnly,
  answers: changedNodes,
  description:
    "Removes nodes; one that calls again by its name comes back with its affinity and the job it is at. What one works on that does not call for 60 seconds goes back to the queue. For the nodes themselves, their owners and operators.",
  args: onNamed,
  change: (change, { names }) => removeNodes(change, names),
});

mutation("editNodes", {
  ...facadeOnly,
  answers: changedNodes,
  description:
    "Changes several nodes by their names, all or none. For the nodes themselves, their owners and operators.",
  args: (t) => ({
    edits: t.field({
      type: [NodeEdit],
      required: true,
      description: "The nodes; unknown names are passed over.",
    }),
  }),
  change: (change, { edits }) => editNodes(change, edits),
});
