import { z } from "zod";
import { receiveFor } from "../../../http/outputs/receive.ts";
import { send } from "../../../http/outputs/send.ts";
import type { Answer, Failure, Tools } from "../../legacyRecord.ts";
import { type Exchange, param } from "../../legacyRecord.ts";
import { strictly } from "../body.ts";
import { detail } from "../errors.ts";
import { outputFields } from "../filters/fields.ts";
import { listVariables } from "../filters/translate.ts";
import {
  UfdlAddOutputDocument,
  UfdlCheckOutputDocument,
  UfdlDeleteOutputDocument,
  UfdlListOutputsDocument,
  UfdlOutputDocument,
  UfdlOutputOfJobDocument,
} from "../operations.generated.ts";
import { output } from "../shape.ts";
import { filterBody, found, listOf, outputSchema, pk, pkOf, textOf, ufdl, unknownPk } from "./common.ts";
import { filters, needsUser } from "./differences.ts";

const parameters = {
  pk: pkOf("The job's number."),
  name: textOf("The output's name.", "model"),
  type: textOf("The output's type.", "Compressed<JSON, 8>"),
};
const path = "/v1/jobs/{pk}/outputs/{name}/{type}";
const bytes = "application/data";
const answers = { description: "The output.", schema: outputSchema };
const unknown: Failure = { status: 400, when: "the job has no such output", code: "OUTPUT_UNKNOWN" };

function named(exchange: Exchange) {
  return { job: pk(exchange), name: param(exchange, "name"), type: param(exchange, "type") };
}

/** Streams an output's bytes; the operation before has said that the caller may read it. */
async function download(exchange: Exchange, { services }: Tools, pk: number): Promise<Answer> {
  const { method, headers } = exchange;
  return send(services, pk, { method, headers, contentType: bytes }).then((sent) => ({
    status: sent.status,
    headers: sent.headers,
    body: sent.body ?? undefined,
  }));
}

/** @throws Halt 406 for an Accept that admits no bytes */
function negotiate({ headers }: Exchange): void {
  const accept = headers.accept ?? "*/*";
  const admitted = accept.split(",").map((one) => one.split(";")[0]?.trim().toLowerCase());
  if (!admitted.some((type) => type === "*/*" || type === "application/*" || type === bytes || type === "")) {
    throw detail(406, "Could not satisfy the request Accept header.");
  }
}

const downloadBody = z.strictObject({ filetype: z.string().optional(), params: z.unknown().optional() });

export const outputRoutes = [
  ufdl({
    name: "outputs.add",
    method: "POST",
    path,
    slash: "never",
    parameters,
    summary: "Adds the body's bytes, whatever their type, to the job as an output.",
    who: "an admin, or the node that has acquired the job",
    body: "raw",
    operation: UfdlAddOutputDocument,
    variables: (exchange) => ({ ...named(exchange), claim: "" }),
    shape: ({ addOutput }) => output(addOutput),
    handle: async (exchange, { run, services, uploadLimit: limit }) => {
      const on = named(exchange);
      await run(UfdlCheckOutputDocument, on);
      const announced = Number(exchange.headers["content-length"] ?? 0);
      const { blobs } = services;
      const { addOutput } = await receiveFor(
        exchange.incoming,
        { blobs, limit, announced, signal: exchange.signal },
        (claim) => run(UfdlAddOutputDocument, { ...on, claim }),
      );
      return { status: 200, body: output(addOutput) };
    },
    others: [UfdlCheckOutputDocument],
    answers,
    failures: [
      { status: 400, when: "there is no filename in the Content-Disposition header" },
      { status: 400, when: "the job has such an output already", code: "OUTPUT_EXISTS" },
      { status: 403, when: "neither an admin nor the node that has acquired the job", code: "FORBIDDEN" },
      unknownPk,
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
  ufdl({
    name: "outputs.delete",
    method: "DELETE",
    path,
    slash: "never",
    parameters,
    summary: "Marks an output as deleted; it stays readable, and its name taken.",
    who: "an admin",
    entry: { right: "output.delete", as: ["OPERATOR"] },
    body: "none",
    operation: UfdlDeleteOutputDocument,
    variables: named,
    shape: ({ deleteOutput }) => output(deleteOutput),
    answers,
    failures: [unknown, unknownPk],
  }),
  ufdl({
    name: "outputs.get",
    method: "GET",
    path,
    slash: "never",
    parameters,
    summary: "An output's bytes, whole or a range.",
    who: "any user",
    body: "none",
    errorsAs: bytes,
    operation: UfdlOutputOfJobDocument,
    variables: named,
    shape: () => undefined,
    handle: async (exchange, tools) => {
      negotiate(exchange);
      const { jobOutput } = await tools.run(UfdlOutputOfJobDocument, named(exchange));
      return download(exchange, tools, jobOutput.pk);
    },
    answers: {
      description: "The bytes.",
      schema: { type: "string", format: "binary" },
      type: bytes,
      also: {
        206: "The range of them that was asked for.",
        304: "They are those that If-None-Match names.",
        416: "There are none in the range that was asked for; Content-Range says how many there are.",
      },
    },
    failures: [unknown, unknownPk, { status: 406, when: "the Accept header admits no bytes" }],
    differences: [
      {
        what: "A range can be asked for, and an ETag says whether the bytes are the same.",
        why: "Outputs are large, and the original sends them whole only.",
      },
    ],
  }),
  ufdl({
    name: "outputs.info",
    method: "GET",
    path: `${path}/info`,
    slash: "never",
    parameters,
    summary: "What is known of an output.",
    who: "any user",
    body: "none",
    operation: UfdlOutputOfJobDocument,
    variables: named,
    shape: ({ jobOutput }) => output(jobOutput),
    answers,
    failures: [unknown, unknownPk],
  }),
  ufdl({
    name: "job_outputs.list",
    method: "POST",
    path: "/v1/job-outputs/list",
    summary: "The outputs that a filter lets through.",
    who: "any user",
    body: "json",
    accepts: filterBody,
    operation: UfdlListOutputsDocument,
    variables: ({ body }) => listVariables(outputFields, body) as never,
    shape: ({ outputs }) => outputs.nodes.map(output),
    answers: { description: "The outputs.", schema: listOf(outputSchema) },
    differences: filters,
  }),
  ufdl({
    name: "job_outputs.retrieve",
    method: "GET",
    path: "/v1/job-outputs/{pk}",
    parameters: { pk: pkOf("The output's number.") },
    summary: "What is known of an output.",
    who: "any user",
    body: "none",
    operation: UfdlOutputDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ output: one }) => output(found(one)),
    answers,
    failures: [unknownPk],
  }),
  ufdl({
    name: "job_outputs.download",
    method: "POST",
    path: "/v1/job-outputs/{pk}/download",
    parameters: { pk: pkOf("The output's number.") },
    summary: "An output's bytes.",
    who: "any user",
    body: "json",
    accepts: { type: "object", properties: { filetype: { type: "string" }, params: {} } },
    operation: UfdlOutputDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: () => undefined,
    handle: async (exchange, tools) => {
      const one = found((await tools.run(UfdlOutputDocument, { pk: pk(exchange) })).output);
      strictly(downloadBody, exchange.body);
      return download({ ...exchange, headers: {} }, tools, one.pk);
    },
    answers: { description: "The bytes.", schema: { type: "string", format: "binary" }, type: bytes },
    failures: [unknownPk],
  }),
];
