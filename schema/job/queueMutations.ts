import type { Node } from "../../prisma/generated/sqlite/client.ts";
import type { Change } from "../../src/domain/change.ts";
import { refusal } from "../../src/domain/errors.ts";
import { setAffinities } from "../../src/domain/jobs/affinity.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { edit } from "../../src/domain/jobs/edit.ts";
import { endJob } from "../../src/domain/jobs/endJob.ts";
import { heartbeat } from "../../src/domain/jobs/heartbeat.ts";
import { progressPrinted } from "../../src/domain/jobs/progressPattern.ts";
import { requeue } from "../../src/domain/jobs/requeue.ts";
import { resetTree } from "../../src/domain/jobs/resetTree.ts";
import { update } from "../../src/domain/jobs/update.ts";
import { editNodes, removeNodes, startNodes, stopNodes } from "../../src/domain/nodes/nodesByName.ts";
import type { WorkerReport as Report } from "../../src/domain/nodes/upsertWorker.ts";
import { permit } from "../../src/domain/rights.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { refuses } from "../errors.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { ComputeNode } from "../node/type.ts";
import { run } from "../runVerb.ts";
import { Affinity } from "./affinity.ts";
import { jobInput } from "./inputs.ts";
import { AffinityName, JobEdit, JobTree, NodeEdit, treeInput, WorkerReport } from "./queueInputs.ts";
import {
  asArg,
  ChangedJobs,
  changeJob,
  changeJobs,
  distinct,
  inOrder,
  jobsQuery,
  makeJob,
  onJob,
  onJobs,
} from "./resolvers.ts";
import { speakAs } from "./speakAs.ts";

/*
 * The queue as a render farm's people and workers use it (docs/apis/coalition.md): trees made at once, jobs put back,
 * edited and reset in bulk, and the worker's own calls. Rules: src/domain/jobs and src/domain/nodes.
 */

const reader = { reader: true };

const NamedAffinities = builder
  .objectRef<{ affinities: { id: number; name: string }[] }>("NamedAffinities")
  .implement({
    description: "All 63 affinities, as they are named now.",
    fields: (t) => ({
      affinities: t.field({
        type: [Affinity],
        description: "By number.",
        resolve: ({ affinities }) => affinities,
      }),
    }),
  });

builder.mutationFields((t) => ({
  createJobTree: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Makes a group with everything in it, in one change, and answers the group. For any user.",
    args: {
      tree: t.arg({ type: JobTree, required: true, description: "The group, and what is in it." }),
      parent: t.arg.id({ description: "The group to put it in, by id or number; null for the top." }),
    },
    resolve: makeJob((change, { tree, parent }) =>
      createTree(change, treeInput(tree), { parent: optionalNumberOf("Job", parent, "parent") }),
    ),
  }),
  setDependencies: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Says anew what a job waits for. For its creator and operators.",
    args: {
      ...onJob,
      dependencies: t.arg.idList({
        required: true,
        description: "The jobs that must be finished first, each by id or number; none releases it.",
      }),
      ...asArg,
    },
    resolve: changeJob((change, pk, { dependencies, as }) =>
      update(change, pk, jobInput({ dependencies }), { as }),
    ),
  }),
  requeueJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description:
      "Puts jobs back into the queue from any state, no longer paused; a node that works on one is told to stop. Jobs inside of them are left alone. For their creators and operators.",
    args: { ...onJobs, ...asArg },
    resolve: changeJobs((change, pk, { as }) => requeue(change, pk, { as })),
  }),
  resetJobTrees: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description:
      "Puts jobs, and all jobs inside of them, back to their beginning from any state. Paused ones stay paused. For their creators and operators.",
    args: {
      ...onJobs,
      errorsOnly: t.arg.boolean({ description: "Only those that failed or were cancelled." }),
      ...asArg,
    },
    resolve: changeJobs((change, pk, { errorsOnly, as }) => resetTree(change, pk, { errorsOnly, as })),
  }),
  editJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "Changes several jobs, each in its own way, all or none. For their creators and operators.",
    args: {
      edits: t.arg({ type: [JobEdit], required: true, description: "The jobs, each at most once." }),
      ...asArg,
    },
    resolve: async (_root, { edits, as }, context, info) => {
      const changes = new Map(
        edits.map(({ id, ...rest }) => [numberOf("Job", id, "edits.id"), jobInput(rest)]),
      );
      const pks = distinct([...changes.keys()], context);
      if (pks.length < edits.length) {
        throw refusal("INVALID_INPUT", { field: "edits", reason: "a job stands in it twice" });
      }
      await run(context, async (change) => {
        for (const pk of inOrder(pks)) await edit(change, pk, changes.get(pk) ?? {}, { as });
      });
      const jobs = await context.services.store.read.job.findMany({
        ...jobsQuery(context, info),
        where: { id: { in: pks } },
        orderBy: { id: "asc" },
      });
      return { jobs };
    },
  }),
  setAffinities: t.field({
    type: NamedAffinities,
    errors: refuses,
    authScopes: reader,
    description: "Names affinities anew. Jobs and nodes keep their bits. For any user.",
    args: {
      names: t.arg({
        type: [AffinityName],
        required: true,
        description: "Those to name; the others keep theirs.",
      }),
    },
    resolve: async (_root, { names }, context) => {
      const named = names.map(({ id, name }) => ({ id: numberOf("Affinity", id, "names.id"), name }));
      await run(context, (change) => setAffinities(change, named));
      return {
        affinities: await context.services.store.read.affinity.findMany({ orderBy: { id: "asc" } }),
      };
    },
  }),
}));

const HeartbeatAnswer = builder.objectRef<{ shouldContinue: boolean }>("HeartbeatAnswer").implement({
  description: "What a worker is told when it says that it is at a job.",
  fields: (t) => ({
    shouldContinue: t.exposeBoolean("shouldContinue", {
      description: "False: the job is not the worker's any more, or blocked. Stop it.",
    }),
  }),
});

const workerArg = builder.args((t) => ({
  worker: t.field({
    type: WorkerReport,
    description: "Speaks for the node of this name, which it makes known, instead of the acting one.",
  }),
}));

/** The worker that a call names, else the one that its caller acts for. Either has called now. */
function workerOf(context: GraphContext, worker: Report | null | undefined) {
  if (worker) return speakAs(context, worker);
  permit(context.actor, "job.heartbeat");
  return speakAs(context, { name: context.actor.node?.name ?? "" });
}

builder.mutationFields((t) => ({
  heartbeat: t.field({
    type: HeartbeatAnswer,
    errors: refuses,
    authScopes: reader,
    description:
      "A worker says every few seconds that it is at a job, hands over what it printed, and asks whether to go on. One that is silent for 60 seconds loses its job to the queue.",
    args: {
      ...onJob,
      ...workerArg,
      log: t.arg.string({ description: "What was printed since the last one, base64 of bytes of any kind." }),
    },
    resolve: async (_root, { id, worker, log }, context) => {
      const pk = numberOf("Job", id);
      const { call, node } = await workerOf(context, worker);
      // Nothing to keep and nothing to change: no transaction.
      if (!log && node.currentJobId === pk && node.onCourse) return { shouldContinue: true };
      const bytes = log ? Buffer.from(log, "base64") : null;
      const progress = bytes && (await progressPrinted(call.services.store.read, pk, bytes));
      return { shouldContinue: await run(call, (change) => heartbeat(change, pk, { log: bytes, progress })) };
    },
  }),
  endJob: t.prismaField({
    type: "Job",
    nullable: true,
    errors: refuses,
    authScopes: reader,
    description:
      "A worker's command has ended. Null, and nothing counted, when the job is not the worker's any more, or was deleted.",
    args: {
      ...onJob,
      ...workerArg,
      exitCode: t.arg.int({ required: true, description: "0 finishes the job, anything else fails it." }),
    },
    resolve: async (query, _root, { id, worker, exitCode }, context) => {
      const pk = numberOf("Job", id);
      const { call } = await workerOf(context, worker);
      const job = await run(call, (change) => endJob(change, pk, { exitCode }));
      return job && context.services.store.read.job.findUniqueOrThrow({ ...query, where: { id: job.id } });
    },
  }),
}));

const ChangedNodes = builder.objectRef<{ nodes: Node[] }>("ChangedNodes").implement({
  description: "The nodes that a bulk mutation changed.",
  fields: (t) => ({
    nodes: t.field({ type: [ComputeNode], description: "As they are then.", resolve: ({ nodes }) => nodes }),
  }),
});

/** A resolver that runs a verb on the nodes of some names; unknown names are passed over. */
function changeNodes<Args>(verb: (change: Change, args: Args) => Promise<Node[]>) {
  return async (_root: unknown, args: Args, context: GraphContext) => ({
    nodes: await run(context, (change) => verb(change, args)),
  });
}

const onNamed = builder.args((t) => ({
  names: t.stringList({ required: true, description: "The nodes' names; unknown ones are passed over." }),
}));

builder.mutationFields((t) => ({
  stopNodes: t.field({
    type: ChangedNodes,
    errors: refuses,
    authScopes: reader,
    description:
      "Nodes take no jobs any more, and what they work on goes back to the queue. For the nodes themselves, their owners and operators.",
    args: onNamed,
    resolve: changeNodes((change, { names }) => stopNodes(change, names)),
  }),
  startNodes: t.field({
    type: ChangedNodes,
    errors: refuses,
    authScopes: reader,
    description: "Stopped nodes take jobs again. For the nodes themselves, their owners and operators.",
    args: onNamed,
    resolve: changeNodes((change, { names }) => startNodes(change, names)),
  }),
  removeNodes: t.field({
    type: ChangedNodes,
    errors: refuses,
    authScopes: reader,
    description:
      "Removes nodes; one that calls again by its name comes back with its affinity and the job it is at. What one works on that does not call for 60 seconds goes back to the queue. For the nodes themselves, their owners and operators.",
    args: onNamed,
    resolve: changeNodes((change, { names }) => removeNodes(change, names)),
  }),
  editNodes: t.field({
    type: ChangedNodes,
    errors: refuses,
    authScopes: reader,
    description:
      "Changes several nodes by their names, all or none. For the nodes themselves, their owners and operators.",
    args: {
      edits: t.arg({
        type: [NodeEdit],
        required: true,
        description: "The nodes; unknown names are passed over.",
      }),
    },
    resolve: changeNodes((change, { edits }) => editNodes(change, edits)),
  }),
}));
