import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { phaseOf } from "../../src/domain/jobs/state.ts";
import type { TypedValue } from "../../src/domain/templates/jobValues.ts";
import { builder, byGlobalId, facadeOnly } from "../builder.ts";
import { madeOf, sameRow } from "../columns.ts";
import { numberOf } from "../ids.ts";
import { stored } from "../jsonColumn.ts";
import { relatedList, rootList } from "../lists/connection.ts";
import {
  computeNodes,
  dibImages,
  jobs,
  outputs,
  runs,
  snapshotImages,
  templates,
  users,
} from "../lists/definitions.ts";
import { rowById, toOne, typeOf } from "../related.ts";
import { listed, TypedValueObject } from "../template/values.ts";
import { JobCounts } from "./counts.ts";
import { ImageActionEnum, JobKindEnum, JobPhaseEnum, JobStateEnum } from "./enums.ts";
import { mayReadEnvironment } from "./workerCall.ts";

export const Job = builder.prismaNode("Job", {
  ...byGlobalId,
  description: "A piece of work for a node, of any kind. One row for all APIs.",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    kind: t.expose("kind", { type: JobKindEnum, description: "Who can work on it." }),
    title: t.exposeString("title", { description: "For people; may be empty. UFDL calls it description." }),
    command: t.exposeString("command", { description: "A shell command; empty for groups and other kinds." }),
    isGroup: t.exposeBoolean("isGroup", {
      description: "A COMMAND job without a command: holds other jobs and takes its state from them.",
    }),
    dir: t.exposeString("dir", {
      description: "The command's working directory; empty for the worker's own.",
    }),
    environment: t.string({
      nullable: true,
      description:
        "Environment for the command, as text; may be empty. Only for its creator, the node that holds it and operators: null for others, since it may hold passwords.",
      ...madeOf<Prisma.JobScalarFieldEnum>("environment", "creatorId", "nodeId"),
      resolve: (job, _args, context) => (mayReadEnvironment(context, job) ? job.environment : null),
    }),
    url: t.exposeString("url", { description: "Where people find more about it; may be empty." }),
    onBehalfOf: t.exposeString("user", {
      description: "Whom it runs for, a free text; may be empty (Coalition).",
    }),
    progressPattern: t.exposeString("progressPattern", {
      description:
        "How a worker finds progress in the log: %percent or %one in a regular expression; may be empty.",
    }),

    template: t.field(
      toOne(
        "Job",
        "templateId",
        templates,
        "What it was made from; a built-in template for COMMAND and IMAGE jobs.",
      ),
    ),
    inputValues: t.field({
      type: [TypedValueObject],
      description: "What it was given for its template's inputs (UFDL). None for other kinds.",
      resolve: (job) => listed<TypedValue>(job.inputValues),
    }),
    inputValuesText: t.exposeString("inputValues", {
      ...facadeOnly,
      description: "The same as it was sent, a JSON text with every number as it was written.",
    }),
    parameterValues: t.field({
      type: [TypedValueObject],
      description:
        "What it was given for its template's parameters (UFDL); those left out have their defaults.",
      resolve: (job) => listed<TypedValue>(job.parameterValues ?? "{}"),
    }),
    parameterValuesText: t.exposeString("parameterValues", {
      ...facadeOnly,
      nullable: true,
      description: "The same as it was sent, a JSON text.",
    }),
    notifications: t.field({
      type: "JSON",
      nullable: true,
      description: "What to tell whom on which change (UFDL); null when nothing was asked for.",
      resolve: (job) => stored(job.notifications),
    }),

    imageAction: t.expose("imageAction", {
      type: ImageActionEnum,
      nullable: true,
      description: "Null for other kinds.",
    }),
    provider: t.exposeString("providerName", { nullable: true, description: "Of an IMAGE job: where to." }),
    image: t.exposeString("imageName", { nullable: true, description: "Of an IMAGE job: which." }),
    snapshotImage: t.field(toOne("Job", "snapshotImageId", snapshotImages, "The row it makes, if any.")),
    dibImage: t.field(toOne("Job", "dibImageId", dibImages, "The row it makes, if any.")),

    state: t.expose("state", { type: JobStateEnum, description: "Where it stands." }),
    phase: t.field({ type: JobPhaseEnum, description: "The same in UFDL's words.", resolve: phaseOf }),
    isCancelled: t.boolean({
      description: "Its state is CANCELLED.",
      resolve: (job) => job.state === "CANCELLED",
    }),
    paused: t.exposeBoolean("paused", { description: "It was paused itself. See also blocked." }),
    node: t.field(
      toOne(
        "Job",
        "nodeId",
        computeNodes,
        "The node that has acquired it: works on it, is about to, or has ended it. Null for none.",
      ),
    ),
    lastNode: t.field(
      toOne(
        "Job",
        "lastNodeId",
        computeNodes,
        "The node that worked on it last, also when it holds it no more; null before the first start.",
      ),
    ),
    lastNodeName: t.exposeString("lastNodeName", {
      description: "That node's name then; empty before the first start.",
    }),
    lastStartedAt: t.expose("lastStartedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was last started, also when it has been reset since.",
    }),
    attempt: t.exposeInt("attempt", {
      description: "Grows by one with every acquire; reports that name an older one are refused.",
    }),
    startedAt: t.expose("startedAt", {
      type: "DateTime",
      nullable: true,
      description: "Null before the start and after a reset.",
    }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "Null unless it finished or failed.",
    }),
    errorReason: t.exposeString("errorReason", {
      nullable: true,
      description: "Why it failed or was cancelled; null otherwise.",
    }),
    progress: t.exposeFloat("progress", {
      nullable: true,
      description: "From 0 to 1; null before the first start. A FINISHED job is at 1, whatever was reported.",
    }),
    reportedProgress: t.exposeFloat("reportedProgress", {
      ...facadeOnly,
      nullable: true,
      description: "As its node last reported it, also of a FINISHED job.",
    }),
    progressData: t.field({
      type: "JSON",
      nullable: true,
      description: "What came with the newest progress report; null when nothing did.",
      resolve: (job) => stored(job.progressData),
    }),
    queuedAt: t.expose("queuedAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When it last became ready for a node to take: made, unblocked, retried or reset. Kept while it is worked and when it has ended. Null while it is PENDING, and for groups.",
    }),
    waitSeconds: t.exposeFloat("waitSeconds", {
      nullable: true,
      description:
        "Seconds, to the millisecond, from queuedAt to its last start; null before the first. Its runs keep those of the starts before.",
    }),
    duration: t.exposeFloat("duration", {
      description:
        "Seconds, to the millisecond, that the last run took; 0 when the job was taken from its node. Of a group: the sum over the jobs below it that have ended, each in whole seconds. Its runs tell more.",
    }),
    runDone: t.exposeInt("runDone", { description: "How many runs it has had." }),

    creator: t.field(
      toOne("Job", "creatorId", users, "Who made it; null for anonymous callers and removed users."),
    ),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it last changed in any way." }),
    deletedAt: t.expose("deletedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was deleted; it can be restored until it is purged. Null while it stands.",
    }),

    retry: t.exposeInt("retry", { description: "How often it is tried again by itself after an error." }),
    retriesLeft: t.exposeInt("retriesLeft", { description: "How many of these tries are left." }),
    lease: t.exposeInt("lease", {
      description:
        "Seconds for which its holder may be silent before it loses the job; 0 for the setting of the API through which it is taken.",
    }),
    timeout: t.exposeInt("timeout", { description: "Seconds of work allowed per attempt; 0 for no limit." }),
    priority: t.exposeInt("priority", { description: "0 to 255 among its siblings, the greatest first." }),
    affinity: t.exposeString("affinity", {
      description: "Comma list of affinity names a node must have; may be empty.",
    }),

    parent: t.field(toOne("Job", "parentId", jobs, "The group it is in; null at the top.")),
    depth: t.exposeInt("depth", { description: "How many groups it is inside of; 0 at the top." }),
    path: t.exposeString("path", {
      description:
        "The numbers of the groups around it from the top down: / at the top, /1/5/ in group 5 of group 1.",
    }),
    children: t.field(relatedList("Job", "children", jobs, "The jobs directly inside of it.")),

    blocked: t.exposeBoolean("blocked", {
      description: "It or a group around it is paused or pending, so that it is offered to no node.",
    }),
    effectiveAffinity: t.expose("effectiveAffinity", {
      ...facadeOnly,
      type: "BigInt",
      description: "Its own affinity and that of the groups around it; bit n-1 stands for affinity n.",
    }),
    priorityPath: t.exposeString("priorityPath", {
      ...facadeOnly,
      description: "Priorities from the top down to it, two hex digits each, padded to sixteen.",
    }),
    counts: t.field({
      type: JobCounts,
      description: "How many jobs a group has, by how they stand; all 0 for a job that is no group.",
      ...sameRow,
      resolve: (job) => job,
    }),

    runs: t.field(relatedList("Job", "runs", runs, "Its attempts, oldest first by default.")),
    outputs: t.field(
      relatedList("Job", "outputs", outputs, "What it has made; deleted ones only with includeDeleted."),
    ),
  }),
});

builder.queryFields((t) => ({
  job: t.field({
    type: typeOf(jobs),
    nullable: true,
    description: "One job by its number, also a deleted one; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The job, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, context, info) => rowById(jobs, numberOf("Job", id), context, info),
  }),
  jobs: t.field(rootList(jobs, "The jobs of all kinds; deleted ones only with includeDeleted.")),
}));
