import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { type KnownNames, knownNames, namesOf } from "../../src/domain/jobs/affinity.ts";
import { epochSeconds } from "../../src/domain/jobs/runs.ts";
import { requireStorable } from "../../src/domain/text.ts";
import { columnsOf } from "../../src/store/columns.ts";
import {
  dependenciesOfChildren,
  dependencyIds,
  distinctValues,
  type Facet,
  jobsIn,
} from "../../src/store/sql/jobRow.ts";
import { rowsByIds } from "../../src/store/sql/related.ts";
import type { Store } from "../../src/store/store.ts";
import { builder, facadeOnly } from "../builder.ts";
import { columnsAsked, madeOf } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { jobs } from "../lists/definitions.ts";
import { ComputeNode } from "../node/type.ts";
import { typeOf } from "../related.ts";
import { DependencyPair } from "./dependencies.ts";
import { Run } from "./run.ts";
import { summaryOf } from "./summary.ts";
import { Job } from "./type.ts";

/*
 * What a queue's page shows of jobs and nodes beside their columns, and the reads that such a page repeats all day
 * (docs/apis/coalition.md sections 2 and 3).
 */

const reader = { reader: true };

/** Rows that one plain list gives by default. */
const listLimit = 1_000;

/** A job's columns. */
type Column = Prisma.JobScalarFieldEnum;

const reading = new WeakMap<Store, Promise<KnownNames>>();

/** The names as they are now: one read for all the jobs of a list, which ask for them at once. */
function namesNow(store: Store): Promise<KnownNames> {
  const under = reading.get(store);
  if (under) return under;
  const names = knownNames(store.sql).finally(() => reading.delete(store));
  reading.set(store, names);
  return names;
}

builder.prismaObjectFields(Job, (t) => ({
  affinityBits: t.expose("affinityBits", {
    ...facadeOnly,
    type: "BigInt",
    description: "Its own affinity; bit n-1 stands for affinity n.",
  }),
  affinityNames: t.string({
    description: "Its own affinity by the names its bits have now, sorted; #n for a bit without a name.",
    ...madeOf<Column>("affinityBits"),
    resolve: ({ affinityBits }, _args, { services }) =>
      affinityBits === 0n ? "" : namesNow(services.store).then((names) => namesOf(names, affinityBits)),
  }),
  dependencyNumbers: t.intList({
    ...facadeOnly,
    description: "The numbers of the jobs it waits for, without deleted ones.",
    ...madeOf<Column>("id"),
    resolve: ({ id }, _args, { services }) => dependencyIds(services.store, id),
  }),
  summary: t.string({
    description: "What it does in one line: its command, or what stands for one for other kinds.",
    ...madeOf<Column>("kind", "command", "imageAction", "imageName", "providerName", "templateId"),
    resolve: (job, _args, { services }) => summaryOf(services.store, job),
  }),
  elapsed: t.int({
    description:
      "Seconds of its last run, up to now while it is being worked. Of a group: of all jobs below it, together.",
    ...madeOf<Column>("state", "startedAt", "duration", "total", "totalWorking", "workingSince"),
    resolve: (job, _args, { services }) => {
      const now = epochSeconds(services.clock.now());
      if (job.total > 0) return job.duration + job.totalWorking * now - Number(job.workingSince);
      return job.state === "WORKING"
        ? Math.max(0, now - epochSeconds(job.startedAt))
        : Math.floor(job.duration);
    },
  }),
}));

builder.prismaObjectField(Run, "jobNumber", (t) =>
  t.exposeInt("jobId", { nullable: true, description: "The number of its job; null once that was purged." }),
);

builder.prismaObjectFields(ComputeNode, (t) => ({
  lastJobNumber: t.exposeInt("lastJobId", {
    nullable: true,
    description: "The number of the job it last worked on; null before its first.",
  }),
  lastRunNumber: t.exposeInt("lastRunId", {
    nullable: true,
    description: "The number of its last attempt at a job; null before its first.",
  }),
  heartbeatAt: t.field({
    type: "DateTime",
    nullable: true,
    description:
      "Its last call that asked for work or said it was at it; null for nodes that do not call every few seconds.",
    ...madeOf<Prisma.NodeScalarFieldEnum>("id", "heartbeatAt"),
    resolve: (node, _args, { services }) => services.presence.heartbeatAt(node),
  }),
}));

const JobFacets = builder.objectRef<object>("JobFacets").implement({
  description: "The distinct values that live jobs have, sorted, for those who choose among them.",
  fields: (t) => {
    const texts =
      (facet: Facet) =>
      (_root: object, _args: object, { services }: GraphContext) =>
        distinctValues(services.store, facet) as Promise<string[]>;
    return {
      onBehalfOf: t.stringList({ description: "Whom they run for.", resolve: texts("user") }),
      states: t.stringList({
        ...facadeOnly,
        description: "Where they stand, as Coalition says it.",
        resolve: texts("state"),
      }),
      lastNodeNames: t.stringList({
        description: "The nodes that last worked on them, by name.",
        resolve: texts("lastNodeName"),
      }),
      affinities: t.stringList({ description: "As they were set.", resolve: texts("affinity") }),
      priorities: t.intList({
        description: "Their own priorities, not those they inherit.",
        resolve: (_root, _args, { services }) =>
          distinctValues(services.store, "priority") as Promise<number[]>,
      }),
    };
  },
});

builder.queryFields((t) => ({
  jobsIn: t.field({
    ...facadeOnly,
    type: [typeOf(jobs)],
    authScopes: reader,
    description:
      "The jobs directly in a group, or at the top: all of them, by number. An unknown group has none.",
    args: {
      parent: t.arg.id({ description: "The group, by id or number; null for the top." }),
      first: t.arg.int({ description: `At most so many; ${listLimit} by default.` }),
      offset: t.arg.int({ description: "Without so many at the beginning." }),
    },
    resolve: (_root, { parent, first, offset }, { services: { store } }, info) => {
      const page = { limit: first ?? listLimit, offset: Math.max(0, offset ?? 0) };
      return jobsIn(store, optionalNumberOf("Job", parent, "parent") ?? null, page, columnsAsked(info));
    },
  }),
  liveJob: t.field({
    ...facadeOnly,
    type: typeOf(jobs),
    nullable: true,
    authScopes: reader,
    description: "One job by its number; null when there is none, or when it is deleted.",
    args: { id: t.arg.id({ required: true, description: "The job, by id or number." }) },
    resolve: async (_root, { id }, { services: { store } }, info) => {
      const [job] = await rowsByIds(store, "Job", columnsAsked(info), [numberOf("Job", id)], "deletedAt");
      return job?.deletedAt === null ? job : null;
    },
  }),
  childDependencies: t.field({
    ...facadeOnly,
    type: [DependencyPair],
    authScopes: reader,
    description: "What the jobs directly in a group wait for.",
    args: { parent: t.arg.id({ required: true, description: "The group, by id or number." }) },
    resolve: (_root, { parent }, { services }) =>
      dependenciesOfChildren(services.store, numberOf("Job", parent, "parent")),
  }),
  jobFacets: t.field({
    type: JobFacets,
    authScopes: reader,
    description: "What there is to choose from when looking for jobs.",
    complexity: 50,
    resolve: () => ({}),
  }),
  recentRuns: t.field({
    ...facadeOnly,
    type: [Run],
    authScopes: reader,
    description: "Attempts that began within the last so many seconds, by number.",
    args: {
      seconds: t.arg.float({ required: true, description: "Less than 0 asks for what is yet to come." }),
      job: t.arg.id({ description: "Only of this job, by id or number." }),
      nodeName: t.arg.string({ description: "Only on the node that was called so then." }),
    },
    resolve: (_root, { seconds, job, nodeName }, { services: { store, clock } }) => {
      if (nodeName != null) requireStorable(store.dialect, "nodeName", nodeName);
      const after = Math.max(0, clock.now().getTime() - seconds * 1000);
      const jobId = optionalNumberOf("Job", job, "job");
      return store.sql
        .selectFrom("Run")
        .select(columnsOf("Run"))
        .where("startedAt", ">", new Date(Math.min(after, 8.64e15)))
        .$if(jobId != null, (query) => query.where("jobId", "=", jobId ?? 0))
        .$if(nodeName != null, (query) => query.where("nodeName", "=", nodeName ?? ""))
        .orderBy("id")
        .execute();
    },
  }),
}));
