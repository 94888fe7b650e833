import { change } from "../../src/domain/change.ts";
import { endJob } from "../../src/domain/jobs/endJob.ts";
import { heartbeat } from "../../src/domain/jobs/heartbeat.ts";
import { progressPrinted } from "../../src/domain/jobs/progressPattern.ts";
import { mayContinue } from "../../src/domain/jobs/state.ts";
import type { WorkerReport as Report } from "../../src/domain/nodes/upsertWorker.ts";
import { permit } from "../../src/domain/rights.ts";
import * as answers from "../answers.ts";
import { facadeOnly } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { numberOf } from "../ids.ts";
import { type ArgBuilder, mutation, type PayloadBuilder } from "../payload.ts";
import { onJob } from "./args.ts";
import { WorkerReport } from "./queueInputs.ts";
import { callAsWorker } from "./workerCall.ts";

/* The calls of a worker that is at a job, and may name itself in them (docs/apis/coalition.md). */

const workerArg = (t: ArgBuilder) => ({
  worker: t.field({
    ...facadeOnly,
    type: WorkerReport,
    description: "Speaks for the node of this name, which it makes known, instead of the acting one.",
  }),
});

/** The worker that a call names, else the one that its caller acts for. Either has called now. */
function workerOf(context: GraphContext, worker: Report | null | undefined) {
  if (worker) return callAsWorker(context, worker);
  permit(context.actor, "job.heartbeat");
  // On a web-socket the actor is older than the call, and its node may have another name by now.
  return callAsWorker(context, { id: context.actor.node?.id ?? 0 });
}

mutation("heartbeat", {
  answers: (t: PayloadBuilder<{ shouldContinue: boolean }>) => ({
    shouldContinue: t.boolean({
      nullable: true,
      description: "False: the job is not the worker's any more, or blocked. Stop it.",
      resolve: ({ value }) => value?.shouldContinue,
    }),
  }),
  description:
    "A worker says every few seconds that it is at a job, hands over what it printed, and asks whether to go on. One that is silent for longer than its lease loses the job.",
  args: (t) => ({
    ...onJob(t),
    ...workerArg(t),
    log: t.string({ description: "What was printed since the last one, base64 of bytes of any kind." }),
  }),
  resolve: async ({ id, worker, log }, context) => {
    const pk = numberOf("Job", id);
    const { call, node } = await workerOf(context, worker);
    // Nothing to keep and nothing to change: no transaction.
    if (!log && node.currentJobId === pk && mayContinue(node, node.job)) return { shouldContinue: true };
    const bytes = log ? Buffer.from(log, "base64") : null;
    const progress = bytes && (await progressPrinted(call.services, pk, bytes));
    return {
      shouldContinue: await change(call, (change) => heartbeat(change, pk, { log: bytes, progress })),
    };
  },
});

mutation("endJob", {
  ...facadeOnly,
  answers: answers.job,
  description:
    "A worker's command has ended. Null, and nothing counted, when the job is not the worker's any more, or was deleted.",
  args: (t) => ({
    ...onJob(t),
    ...workerArg(t),
    exitCode: t.int({ required: true, description: "0 finishes the job, anything else fails it." }),
  }),
  resolve: async ({ id, worker, exitCode }, context) => {
    const pk = numberOf("Job", id);
    const { call } = await workerOf(context, worker);
    return change(call, (change) => endJob(change, pk, { exitCode }));
  },
});
