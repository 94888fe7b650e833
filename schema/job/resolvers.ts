import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Job } from "../../prisma/generated/sqlite/client.ts";
import type { Change } from "../../src/domain/change.ts";
import { refusal } from "../../src/domain/errors.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { asDescription, StandingEnum } from "../grant.ts";
import { numberOf, numbersOf } from "../ids.ts";
import { run } from "../runVerb.ts";
import { Job as JobType } from "./type.ts";

/** Jobs that one bulk call may name. */
const bulkLimit = 1_000;

/** A verb on the job of a number. */
type JobVerb<Args> = (change: Change, pk: number, args: Args) => Promise<Job>;
/** What Pothos found the operation to need, for a Prisma call. */
type Query = object;

/** The job that a verb is about, and the grounds that count. */
export const onJob = builder.args((t) => ({
  id: t.id({ required: true, description: "The job, by id or number." }),
}));
export const asArg = builder.args((t) => ({
  as: t.field({ type: [StandingEnum], description: asDescription }),
}));
export const onJobs = builder.args((t) => ({
  ids: t.idList({
    required: true,
    description: `The jobs, each by id or number, at most ${bulkLimit}. All of them are changed, or on a refusal none.`,
  }),
}));
export const requeueArg = builder.args((t) => ({
  requeue: t.boolean({
    description:
      "A command that is being worked, or has ended, also goes back to the queue, and its node is told to stop. False unless told.",
  }),
}));
export const attemptArg = builder.args((t) => ({
  attempt: t.int({
    description: "The job's attempt that this report is about; refused with STALE_ATTEMPT when it is over.",
  }),
}));

/** A resolver that runs a verb on one job and answers the job as it is then. */
export function changeJob<Args extends { id: string }>(verb: JobVerb<Args>) {
  return makeJob((change, args: Args) => verb(change, numberOf("Job", args.id), args));
}

/** A resolver that makes a job, or finds which one is meant, and answers it as it is then. */
export function makeJob<Args>(verb: (change: Change, args: Args) => Promise<Job>) {
  return async (query: Query, _root: unknown, args: Args, context: GraphContext): Promise<Job> => {
    const { id } = await run(context, (change) => verb(change, args));
    return context.services.store.read.job.findUniqueOrThrow({ ...query, where: { id } });
  };
}

/** What a bulk mutation answers. */
export const ChangedJobs = builder.objectRef<{ jobs: Job[] }>("ChangedJobs").implement({
  description: "The jobs that a bulk mutation changed, in the order in which they were named.",
  fields: (t) => ({
    jobs: t.field({ type: [JobType], description: "As they are then.", resolve: ({ jobs }) => jobs }),
  }),
});

/** What the operation asks of the jobs in a bulk mutation's answer. */
export function jobsQuery(context: GraphContext, info: GraphQLResolveInfo): Query {
  return queryFromInfo({ context, info, typeName: "Job", path: [{ name: "jobs", type: "ChangedJobs" }] });
}

/** A resolver that runs a verb on several jobs in one change. */
export function changeJobs<Args extends { ids: readonly string[] }>(
  verb: (change: Change, pk: number, args: Args) => Promise<unknown>,
) {
  return async (_root: unknown, args: Args, context: GraphContext, info: GraphQLResolveInfo) => {
    const pks = distinct(numbersOf("Job", args.ids), context);
    await run(context, async (change) => {
      for (const pk of inOrder(pks)) await verb(change, pk, args);
    });
    const { job } = context.services.store.read;
    return {
      jobs: sorted(await job.findMany({ ...jobsQuery(context, info), where: { id: { in: pks } } }), pks),
    };
  };
}

/** A resolver for a verb after which there is nothing to read: the operation's answer is read first. */
export function endJob<Args extends { id: string }>(verb: JobVerb<Args>) {
  return async (query: Query, _root: unknown, args: Args, context: GraphContext): Promise<Job> => {
    const pks = [numberOf("Job", args.id)];
    const [job] = await run(context, (change) => readThenEnd(change, query, pks, args, verb));
    return job as Job;
  };
}

/** The same for several jobs. */
export function endJobs<Args extends { ids: readonly string[] }>(verb: JobVerb<Args>) {
  return async (_root: unknown, args: Args, context: GraphContext, info: GraphQLResolveInfo) => {
    const pks = distinct(numbersOf("Job", args.ids), context);
    const query = jobsQuery(context, info);
    return { jobs: await run(context, (change) => readThenEnd(change, query, pks, args, verb)) };
  };
}

async function readThenEnd<Args>(
  change: Change,
  query: Query,
  pks: readonly number[],
  args: Args,
  verb: JobVerb<Args>,
): Promise<Job[]> {
  const jobs = await change.db.job.findMany({ ...query, where: { id: { in: [...pks] } } });
  const missing = pks.find((pk) => !jobs.some(({ id }) => id === pk));
  if (missing !== undefined) throw refusal("NOT_FOUND", { kind: "job", key: missing });
  // A job may already have gone with the group around it.
  const gone = new Set<number>();
  const deletedAt = new Map<number, Date | null>();
  for (const pk of inOrder(pks)) {
    if (gone.has(pk)) continue;
    deletedAt.set(pk, (await verb(change, pk, args)).deletedAt);
    for (const id of await lost(change, pks)) gone.add(id);
  }
  return sorted(jobs, pks).map((job) => ({
    ...job,
    deletedAt: deletedAt.get(job.id) ?? job.deletedAt ?? change.now,
  }));
}

async function lost(change: Change, pks: readonly number[]): Promise<number[]> {
  const left = await change.db.job.findMany({ where: { id: { in: [...pks] } }, select: { id: true } });
  return pks.filter((pk) => !left.some(({ id }) => id === pk));
}

/** The legacy APIs know no limit; their bodies have one. */
export function distinct(pks: readonly number[], { actor }: GraphContext): number[] {
  if (pks.length > bulkLimit && actor.facade === "graphql")
    throw refusal("INVALID_INPUT", { field: "ids", reason: `at most ${bulkLimit} jobs` });
  return [...new Set(pks)];
}

/** Always the same order, so that two bulk calls never wait for each other crosswise. */
export function inOrder(pks: readonly number[]): number[] {
  return pks.toSorted((a, b) => a - b);
}

function sorted(jobs: readonly Job[], pks: readonly number[]): Job[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return pks.map((pk) => byId.get(pk)).filter((job) => job !== undefined);
}
