import type { Node } from "../../prisma/generated/sqlite/client.ts";
import type { Change } from "../../src/domain/change.ts";
import { activate, deactivate } from "../../src/domain/nodes/activate.ts";
import { pauseNode, resumeNode } from "../../src/domain/nodes/pause.ts";
import { ping } from "../../src/domain/nodes/ping.ts";
import { register } from "../../src/domain/nodes/register.ts";
import { removeNode } from "../../src/domain/nodes/remove.ts";
import { update } from "../../src/domain/nodes/update.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { refuses } from "../errors.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { asArg } from "../job/resolvers.ts";
import { run } from "../runVerb.ts";
import { ProvisionStateEnum } from "./nodepool.ts";

const reader = { reader: true };

const NodeInput = builder.inputType("ComputeNodeInput", {
  description:
    "What may be told of a node. What is left out stays as it is; null empties what may be empty. A node needs a name, a hostname or an ip.",
  fields: (t) => ({
    name: t.string({ description: "Unique. Falls back to hostname, then ip or ip#index." }),
    hostname: t.string({ description: "Its name in the network." }),
    ip: t.string({ description: "Its address." }),
    index: t.int({
      description: "Which graphics card of the machine, 0 to 32767; 0 for none. Unique with ip.",
    }),
    cpuMemory: t.field({ type: "BigInt", description: "Bytes." }),
    gpuMemory: t.field({ type: "BigInt", description: "Bytes." }),
    driverVersion: t.string({ description: "Of the graphics card." }),
    hardware: t.id({ description: "Its hardware generation, by id or number." }),
    affinity: t.string({ description: "Lines in order of preference, each a comma list of affinity names." }),
    cpuLoad: t.string({ description: "Load of each core in per cent, a JSON list as a text." }),
    freeMemory: t.field({ type: "BigInt", description: "Megabytes." }),
    totalMemory: t.field({ type: "BigInt", description: "Megabytes." }),
    providerName: t.string({ description: "The cloud it comes from." }),
    labelName: t.string({ description: "The kind of machine it is." }),
    targetName: t.string({ description: "Whom it was made for." }),
    nodename: t.string({ description: "Its name at Jenkins." }),
    externalId: t.string({ description: "Its id at the provider." }),
    az: t.string({ description: "Availability zone." }),
    ipPrivate: t.string({ description: "Its address inside the cloud." }),
    provisionState: t.field({ type: ProvisionStateEnum, description: "Where its provider has got with it." }),
  }),
});

/** The input as the domain takes it. What was left out stays so. */
function withHardwareNumber<Input extends { hardware?: string | null }>({ hardware, ...rest }: Input) {
  return {
    ...rest,
    ...(hardware === undefined
      ? {}
      : { hardware: optionalNumberOf("HardwareGeneration", hardware, "hardware") }),
  };
}

export const onNode = builder.args((t) => ({
  id: t.id({ required: true, description: "The node, by id or number." }),
}));

/** A resolver that runs a verb on a node and answers the node as it is then. */
export function changeNode<Args extends { id: string }>(
  verb: (change: Change, pk: number, args: Args) => Promise<Node>,
) {
  return makeNode((change, args: Args) => verb(change, numberOf("ComputeNode", args.id), args));
}

function makeNode<Args>(verb: (change: Change, args: Args) => Promise<Node>) {
  return async (query: object, _root: unknown, args: Args, context: GraphContext): Promise<Node> => {
    const { id } = await run(context, (change) => verb(change, args));
    return context.services.store.read.node.findUniqueOrThrow({ ...query, where: { id } });
  };
}

builder.mutationFields((t) => ({
  registerNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Makes a node known. A worker that already calls by its hostname is the same node: it is updated and answered, if the caller may update it; else the name is taken. For any user.",
    args: { input: t.arg({ type: NodeInput, required: true, description: "What is known of it." }) },
    resolve: makeNode((change, { input }) => register(change, withHardwareNumber(input))),
  }),
  updateNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description: "Changes what is told of a node. For the node itself, its owner and operators.",
    args: {
      ...onNode,
      input: t.arg({ type: NodeInput, required: true, description: "What to change." }),
      ...asArg,
    },
    resolve: changeNode((change, pk, { input, as }) => update(change, pk, withHardwareNumber(input), { as })),
  }),
  pauseNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Takes a node out of the queue: it takes no new jobs, a running one goes on. For the node itself, its owner and operators.",
    args: {
      ...onNode,
      reason: t.arg.string({ description: "Why, for people; left out keeps an old one." }),
      ...asArg,
    },
    resolve: changeNode((change, pk, { reason, as }) => pauseNode(change, pk, { reason, as })),
  }),
  resumeNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description: "Lets a paused node take jobs again. For the node itself, its owner and operators.",
    args: { ...onNode, ...asArg },
    resolve: changeNode((change, pk, { as }) => resumeNode(change, pk, { as })),
  }),
  activateNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description: "Makes a node part of the cluster again. For the node itself, its owner and operators.",
    args: { ...onNode, ...asArg },
    resolve: changeNode((change, pk, { as }) => activate(change, pk, { as })),
  }),
  deactivateNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Takes a node out of service: it takes no jobs. For the node itself, its owner and operators.",
    args: { ...onNode, ...asArg },
    resolve: changeNode((change, pk, { as }) => deactivate(change, pk, { as })),
  }),
  removeNode: t.prismaField({
    type: "Node",
    errors: refuses,
    authScopes: reader,
    description:
      "Hides a node and frees its names; what it works on goes back to the queue, history stays. For the node itself, its owner and operators.",
    args: { ...onNode, ...asArg },
    resolve: changeNode((change, pk, { as }) => removeNode(change, pk, { as })),
  }),
  pingNode: t.prismaField({
    type: "Node",
    nullable: true,
    errors: refuses,
    authScopes: reader,
    description: "The acting node reports that it is alive. Null for an operator who acts for no node.",
    resolve: async (query, _root, _args, context) => {
      const id = await ping(context);
      return id === null
        ? null
        : context.services.store.read.node.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
