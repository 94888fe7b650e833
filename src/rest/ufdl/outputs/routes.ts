import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { disconnectSignal } from "../../../http/disconnect.ts";
import { receiveFor } from "../../../http/outputs/receive.ts";
import { send } from "../../../http/outputs/send.ts";
import type { Answer } from "../../answer.ts";
import { run } from "../../context.ts";
import { detail, found } from "../../django.ts";
import type { Failure } from "../../metadata.ts";
import { instant, pathNumber, pathText, view } from "../../schemas.ts";
import { strictly } from "../body.ts";
import { outputFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import * as graph from "../operations.generated.ts";
import { handler, operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { byPk, forAdmins, needsUser, pk, time } from "../shared.ts";

/** An output as UFDL shows it (docs/apis/ufdl.md section 5.5). */
const output = view<graph.UfdlOutputFragment>()({
  pk: [z.int(), (of) => of.number],
  job: [z.int(), (of) => of.jobNumber],
  name: [z.string(), (of) => of.name],
  type: [z.string(), (of) => of.type],
  creator: [z.int().nullable(), (of) => of.creatorNumber],
  creation_time: [instant, (of) => time(of.createdAt)],
  deletion_time: [instant.nullable(), (of) => time(of.deletedAt)],
});

const path = "/v1/jobs/:pk/outputs/:name/:type";
const ofJob = {
  slash: "never",
  parameters: {
    pk: pathNumber("The job's number."),
    name: pathText("The output's name.", "model"),
    type: pathText("The output's type.", "Compressed<JSON, 8>"),
  },
} as const;
const onOutput = byPk("The output's number.");
const response = { status: 200, description: "The output.", schema: output.schema };
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
  await run(ctx, graph.UfdlCheckOutputDocument, on);
  const { runtime } = ctx.state;
  const { addOutput } = await receiveFor(
    ctx.req,
    {
      blobs: runtime.services.blobs,
      limit: runtime.uploadLimit,
      announced: Number(ctx.headers["content-length"] ?? 0),
      signal: disconnectSignal(ctx.res),
    },
    (claim) => run(ctx, graph.UfdlAddOutputDocument, { ...on, claim }),
  );
  return { status: 200, body: output(addOutput.output) };
}

/** Streams an output's bytes; the operation before it has checked that the caller may read it. */
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

const addRoute = handler({
  ...ofJob,
  name: "outputs.add",
  summary: "Adds the body's bytes, whatever their type, to the job as an output.",
  who: "an admin, or the node that has acquired the job",
  body: "raw",
  operations: [graph.UfdlAddOutputDocument, graph.UfdlCheckOutputDocument],
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
  differences: {
    ...needsUser,
    "No bytes at all are an output too.": "The original crashes on an empty body with a 500 (section 5.5).",
    "A name that a reset or an abort has freed can be used again.":
      "The original keeps it taken (section 5.5).",
  },
});

const remove = operation({
  ...ofJob,
  ...forAdmins("output.delete"),
  name: "outputs.delete",
  summary: "Marks an output as deleted; it stays readable, and its name taken.",
  operation: graph.UfdlDeleteOutputDocument,
  variables: named,
  response,
  respond: ({ deleteOutput }) => output(deleteOutput.output),
  failures: [unknown],
});

const get = handler({
  ...ofJob,
  name: "outputs.get",
  summary: "An output's bytes, whole or a range.",
  errorType: bytes,
  operations: [graph.UfdlOutputOfJobDocument],
  handle: async (ctx) => {
    negotiate(ctx);
    const { jobOutput } = await run(ctx, graph.UfdlOutputOfJobDocument, named(ctx));
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
  differences: {
    "A range can be asked for, and an ETag says whether the bytes are the same.":
      "Outputs are large, and the original sends them whole only.",
  },
});

const info = operation({
  ...ofJob,
  name: "outputs.info",
  summary: "What is known of an output.",
  operation: graph.UfdlOutputOfJobDocument,
  variables: named,
  response,
  respond: ({ jobOutput }) => output(jobOutput),
  failures: [unknown],
});

const list = operation({
  ...listOf(outputFields, "The outputs.", output.schema),
  name: "job_outputs.list",
  summary: "The outputs that a filter lets through.",
  operation: graph.UfdlListOutputsDocument,
  respond: ({ outputs }) => outputs.nodes.map(output),
});

const retrieve = operation({
  ...onOutput,
  name: "job_outputs.retrieve",
  summary: "What is known of an output.",
  operation: graph.UfdlOutputDocument,
  response,
  respond: ({ output: one }) => output(found(one)),
});

const downloadRoute = handler({
  name: "job_outputs.download",
  parameters: onOutput.parameters,
  summary: "An output's bytes.",
  body: "json",
  accepts: downloadBody,
  operations: [graph.UfdlOutputDocument],
  handle: async (ctx) => {
    const one = found((await run(ctx, graph.UfdlOutputDocument, { pk: pk(ctx) })).output);
    strictly(downloadBody, ctx.state.body);
    return download(ctx, one.number, {});
  },
  response: bytesResponse,
});

export function outputRoutes(router: UfdlRouter): void {
  router.post(path, addRoute);
  router.delete(path, remove);
  router.get(path, get);
  router.get(`${path}/info`, info);
  router.post("/v1/job-outputs/list", list);
  router.get("/v1/job-outputs/:pk", retrieve);
  router.post("/v1/job-outputs/:pk/download", downloadRoute);
}
