import { z } from "zod";
import { permit, type Right } from "../../../domain/rights.ts";
import { RouteError } from "../../../graph/execute.ts";
import { pythonFloat } from "../../../json.ts";
import { run } from "../../context.ts";
import { detail, found } from "../../django.ts";
import type { Differences } from "../../metadata.ts";
import { readAfter } from "../../route.ts";
import { strictly } from "../body.ts";
import * as graph from "../operations.generated.ts";
import { handler, operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { needsUser, pk } from "../shared.ts";
import { job } from "./schemas.ts";
import { freesOutputs, onJob, wrongPhase } from "./shared.ts";

const byAcquirer = {
  ...onJob,
  who: "the node that has acquired the job",
  failures: [{ status: 403, when: "the node has not acquired the job", code: "FORBIDDEN" }, wrongPhase],
};
const byWorker = {
  ...onJob,
  who: "the node that has acquired the job, or thinks so",
  failures: [
    {
      status: 403,
      when: "neither has the node acquired the job, nor is it its current one",
      code: "FORBIDDEN",
    },
    wrongPhase,
  ],
};
const onlyWhileRunning: Differences = {
  "Too early and too late are a 406 with a sentence.": "The original crashes on it with a 500 (section 5.4).",
};

const startBody = z.looseObject({ send_notification: z.string() });
const finishBody = z.looseObject({
  success: z.boolean(),
  send_notification: z.string(),
  error: z.string().optional(),
});

/** Reads the body of a call by the node that holds the job; an unknown job and a missing right are earlier errors. */
async function bodyFromWorker<T>(ctx: UfdlContext, right: Right, schema: z.ZodType<T>): Promise<T> {
  const { actor, body } = ctx.state;
  const checkRight = async () => {
    const on = { pk: pk(ctx) };
    const { nodeNumber: nodeId, creatorNumber: creatorId } = found(
      (await run(ctx, graph.UfdlRetrieveJobDocument, on)).job,
    );
    const own = actor.node && (await run(ctx, graph.UfdlRetrieveNodeDocument, { pk: actor.node.id }));
    const working = own?.computeNode?.currentJobNumber === on.pk;
    permit(actor, right, { job: { nodeId, creatorId }, working });
  };
  return readAfter(checkRight, () => strictly(schema, body));
}

async function setProgress(ctx: UfdlContext) {
  const progress = Number(ctx.params.progress);
  const variables = { pk: pk(ctx), progress, data: ctx.state.body ?? {} };
  const { progressJob } = await run(ctx, graph.UfdlProgressJobDocument, variables).catch((error: unknown) => {
    const outside =
      error instanceof RouteError && error.code === "INVALID_INPUT" && error.detail.field === "progress";
    if (!outside) throw error;
    throw detail(
      400,
      `Bad value for progress parameter 'progress': ${pythonFloat(progress).text}\nprogress must be in [0.0, 1.0]`,
    );
  });
  return { status: 200, body: job(progressJob.job) };
}

async function finish(ctx: UfdlContext) {
  const { error } = await bodyFromWorker(ctx, "job.finish", finishBody);
  const on = { pk: pk(ctx) };
  const ended =
    error === undefined
      ? (await run(ctx, graph.UfdlFinishJobDocument, on)).finishJob
      : (await run(ctx, graph.UfdlFailJobDocument, { ...on, error })).failJob;
  return { status: 200, body: job(ended.job) };
}

const acquire = operation({
  ...onJob,
  name: "jobs.acquire",
  summary: "Reserves a job for the node. Its own already: nothing happens.",
  who: "any node, and the job is made from a template",
  permission: { right: "job.acquire", node: true },
  operation: graph.UfdlAcquireJobDocument,
  respond: ({ acquireJob }) => job(acquireJob.job),
  failures: [
    { status: 406, when: "another node has acquired it", code: "ALREADY_ACQUIRED" },
    { status: 406, when: "the node is paused or not active", code: "NODE_UNAVAILABLE" },
    wrongPhase,
  ],
  differences: {
    ...needsUser,
    "Of two nodes that ask at once one gets the job.":
      "The original reads before it writes, and both may (section 5.4).",
    "A node that is paused, not active or being deleted gets a 406.":
      "Other APIs can pause it; UFDL has no word for it.",
  },
});

const release = operation({
  ...byWorker,
  name: "jobs.release",
  summary: "Gives the reservation up.",
  operation: graph.UfdlReleaseJobDocument,
  respond: ({ releaseJob }) => job(releaseJob.job),
  differences: {
    ...needsUser,
    "Of the node's current job: a 406, and nothing when it was taken from the node.":
      "The original crashes on it with a 500 (section 5.4).",
  },
});

const start = operation({
  ...byAcquirer,
  name: "jobs.start",
  summary: "Begins to work on an acquired job.",
  body: "json",
  accepts: startBody,
  operation: graph.UfdlStartJobDocument,
  variables: async (ctx) => {
    await bodyFromWorker(ctx, "job.start", startBody);
    return { pk: pk(ctx) };
  },
  respond: ({ startJob }) => job(startJob.job),
  failures: [
    ...byAcquirer.failures,
    { status: 406, when: "the node works on another job", code: "NODE_BUSY" },
  ],
  differences: {
    ...needsUser,
    "A current job that has ended, or was taken from the node, keeps it from nothing.":
      "In the original such a node can't start another job until its launcher is restarted (section 8).",
    "Progress begins at 0 again.":
      "The original goes on showing how far the attempt before came, which users complain of (section 10).",
  },
});

const progress = handler({
  ...byAcquirer,
  name: "jobs.progress",
  parameters: {
    ...onJob.parameters,
    progress: {
      in: "path",
      description: "How much is done, from 0 to 1.",
      schema: z.number().min(0).max(1),
      pattern: "[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
      example: "0.5",
    },
  },
  summary: "Tells how far the job is; watchers get the body.",
  body: "json",
  accepts: z.unknown().describe("Anything."),
  operations: [graph.UfdlProgressJobDocument],
  handle: setProgress,
  failures: [
    { status: 400, when: "the progress is below 0 or above 1", code: "INVALID_INPUT" },
    ...byAcquirer.failures,
  ],
  differences: {
    ...needsUser,
    ...onlyWhileRunning,
    "Any decimal from 0 to 1 is taken, and others are a 400.":
      "The original takes `0.5` and `1.0`, and answers 404 to `1` and `0`, which the TypeScript client sends (section 5.3).",
    "Any JSON is taken as the body, with any keys.":
      "The original crashes on lists and on the keys `progress`, `node`, `transition` and `self` (section 5.3).",
  },
});

const finishRoute = handler({
  ...byWorker,
  name: "jobs.finish",
  summary: "Ends the work on a job, in error when `error` is there; `success` does not count.",
  body: "json",
  accepts: finishBody,
  operations: [graph.UfdlFinishJobDocument, graph.UfdlFailJobDocument],
  handle: finish,
  differences: { ...needsUser, ...onlyWhileRunning },
});

const reset = operation({
  ...byAcquirer,
  name: "jobs.reset",
  summary: "Puts a failed job back to its beginning for its node to try again.",
  operation: graph.UfdlResetJobDocument,
  respond: ({ resetJob }) => job(resetJob.job),
  differences: { ...needsUser, ...freesOutputs },
});

/** The calls of nodes (docs/apis/ufdl.md sections 5.3 and 5.4). */
export function workerRoutes(router: UfdlRouter): void {
  router.get("/v1/jobs/:pk/acquire", acquire);
  router.delete("/v1/jobs/:pk/release", release);
  router.post("/v1/jobs/:pk/start", start);
  router.post("/v1/jobs/:pk/progress/:progress", progress);
  router.post("/v1/jobs/:pk/finish", finishRoute);
  router.delete("/v1/jobs/:pk/reset", reset);
}
