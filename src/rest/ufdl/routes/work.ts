import { z } from "zod";
import { permit, type Right } from "../../../domain/rights.ts";
import type { Failure, Tools } from "../../legacyRecord.ts";
import { type Exchange, param } from "../../legacyRecord.ts";
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
import { job } from "../shape.ts";
import { found, inOrder, jobSchema, pk, pkOf, ufdl, unknownPk } from "./common.ts";
import { freesOutputs, needsUser, outOfTurn } from "./differences.ts";

/* What a node does with a job (docs/apis/ufdl.md sections 5.3 and 5.4). */

const parameters = { pk: pkOf("The job's number.") };
const answers = { description: "The job.", schema: jobSchema };
const wrongPhase: Failure = {
  status: 406,
  when: "the job's phase does not allow it",
  code: "ILLEGAL_TRANSITION",
};
const foreign = (when: string): Failure => ({ status: 403, when, code: "FORBIDDEN" });

const startBody = z.looseObject({ send_notification: z.string() });
const finishBody = z.looseObject({
  success: z.boolean(),
  send_notification: z.string(),
  error: z.string().optional(),
});

/** An unknown job, and one that is not the node's, are complained of before the body. */
async function asWorker<T>(exchange: Exchange, { run }: Tools, right: Right, read: () => T): Promise<T> {
  return inOrder(read, async () => {
    const { job: one } = await run(UfdlRetrieveJobDocument, { pk: pk(exchange) });
    const { nodePk: nodeId, creatorPk: creatorId } = found(one);
    const { actor } = exchange;
    const working =
      actor.node !== null &&
      (await run(UfdlRetrieveNodeDocument, { pk: actor.node.id })).computeNode?.currentJobPk === pk(exchange);
    permit(actor, right, { job: { nodeId, creatorId }, working });
  });
}

export const workRoutes = [
  ufdl({
    name: "jobs.acquire",
    method: "GET",
    path: "/v1/jobs/{pk}/acquire",
    parameters,
    summary: "Reserves a job for the node. Its own already: nothing happens.",
    who: "any node, and the job is made from a template",
    entry: { right: "job.acquire", node: true },
    body: "none",
    operation: UfdlAcquireJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ acquireJob }) => job(acquireJob),
    answers,
    failures: [
      unknownPk,
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
  ufdl({
    name: "jobs.release",
    method: "DELETE",
    path: "/v1/jobs/{pk}/release",
    parameters,
    summary: "Gives the reservation up.",
    who: "the node that has acquired the job, or thinks so",
    body: "none",
    operation: UfdlReleaseJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ releaseJob }) => job(releaseJob),
    answers,
    failures: [
      unknownPk,
      foreign("neither has the node acquired the job, nor is it its current one"),
      wrongPhase,
    ],
    differences: [
      needsUser,
      {
        what: "Of the node's current job: a 406, and nothing when it was taken from the node.",
        why: "The original crashes on it with a 500 (section 5.4).",
      },
    ],
  }),
  ufdl({
    name: "jobs.start",
    method: "POST",
    path: "/v1/jobs/{pk}/start",
    parameters,
    summary: "Begins to work on an acquired job.",
    who: "the node that has acquired the job",
    body: "json",
    accepts: {
      type: "object",
      properties: { send_notification: { type: "string" } },
      required: ["send_notification"],
    },
    operation: UfdlStartJobDocument,
    variables: async (exchange, tools) => {
      await asWorker(exchange, tools, "job.start", () => strictly(startBody, exchange.body));
      return { pk: pk(exchange) };
    },
    shape: ({ startJob }) => job(startJob),
    answers,
    failures: [
      unknownPk,
      foreign("the node has not acquired the job"),
      { status: 406, when: "the node works on another job", code: "NODE_BUSY" },
      wrongPhase,
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
  ufdl({
    name: "jobs.progress",
    method: "POST",
    path: "/v1/jobs/{pk}/progress/{progress}",
    parameters: {
      ...parameters,
      progress: {
        in: "path",
        description: "How much is done, from 0 to 1.",
        schema: { type: "number", minimum: 0, maximum: 1 },
        pattern: "[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
        example: "0.5",
      },
    },
    summary: "Tells how far the job is; watchers get the body.",
    who: "the node that has acquired the job",
    body: "json",
    accepts: { description: "Anything." },
    operation: UfdlProgressJobDocument,
    variables: (exchange) => ({
      pk: pk(exchange),
      progress: progressOf(exchange),
      data: exchange.body ?? {},
    }),
    shape: ({ progressJob }) => job(progressJob),
    answers,
    failures: [
      { status: 400, when: "the progress is below 0 or above 1", code: "INVALID_INPUT" },
      unknownPk,
      foreign("the node has not acquired the job"),
      wrongPhase,
    ],
    refused: (error, exchange) => {
      if (error.code !== "INVALID_INPUT" || error.detail.field !== "progress") return;
      const sent = writeJson(float(progressOf(exchange)));
      return detail(
        400,
        `Bad value for progress parameter 'progress': ${sent}\nprogress must be in [0.0, 1.0]`,
      ).answer;
    },
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
  ufdl({
    name: "jobs.finish",
    method: "POST",
    path: "/v1/jobs/{pk}/finish",
    parameters,
    summary: "Ends the work on a job, in error when `error` is there; `success` does not count.",
    who: "the node that has acquired the job, or thinks so",
    body: "json",
    accepts: {
      type: "object",
      properties: {
        success: { type: "boolean" },
        send_notification: { type: "string" },
        error: { type: "string" },
      },
      required: ["success", "send_notification"],
    },
    operation: UfdlFinishJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ finishJob }) => job(finishJob),
    handle: async (exchange, tools) => {
      const body = await asWorker(exchange, tools, "job.finish", () => strictly(finishBody, exchange.body));
      const { error } = body;
      const on = { pk: pk(exchange) };
      const ended =
        error === undefined
          ? (await tools.run(UfdlFinishJobDocument, on)).finishJob
          : (await tools.run(UfdlFailJobDocument, { ...on, error })).failJob;
      return { status: 200, body: job(ended) };
    },
    others: [UfdlFailJobDocument],
    answers,
    failures: [
      unknownPk,
      foreign("neither has the node acquired the job, nor is it its current one"),
      wrongPhase,
    ],
    differences: [needsUser, outOfTurn],
  }),
  ufdl({
    name: "jobs.reset",
    method: "DELETE",
    path: "/v1/jobs/{pk}/reset",
    parameters,
    summary: "Puts a failed job back to its beginning for its node to try again.",
    who: "the node that has acquired the job",
    body: "none",
    operation: UfdlResetJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ resetJob }) => job(resetJob),
    answers,
    failures: [unknownPk, foreign("the node has not acquired the job"), wrongPhase],
    differences: [needsUser, freesOutputs],
  }),
];

function progressOf(exchange: Exchange): number {
  return Number(param(exchange, "progress"));
}
