import type { Job } from "../../prisma/generated/sqlite/client.ts";
import { type Change, change } from "../../src/domain/change.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { acquireNext, loseWork, nothingFor } from "../../src/domain/jobs/acquireNext.ts";
import { type FinishInput, finish } from "../../src/domain/jobs/finish.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { release } from "../../src/domain/jobs/release.ts";
import { start } from "../../src/domain/jobs/start.ts";
import * as answers from "../answers.ts";
import { facadeOnly } from "../builder.ts";
import { grantsArg } from "../grant.ts";
import { type ArgBuilder, mutation, Outcome } from "../payload.ts";
import { attemptArg } from "./args.ts";
import { JobKindEnum } from "./enums.ts";
import { WorkerReport } from "./queueInputs.ts";
import { jobVerb } from "./verbs.ts";
import { callAsWorker } from "./workerCall.ts";

mutation("acquireNextJob", {
  answers: answers.job,
  description: "Takes and starts the next job for the acting node; null when there is none for it.",
  args: (t) => ({
    kinds: t.field({
      type: [JobKindEnum],
      description: "Only jobs of these kinds; all of them by default.",
    }),
    worker: t.field({
      ...facadeOnly,
      type: WorkerReport,
      description: "Asks for the node of this name, which it makes known, instead of the acting one.",
    }),
    restarted: t.boolean({
      description:
        "What the node was working on is lost and goes back to the queue first. By default a busy node is refused.",
    }),
  }),
  resolve: async ({ kinds, worker, restarted }, context) => {
    const options = { kinds: kinds ?? undefined, restarted: restarted ?? false };
    const { call, node } = worker ? await callAsWorker(context, worker) : { call: context, node: null };
    if (node && (await nothingFor(context.services.store, node, options.kinds))) return null;
    const taking = change(call, (change) => acquireNext(change, options));
    if (!restarted || node?.currentJobId === null) return taking;
    return taking.catch(async (error) => {
      // A paused node has lost its work all the same.
      await change(call, loseWork);
      throw error;
    });
  },
});

jobVerb("acquireJob", {
  description:
    "Reserves a job for the acting node. Its own already: nothing happens. Of several at once one wins.",
  args: (t) => ({
    kinds: t.field({ type: [JobKindEnum], description: "Refuse jobs of other kinds." }),
    ...grantsArg(t),
  }),
  verb: (change, pk, { kinds, grants }) => acquire(change, pk, { kinds, grants }),
});

jobVerb("releaseJob", {
  description: "Gives a job back that the acting node has acquired and not started.",
  verb: (change, pk) => release(change, pk),
});

jobVerb("startJob", {
  description: "The acting node begins to work on the job it has acquired.",
  args: attemptArg,
  verb: (change, pk, { attempt }) => start(change, pk, { attempt }),
});

jobVerb("progressJob", {
  description: "The acting node tells how far it is.",
  args: (t) => ({
    progress: t.float({ required: true, description: "0 to 1." }),
    data: t.field({ type: "JSON", description: "Anything else; watchers get it as it was sent." }),
    ...attemptArg(t),
  }),
  verb: (change, pk, { progress: amount, data, attempt }) =>
    progress(change, pk, { progress: amount, data, attempt }),
});

/** What a worker says of its attempt's end. */
const endArgs = (t: ArgBuilder) => ({
  ...attemptArg(t),
  formerHolder: t.boolean({
    ...facadeOnly,
    description:
      "Answers the job, as UFDL does, when it was taken from the node or has ended; else the report is refused.",
  }),
});

/** A node whose report is too late is free, and told so. */
async function end(
  change: Change,
  pk: number,
  { formerHolder, ...input }: FinishInput & { formerHolder?: boolean | null | undefined },
): Promise<Job | Outcome<Job>> {
  const { job, refused } = await finish(change, pk, input);
  return refused && !formerHolder ? new Outcome<Job>(null, [{ refusal: refused }]) : job;
}

jobVerb("finishJob", {
  description: "The acting node has done the job.",
  args: endArgs,
  verb: end,
});

jobVerb("failJob", {
  description: "The acting node could not do the job. With retries left it goes back into the queue.",
  args: (t) => ({
    error: t.string({ required: true, description: "Why; may be empty." }),
    ...endArgs(t),
  }),
  verb: end,
});
