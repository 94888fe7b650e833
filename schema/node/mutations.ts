import { activate, deactivate } from "../../src/domain/nodes/activate.ts";
import { pauseNode, resumeNode } from "../../src/domain/nodes/pause.ts";
import { ping } from "../../src/domain/nodes/ping.ts";
import { register } from "../../src/domain/nodes/register.ts";
import { removeNode } from "../../src/domain/nodes/remove.ts";
import { update } from "../../src/domain/nodes/update.ts";
import * as answers from "../answers.ts";
import { builder } from "../builder.ts";
import { optionalNumberOf } from "../ids.ts";
import { mutation } from "../payload.ts";
import { ProvisionStateEnum } from "./nodepool.ts";
import { nodeVerb } from "./verb.ts";

const NodeInput = builder.inputType("ComputeNodeInput", {
  description:
    "What may be set on a node. What is left out stays as it is; null empties what may be empty. A node needs a name, a hostname or an ip.",
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
    hardwareGeneration: t.id({ description: "Its hardware generation, by id or number." }),
    affinity: t.string({ description: "Lines in order of preference, each a comma list of affinity names." }),
    cpuLoad: t.string({ description: "Load of each core in per cent, a JSON list as a text." }),
    freeMemory: t.field({ type: "BigInt", description: "Megabytes." }),
    totalMemory: t.field({ type: "BigInt", description: "Megabytes." }),
    provider: t.string({ description: "The cloud it comes from." }),
    label: t.string({ description: "The kind of machine it is." }),
    target: t.string({ description: "Whom it was made for." }),
    nodename: t.string({ description: "Its name at Jenkins." }),
    externalId: t.string({ description: "Its id at the provider." }),
    az: t.string({ description: "Availability zone." }),
    ipPrivate: t.string({ description: "Its address inside the cloud." }),
    provisionState: t.field({ type: ProvisionStateEnum, description: "Where its provider has got with it." }),
  }),
});

interface Sent {
  hardwareGeneration?: string | null | undefined;
  provider?: string | null | undefined;
  label?: string | null | undefined;
  target?: string | null | undefined;
}

/** The input as the domain takes it. What was left out stays so. */
function nodeInput<Input extends Sent>({ hardwareGeneration, provider, label, target, ...rest }: Input) {
  return {
    ...rest,
    providerName: provider,
    labelName: label,
    targetName: target,
    hardware: optionalNumberOf("HardwareGeneration", hardwareGeneration, "hardwareGeneration"),
  };
}

mutation("registerNode", {
  answers: answers.node,
  description:
    "Makes a node known. A worker that already calls by its hostname is the same node: it is updated and answered, if the caller may update it; else the name is taken. For any user.",
  args: (t) => ({ input: t.field({ type: NodeInput, required: true, description: "What is known of it." }) }),
  change: (change, { input }) => register(change, nodeInput(input)),
});

nodeVerb("updateNode", {
  description: "Changes what is set on a node. For the node itself, its owner and operators.",
  args: (t) => ({
    input: t.field({ type: NodeInput, required: true, description: "What to change." }),
  }),
  verb: (change, pk, { input, grants }) => update(change, pk, nodeInput(input), { grants }),
});

nodeVerb("pauseNode", {
  description:
    "Takes a node out of the queue: it takes no new jobs, a running one goes on. For the node itself, its owner and operators.",
  args: (t) => ({
    reason: t.string({ description: "Why, for people; left out keeps an old one." }),
  }),
  verb: (change, pk, { reason, grants }) => pauseNode(change, pk, { reason, grants }),
});

nodeVerb("resumeNode", {
  description: "Lets a paused node take jobs again. For the node itself, its owner and operators.",
  verb: (change, pk, { grants }) => resumeNode(change, pk, { grants }),
});

nodeVerb("activateNode", {
  description: "Makes a node part of the cluster again. For the node itself, its owner and operators.",
  verb: (change, pk, { grants }) => activate(change, pk, { grants }),
});

nodeVerb("deactivateNode", {
  description: "Takes a node out of service: it takes no jobs. For the node itself, its owner and operators.",
  verb: (change, pk, { grants }) => deactivate(change, pk, { grants }),
});

nodeVerb("removeNode", {
  description:
    "Hides a node and frees its names; what it works on goes back to the queue, history stays. For the node itself, its owner and operators.",
  verb: (change, pk, { grants }) => removeNode(change, pk, { grants }),
});

mutation("pingNode", {
  answers: answers.node,
  description: "The acting node reports that it is alive. Null for an operator who acts for no node.",
  resolve: (_args, context) => ping(context),
});
