import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { onlineFor } from "../../src/domain/nodes/presence.ts";
import { builder, byGlobalId } from "../builder.ts";
import { madeOf, sameRow } from "../columns.ts";
import { numberOf } from "../ids.ts";
import { relatedList, rootList } from "../lists/connection.ts";
import { computeNodes, hardwareGenerations, jobs, runs, users } from "../lists/definitions.ts";
import { rowById, toOne, typeOf } from "../related.ts";
import { NodepoolNode } from "./nodepool.ts";
import { NodeStateEnum, nodeStateOf } from "./state.ts";

export const ComputeNode = builder.prismaNode("Node", {
  name: "ComputeNode",
  ...byGlobalId,
  description:
    "A machine, or one graphics card of a machine, that works on jobs. (Relay owns the name Node.) One row for all APIs: UFDL's, Scale's and Nodepool's node, Coalition's worker.",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    name: t.exposeString("name", {
      description:
        "Unique among the nodes that are not removed. Falls back to hostname, then ip or ip#index.",
    }),
    hostname: t.exposeString("hostname", { nullable: true, description: "Null if unknown." }),
    ip: t.exposeString("ip", { nullable: true, description: "Null if unknown." }),
    index: t.exposeInt("index", {
      nullable: true,
      description:
        "Which graphics card of the machine; 0 for none. Null for nodes that UFDL did not register.",
    }),
    state: t.field({
      type: NodeStateEnum,
      description: "What it is about, in one word.",
      resolve: nodeStateOf,
    }),
    active: t.exposeBoolean("active", { description: "Part of the cluster. Removed nodes are not." }),
    deprecatedAt: t.expose("deprecatedAt", {
      type: "DateTime",
      nullable: true,
      description: "When active was taken away; null while it is active.",
    }),
    paused: t.exposeBoolean("paused", { description: "Takes no new jobs; a running one goes on." }),
    pauseReason: t.exposeString("pauseReason", {
      nullable: true,
      description: "Why it is paused; null when not, or when nobody said.",
    }),
    lastSeenAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it last called by any API; null when it never has.",
      ...madeOf<Prisma.NodeScalarFieldEnum>("id", "lastSeenAt"),
      resolve: (node, _args, { services }) => services.presence.lastSeenAt(node),
    }),
    timedOutAt: t.expose("timedOutAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was found to have fallen silent; null once it has called again.",
    }),
    online: t.boolean({
      description: "It has called within the last 60 seconds.",
      ...madeOf<Prisma.NodeScalarFieldEnum>("id", "lastSeenAt"),
      resolve: (node, _args, { services: { presence, clock } }) => {
        const seen = presence.lastSeenAt(node);
        return seen !== null && clock.now().getTime() - seen.getTime() <= onlineFor;
      },
    }),
    currentJob: t.field(toOne("Node", "currentJobId", jobs, "What it is working on; null while idle.")),
    lastJob: t.field(
      toOne(
        "Node",
        "lastJobId",
        jobs,
        "What it last worked on, or is working on; null before its first job.",
      ),
    ),
    finished: t.exposeInt("finished", { description: "Runs that ended well." }),
    errors: t.exposeInt("errors", { description: "Runs that ended badly." }),
    cpuMemory: t.expose("cpuMemory", {
      type: "BigInt",
      nullable: true,
      description: "Bytes; null if unknown.",
    }),
    gpuMemory: t.expose("gpuMemory", {
      type: "BigInt",
      nullable: true,
      description: "Bytes; null without a graphics card.",
    }),
    driverVersion: t.exposeString("driverVersion", {
      nullable: true,
      description: "Of the graphics card; null without one.",
    }),
    hardwareGeneration: t.field(
      toOne(
        "Node",
        "hardwareId",
        hardwareGenerations,
        "The generation of its graphics card; null without one.",
      ),
    ),
    cpuLoad: t.exposeString("cpuLoad", {
      description:
        "Load of each core in per cent as a Coalition worker sends it, a JSON list as a text; may be empty.",
    }),
    freeMemory: t.expose("freeMemory", {
      type: "BigInt",
      description: "Megabytes free, as a Coalition worker sends them; 0 if unknown.",
    }),
    totalMemory: t.expose("totalMemory", {
      type: "BigInt",
      description: "Megabytes in all, as a Coalition worker sends them; 0 if unknown.",
    }),
    affinity: t.exposeString("affinity", {
      description:
        "Which jobs it takes: lines in order of preference, each a comma list of affinity names, sorted, with #n for one without a name (Coalition).",
    }),
    nodepool: t.field({
      type: NodepoolNode,
      ...sameRow,
      resolve: (node) => node,
      description:
        "What a provider and Nodepool's API know of it. Filters and orders name these columns directly.",
    }),
    owner: t.field(
      toOne("Node", "ownerId", users, "Who registered it; null for anonymous callers and removed users."),
    ),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was registered." }),
    updatedAt: t.expose("updatedAt", {
      type: "DateTime",
      description: "When a user last changed it. Calls of the node itself leave it alone.",
    }),
    removedAt: t.expose("removedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was removed; null while it is part of the cluster.",
    }),
    jobs: t.field(
      relatedList(
        "Node",
        "held",
        jobs,
        "Jobs that it holds: acquired, running, or ended with it as the last holder.",
      ),
    ),
    served: t.field(relatedList("Node", "served", jobs, "Jobs that it was the last to work on.")),
    runs: t.field(relatedList("Node", "runs", runs, "Its attempts at jobs.")),
  }),
});

builder.queryFields((t) => ({
  computeNode: t.field({
    type: typeOf(computeNodes),
    nullable: true,
    description: "One node by its number, also a removed one; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The node, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, context, info) =>
      rowById(computeNodes, numberOf("ComputeNode", id), context, info),
  }),
  computeNodes: t.field(rootList(computeNodes, "The nodes; removed ones only with includeDeleted.")),
}));
