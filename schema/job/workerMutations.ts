import { acquire } from "../../src/domain/jobs/acquire.ts";
import { acquireNext, nothingFor } from "../../src/domain/jobs/acquireNext.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { release } from "../../src/domain/jobs/release.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { builder } from "../builder.ts";
import { refuses } from "../errors.ts";
import { run } from "../runVerb.ts";
import { JobKindEnum } from "./enums.ts";
import { WorkerReport } from "./queueInputs.ts";
import { asArg, attemptArg, changeJob, onJob } from "./resolvers.ts";
import { speakAs } from "./speakAs.ts";

const reader = { reader: true };

builder.mutationFields((t) => ({
  acquireNextJob: t.prismaField({
    type: "Job",
    nullable: true,
    errors: refuses,
    authScopes: reader,
    description: "Takes and starts the next job for the acting node; null when there is none for it.",
    args: {
      kinds: t.arg({
        type: [JobKindEnum],
        description: "Only jobs of these kinds; all of them unless told.",
      }),
      worker: t.arg({
        type: WorkerReport,
        description: "Asks for the node of this name, which it makes known, instead of the acting one.",
      }),
      restarted: t.arg.boolean({
        description:
          "What the node was working on is lost and goes back to the queue first. Unless told, a busy node is refused.",
      }),
    },
    resolve: async (query, _root, { kinds, worker, restarted }, context) => {
      const options = { kinds: kinds ?? undefined, restarted: restarted ?? false };
      const { call, node } = worker ? await speakAs(context, worker) : { call: context, node: null };
      if (node && (await nothingFor(context.services.store, node, options.kinds))) return null;
      const job = await run(call, (change) => acquireNext(change, options));
      return job && context.services.store.read.job.findUniqueOrThrow({ ...query, where: { id: job.id } });
    },
  }),
  acquireJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Reserves a job for the acting node. Its own already: nothing happens. Of several at once one wins.",
    args: {
      ...onJob,
      kinds: t.arg({ type: [JobKindEnum], description: "Refuse jobs of other kinds." }),
      ...asArg,
    },
    resolve: changeJob((change, pk, { kinds, as }) => acquire(change, pk, { kinds, as })),
  }),
  releaseJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Gives a job back that the acting node has acquired and not started.",
    args: onJob,
    resolve: changeJob((change, pk) => release(change, pk)),
  }),
  startJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "The acting node begins to work on the job it has acquired.",
    args: { ...onJob, ...attemptArg },
    resolve: changeJob((change, pk, { attempt }) => start(change, pk, { attempt })),
  }),
  progressJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "The acting node tells how far it is.",
    args: {
      ...onJob,
      progress: t.arg.float({ required: true, description: "0 to 1." }),
      data: t.arg({ type: "JSON", description: "Anything else; watchers get it as it was sent." }),
      ...attemptArg,
    },
    resolve: changeJob((change, pk, { progress: amount, data, attempt }) =>
      progress(change, pk, { progress: amount, data, attempt }),
    ),
  }),
  finishJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "The acting node has done the job.",
    args: { ...onJob, ...attemptArg },
    resolve: changeJob((change, pk, { attempt }) => finish(change, pk, { attempt })),
  }),
  failJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "The acting node could not do the job. With retries left it goes back into the queue.",
    args: {
      ...onJob,
      error: t.arg.string({ required: true, description: "Why; may be empty." }),
      ...attemptArg,
    },
    resolve: changeJob((change, pk, { error, attempt }) => finish(change, pk, { error, attempt })),
  }),
}));
