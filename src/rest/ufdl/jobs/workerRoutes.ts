import { z } from "zod";
import { permit, type Right } from "../../../domain/rights.ts";
import { RouteError } from "../../../graph/execute.ts";
import { run } from "../../context.ts";
import type { Difference } from "../../metadata.ts";
import { inOrder } from "../../route.ts";
import { strictly } from "../body.ts";
import { detail } from "../errors.ts";
import { float, writeJson } from "../json.ts";
import {
  UfdlAcquireJobDocument,
  UfdlFailJobDocument,
  UfdlFinishJobDocument,
  UfdlProgressJobDocument,
  UfdlReleaseJobDocument,
  UfdlResetJobDocument,
  UfdlRetrieveJobDocument,
  UfdlRetrieveNodeDocument,
  UfdlStartJobDocument,
} from "../operations.generated.ts";
import { handler, operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { found, needsUser, pk } from "../shared.ts";
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
/** Of what only a running job takes. */
const outOfTurn: Difference = {
  what: "Too early and too late are a 406 with a sentence.",
  why: "The original crashes on it with a 500 (section 5.4).",
};

const startBody = z.looseObject({ send_notification: z.string() });
const finishBody = z.looseObject({
  success: z.boolean(),
  send_notification: z.string(),
  error: z.string().optional(),
});

/** An unknown job, and one that is not the node's, are complained of before the body. */
async function asWorker<T>(ctx: UfdlContext, right: Right, read: () => T): Promise<T> {
  return inOrder(read, async () => {
    const number = pk(ctx);
    const { job: one } = await run(ctx, UfdlRetrieveJobDocument, { pk: number });
    const { nodeNumber: nodeId, creatorNumber: creatorId } = found(one);
    const { actor } = ctx.state;
    const working =
      actor.node !== null &&
      (await run(ctx, UfdlRetrieveNodeDocument, { pk: actor.node.id })).computeNode?.currentJobNumber ===
        number;
    permit(actor, right, { job: { nodeId, creatorId }, working });
  });
}

async function setProgress(ctx: UfdlContext) {
  const progress = Number(ctx.params.progress);
  const variables = { pk: pk(ctx), progress, data: ctx.state.body ?? {} };
  const { progressJob } = await run(ctx, UfdlProgressJobDocument, variables).catch((error: unknown) => {
    const outside =
      error instanceof RouteError && error.code === "INVALID_INPUT" && error.detail.field === "progress";
    if (!outside) throw error;
    const sent = writeJson(float(progress));
    throw detail(400, `Bad value for progress parameter 'progress': ${sent}\nprogress must be in [0.0, 1.0]`);
  });
  return { status: 200, body: job(progressJob.job) };
}

async function finish(ctx: UfdlContext) {
  const { error } = await asWorker(ctx, "job.finish", () => strictly(finishBody, ctx.state.body));
  const on = { pk: pk(ctx) };
  const ended =
    error === undefined
      ? (await run(ctx, UfdlFinishJobDocument, on)).finishJob
      : (await run(ctx, UfdlFailJobDocument, { ...on, error })).failJob;
  return { status: 200, body: job(ended.job) };
}

/** What a node does with a job (docs/apis/ufdl.md sections 5.3 and 5.4). */
export function workerRoutes(router: UfdlRouter): void {
  router.get(
    "/v1/jobs/:pk/acquire",
    operation({
      ...onJob,
      name: "jobs.acquire",
      summary: "Reserves a job for the node. Its own already: nothing happens.",
      who: "any node, and the job is made from a template",
      permission: { right: "job.acquire", node: true },
      operation: UfdlAcquireJobDocument,
      respond: ({ acquireJob }) => job(acquireJob.job),
      failures: [
        { status: 406, when: "another node has acquired it", code: "ALREADY_ACQUIRED" },
        { status: 406, when: "the node is paused or not active", code: "NODE_UNAVAILABLE" },
        wrongPhase,
      ],
      differences: [
        needsUser,
        {
          what: "Of two nodes that ask at once one gets the job.",
          why: "The original reads before it writes, and both may (section 5.4).",
        },
        {
          what: "A node that is paused, not active or being deleted gets a 406.",
          why: "Other APIs can pause it; UFDL has no word for it.",
        },
      ],
    }),
  );

  router.delete(
    "/v1/jobs/:pk/release",
    operation({
      ...byWorker,
      name: "jobs.release",
      summary: "Gives the reservation up.",
      operation: UfdlReleaseJobDocument,
      respond: ({ releaseJob }) => job(releaseJob.job),
      differences: [
        needsUser,
        {
          what: "Of the node's current job: a 406, and nothing when it was taken from the node.",
          why: "The original crashes on it with a 500 (section 5.4).",
        },
      ],
    }),
  );

  router.post(
    "/v1/jobs/:pk/start",
    operation({
      ...byAcquirer,
      name: "jobs.start",
      summary: "Begins to work on an acquired job.",
      body: "json",
      accepts: startBody,
      operation: UfdlStartJobDocument,
      variables: async (ctx) => {
        await asWorker(ctx, "job.start", () => strictly(startBody, ctx.state.body));
        return { pk: pk(ctx) };
      },
      respond: ({ startJob }) => job(startJob.job),
      failures: [
        ...byAcquirer.failures,
        { status: 406, when: "the node works on another job", code: "NODE_BUSY" },
      ],
      differences: [
        needsUser,
        {
          what: "A current job that has ended, or was taken from the node, keeps it from nothing.",
          why: "In the original such a node can't start another job until its launcher is restarted (section 8).",
        },
        {
          what: "Progress begins at 0 again.",
          why: "The original goes on showing how far the attempt before came, which users complain of (section 10).",
        },
      ],
    }),
  );

  router.post(
    "/v1/jobs/:pk/progress/:progress",
    handler({
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
      operations: [UfdlProgressJobDocument],
      handle: setProgress,
      failures: [
        { status: 400, when: "the progress is below 0 or above 1", code: "INVALID_INPUT" },
        ...byAcquirer.failures,
      ],
      differences: [
        needsUser,
        outOfTurn,
        {
          what: "Any decimal from 0 to 1 is taken, and others are a 400.",
          why: "The original takes `0.5` and `1.0`, and answers 404 to `1` and `0`, which the TypeScript client sends (section 5.3).",
        },
        {
          what: "Any JSON is taken as the body, with any keys.",
          why: "The original crashes on lists and on the keys `progress`, `node`, `transition` and `self` (section 5.3).",
        },
      ],
    }),
  );

  router.post(
    "/v1/jobs/:pk/finish",
    handler({
      ...byWorker,
      name: "jobs.finish",
      summary: "Ends the work on a job, in error when `error` is there; `success` does not count.",
      body: "json",
      accepts: finishBody,
      operations: [UfdlFinishJobDocument, UfdlFailJobDocument],
      handle: finish,
      differences: [needsUser, outOfTurn],
    }),
  );

  router.delete(
    "/v1/jobs/:pk/reset",
    operation({
      ...byAcquirer,
      name: "jobs.reset",
      summary: "Puts a failed job back to its beginning for its node to try again.",
      operation: UfdlResetJobDocument,
      respond: ({ resetJob }) => job(resetJob.job),
      differences: [needsUser, freesOutputs],
    }),
  );
}
