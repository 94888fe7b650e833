import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { receiveFor } from "../../../http/outputs/receive.ts";
import { send } from "../../../http/outputs/send.ts";
import type { Answer } from "../../answer.ts";
import { run } from "../../context.ts";
import type { Failure } from "../../metadata.ts";
import { strictly } from "../body.ts";
import { detail } from "../errors.ts";
import { outputFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import {
  UfdlAddOutputDocument,
  UfdlCheckOutputDocument,
  UfdlDeleteOutputDocument,
  UfdlListOutputsDocument,
  UfdlOutputDocument,
  UfdlOutputOfJobDocument,
} from "../operations.generated.ts";
import { handler, operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { byPk, forAdmins, found, needsUser, pk, pkOf, textOf } from "../shared.ts";
import { output, outputSchema } from "./schemas.ts";

const path = "/v1/jobs/:pk/outputs/:name/:type";
const ofJob = {
  slash: "never",
  parameters: {
    pk: pkOf("The job's number."),
    name: textOf("The output's name.", "model"),
    type: textOf("The output's type.", "Compressed<JSON, 8>"),
  },
} as const;
const onOutput = byPk("The output's number.");
const response = { status: 200, description: "The output.", schema: outputSchema };
const unknown: Failure = { status: 400, when: "the job has no such output", code: "OUTPUT_UNKNOWN" };

const bytes = "application/data";
const bytesResponse = {
  status: 200,
  description: "The bytes.",
  schema: z.string().meta({ format: "binary" }),
  type: bytes,
};

function named(ctx: UfdlContext) {
  return { job: pk(ctx), name: ctx.params.name ?? "", type: ctx.params.type ?? "" };
}

async function add(ctx: UfdlContext): Promise<Answer> {
  const on = named(ctx);
  await run(ctx, UfdlCheckOutputDocument, on);
  const { runtime, signal } = ctx.state;
  const { addOutput } = await receiveFor(
    ctx.req,
    {
      blobs: runtime.services.blobs,
      limit: runtime.uploadLimit,
      announced: Number(ctx.headers["content-length"] ?? 0),
      signal,
    },
    (claim) => run(ctx, UfdlAddOutputDocument, { ...on, claim }),
  );
  return { status: 200, body: output(addOutput.output) };
}

/** Streams an output's bytes; the operation before has said that the caller may read it. */
async function download(
  { method, state: { runtime } }: UfdlContext,
  pk: number,
  headers: IncomingHttpHeaders,
): Promise<Answer> {
  const sent = await send(runtime.services, pk, { method, headers, contentType: bytes });
  return { status: sent.status, headers: sent.headers, body: sent.body ?? undefined };
}

/** @throws ResponseError 406 for an Accept that admits no bytes */
function negotiate({ headers }: UfdlContext): void {
  const accept = headers.accept ?? "*/*";
  const admitted = accept.split(",").map((one) => one.split(";")[0]?.trim().toLowerCase());
  if (!admitted.some((type) => type === "*/*" || type === "application/*" || type === bytes || type === "")) {
    throw detail(406, "Could not satisfy the request Accept header.");
  }
}

const downloadBody = z.strictObject({ filetype: z.string().optional(), params: z.unknown().optional() });

export function outputRoutes(router: UfdlRouter): void {
  router.post(
    path,
    handler({
      ...ofJob,
      name: "outputs.add",
      summary: "Adds the body's bytes, whatever their type, to the job as an output.",
      who: "an admin, or the node that has acquired the job",
      body: "raw",
      operations: [UfdlAddOutputDocument, UfdlCheckOutputDocument],
      handle: add,
      response,
      failures: [
        { status: 400, when: "there is no filename in the Content-Disposition header" },
        { status: 400, when: "the job has such an output already", code: "OUTPUT_EXISTS" },
        { status: 403, when: "neither an admin nor the node that has acquired the job", code: "FORBIDDEN" },
        { status: 406, when: "the job is finished", code: "OUTPUT_TOO_LATE" },
        { status: 413, when: "there are more bytes than the server takes", code: "TOO_LARGE" },
        { status: 417, when: "the job has not been started", code: "OUTPUT_TOO_EARLY" },
      ],
      differences: [
        needsUser,
        {
          what: "No bytes at all are an output too.",
          why: "The original crashes on an empty body with a 500 (section 5.5).",
        },
        {
          what: "A name that a reset or an abort has freed can be used again.",
          why: "The original keeps it taken (section 5.5).",
        },
      ],
    }),
  );

  router.delete(
    path,
    operation({
      ...ofJob,
      ...forAdmins("output.delete"),
      name: "outputs.delete",
      summary: "Marks an output as deleted; it stays readable, and its name taken.",
      operation: UfdlDeleteOutputDocument,
      variables: named,
      response,
      respond: ({ deleteOutput }) => output(deleteOutput.output),
      failures: [unknown],
    }),
  );

  router.get(
    path,
    handler({
      ...ofJob,
      name: "outputs.get",
      summary: "An output's bytes, whole or a range.",
      errorType: bytes,
      operations: [UfdlOutputOfJobDocument],
      handle: async (ctx) => {
        negotiate(ctx);
        const { jobOutput } = await run(ctx, UfdlOutputOfJobDocument, named(ctx));
        return download(ctx, jobOutput.number, ctx.headers);
      },
      response: {
        ...bytesResponse,
        also: {
          206: "The range of them that was asked for.",
          304: "They are those that If-None-Match names.",
          416: "There are none in the range that was asked for; Content-Range says how many there are.",
        },
      },
      failures: [unknown, { status: 406, when: "the Accept header admits no bytes" }],
      differences: [
        {
          what: "A range can be asked for, and an ETag says whether the bytes are the same.",
          why: "Outputs are large, and the original sends them whole only.",
        },
      ],
    }),
  );

  router.get(
    `${path}/info`,
    operation({
      ...ofJob,
      name: "outputs.info",
      summary: "What is known of an output.",
      operation: UfdlOutputOfJobDocument,
      variables: named,
      response,
      respond: ({ jobOutput }) => output(jobOutput),
      failures: [unknown],
    }),
  );

  router.post(
    "/v1/job-outputs/list",
    operation({
      ...listOf(outputFields, "The outputs.", outputSchema),
      name: "job_outputs.list",
      summary: "The outputs that a filter lets through.",
      operation: UfdlListOutputsDocument,
      respond: ({ outputs }) => outputs.nodes.map(output),
    }),
  );

  router.get(
    "/v1/job-outputs/:pk",
    operation({
      ...onOutput,
      name: "job_outputs.retrieve",
      summary: "What is known of an output.",
      operation: UfdlOutputDocument,
      response,
      respond: ({ output: one }) => output(found(one)),
    }),
  );

  router.post(
    "/v1/job-outputs/:pk/download",
    handler({
      name: "job_outputs.download",
      parameters: onOutput.parameters,
      summary: "An output's bytes.",
      body: "json",
      accepts: downloadBody,
      operations: [UfdlOutputDocument],
      handle: async (ctx) => {
        const one = found((await run(ctx, UfdlOutputDocument, { pk: pk(ctx) })).output);
        strictly(downloadBody, ctx.state.body);
        return download(ctx, one.number, {});
      },
      response: bytesResponse,
    }),
  );
}
