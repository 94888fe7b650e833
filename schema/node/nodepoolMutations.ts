import { deleteNode, holdNode, readyNode } from "../../src/domain/nodes/provision.ts";
import { setNodeStatus } from "../../src/domain/nodes/status.ts";
import { builder } from "../builder.ts";
import { refuses } from "../errors.ts";
import { asArg } from "../job/resolvers.ts";
import { changeNode, onNode } from "./mutations.ts";

const reader = { reader: true };

builder.mutationFields((t) => ({
  setNodeStatus: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Sets any of a node's flags at once; what is left out stays. Ending a pause empties its reason. For the node itself, its owner and operators.",
    args: {
      ...onNode,
      active: t.arg.boolean({ description: "Part of the cluster." }),
      paused: t.arg.boolean({ description: "Takes no new jobs." }),
      pauseReason: t.arg.string({ description: "For people, at most 250 characters; null empties it." }),
      ...asArg,
    },
    resolve: changeNode((change, pk, { id: _, as, ...status }) => setNodeStatus(change, pk, status, { as })),
  }),
  holdNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Keeps a node for somebody to look at: pauses it, and takes it back when it is going away. For the node itself, its owner and operators.",
    args: {
      ...onNode,
      reason: t.arg.string({ description: "Why, for people; left out keeps an old one." }),
      ...asArg,
    },
    resolve: changeNode((change, pk, { reason, as }) => holdNode(change, pk, { reason, as })),
  }),
  readyNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Lets a held node take jobs again; refused from any other state. For the node itself, its owner and operators.",
    args: { ...onNode, ...asArg },
    resolve: changeNode((change, pk, { as }) => readyNode(change, pk, { as })),
  }),
  deleteNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Gives a node up: it takes no jobs, and is removed once it has been so for a while (NODEPOOL_REAP_AFTER). For the node itself, its owner and operators.",
    args: { ...onNode, reason: t.arg.string({ description: "Why, for people." }), ...asArg },
    resolve: changeNode((change, pk, { reason, as }) => deleteNode(change, pk, { reason, as })),
  }),
}));
