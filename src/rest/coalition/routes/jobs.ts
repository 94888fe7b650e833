import type { Exchange, Route, Tools } from "../../legacyRecord.ts";
import { refuse } from "../answers.ts";
import { addInput } from "../input.ts";
import {
  CoalitionAddJobDocument,
  CoalitionChildDependenciesDocument,
  CoalitionDependenciesDocument,
  CoalitionJobDocument,
  CoalitionJobsDocument,
  CoalitionLogDocument,
  CoalitionSetDependenciesDocument,
} from "../operations.generated.ts";
import { job } from "../shape.ts";
import { fieldsOf, idsOf } from "../values.ts";
import {
  coalition,
  done,
  id,
  idIn,
  ids,
  jobSchema,
  known,
  knownJobs,
  listOf,
  rowsAtMost,
  text,
  whole,
  wholeJobSchema,
} from "./common.ts";
import { newJobSchema } from "./jobInput.ts";

/** Bytes of a log that one call answers: the newest ones, when there are more. */
const logLimit = 32 * 1024 * 1024;
/** Bytes that one read of the graph gives at most. */
const pieceSize = 4 * 1024 * 1024;

async function wholeLog(exchange: Exchange, { run }: Tools) {
  const pk = idIn(exchange);
  const read = async (from: number | null) =>
    (await run(CoalitionLogDocument, { pk, from, limit: pieceSize })).liveJob?.log;
  let piece = await read(null);
  const end = Number(piece?.end ?? 0);
  const parts: string[] = [];
  if (end > logLimit) {
    parts.push(`* The first ${end - logLimit} bytes are left out here.\n`);
    piece = await read(end - logLimit);
  }
  while (piece && piece.text !== "") {
    parts.push(piece.text);
    // What is appended meanwhile is for the next call.
    if (Number(piece.next) >= end) break;
    piece = await read(Number(piece.next));
  }
  return { status: 200, body: parts.join("") };
}

async function add(exchange: Exchange, tools: Tools) {
  const input = addInput(fieldsOf(exchange.body));
  const { ever } = await known(input.dependencies, tools);
  const { createCommandJob } = await tools.run(CoalitionAddJobDocument, {
    input: { ...input, dependencies: ever },
  });
  return { status: 200, body: createCommandJob.pk };
}

async function setDependencies(exchange: Exchange, tools: Tools) {
  const pk = idIn(exchange);
  const required = idsOf(exchange.body);
  const { live } = await known([pk], tools);
  if (live.length > 0) {
    const { ever } = await known(required, tools);
    await tools.run(CoalitionSetDependenciesDocument, { pk, dependencies: ever });
  }
  return { status: 200, body: 1 };
}

const parent = { status: 404, when: "the parent is no job", code: "NOT_FOUND" };

export const jobRoutes: Route[] = [
  coalition({
    name: "jobs.list",
    method: "GET",
    path: "/api/jobs",
    summary: "Jobs at the top",
    operation: CoalitionJobsDocument,
    variables: () => ({ first: rowsAtMost }),
    shape: ({ jobsIn }) => jobsIn.map((one) => job(one)),
    answers: { description: "The jobs without a parent, by number.", schema: listOf(jobSchema) },
  }),
  coalition({
    name: "jobs.add",
    method: "PUT",
    path: "/api/jobs",
    summary: "Add a job",
    description: "A job without a command is a group. Priorities are held to 0..255.",
    body: "json",
    accepts: newJobSchema,
    operation: CoalitionAddJobDocument,
    others: [knownJobs],
    variables: () => {
      throw new Error("handled");
    },
    shape: () => undefined,
    handle: add,
    answers: { description: "The new job's number.", schema: whole },
    failures: [parent],
    differences: [
      {
        what: "A job that would come to wait for itself, by a group around it, is a 400.",
        why: "The original takes it, and it waits for ever (section 5.3).",
      },
      {
        what: "`retry` puts a failed job back into the queue that often, `env` is `environment`, `paused` counts.",
        why: "The document promises them, and the original ignores them (section 0.8).",
      },
      {
        what: "Dependencies as a text are all its numbers.",
        why: "The original takes the page's text letter by letter (section 2).",
      },
      {
        what: "An affinity name that is not known takes a free slot.",
        why: "The original answers 500 until it has been named (section 2).",
      },
      {
        what: "Texts are kept as sent, whatever is in them.",
        why: "The original answers 500 to letters beyond ASCII and to both kinds of quotes, and stores a newline as two letters (section 1).",
      },
    ],
  }),
  coalition({
    name: "jobs.get",
    method: "GET",
    path: "/api/jobs/{id}",
    summary: "One job",
    parameters: { id },
    operation: CoalitionJobDocument,
    variables: (exchange) => ({ pk: idIn(exchange) }),
    shape: ({ liveJob }) => {
      if (!liveJob) throw refuse(404, "Web service not found.");
      return { ...job(liveJob), dependencies: liveJob.dependencyPks };
    },
    answers: { description: "The job.", schema: wholeJobSchema },
    failures: [{ status: 404, when: "there is no such job: `Web service not found.`" }],
    differences: [
      {
        what: "A group's duration is that of all jobs below it that were worked, and it is never WORKING without one.",
        why: "The original leaves out groups that wait, and leaves a group WORKING for ever whose last job was deleted (section 5.2).",
      },
    ],
  }),
  coalition({
    name: "jobs.children",
    method: "GET",
    path: "/api/jobs/{id}/children",
    summary: "The jobs in a group",
    parameters: { id },
    operation: CoalitionJobsDocument,
    variables: (exchange) => ({ parent: idIn(exchange), first: rowsAtMost }),
    shape: ({ jobsIn }) => jobsIn.map((one) => job(one)),
    answers: { description: "Its children; none for an unknown number.", schema: listOf(jobSchema) },
  }),
  coalition({
    name: "jobs.dependencies",
    method: "GET",
    path: "/api/jobs/{id}/dependencies",
    summary: "The jobs that a job waits for",
    parameters: { id },
    operation: CoalitionDependenciesDocument,
    variables: (exchange) => ({ pk: idIn(exchange) }),
    shape: (data) =>
      (data.job?.dependencies ?? [])
        .filter(({ deletedAt }) => deletedAt === null)
        .map((one) => job(one, true)),
    answers: { description: "Raw rows; none for an unknown number.", schema: listOf(jobSchema) },
  }),
  coalition({
    name: "jobs.setDependencies",
    method: "POST",
    path: "/api/jobs/{id}/dependencies",
    summary: "Say anew what a job waits for",
    description: "Unknown numbers are passed over; an empty body leaves none.",
    parameters: { id },
    body: "json",
    accepts: ids,
    operation: CoalitionSetDependenciesDocument,
    others: [knownJobs],
    variables: () => {
      throw new Error("handled");
    },
    shape: () => undefined,
    handle: setDependencies,
    answers: done,
    failures: [{ status: 403, when: "the job is another user's", code: "FORBIDDEN" }],
    differences: [
      {
        what: "A job that would come to wait for itself is a 400.",
        why: "The original takes it, and it waits for ever (section 5.3).",
      },
    ],
  }),
  coalition({
    name: "jobs.childDependencies",
    method: "GET",
    path: "/api/jobs/{id}/childrendependencies",
    summary: "What the jobs in a group wait for",
    parameters: { id },
    operation: CoalitionChildDependenciesDocument,
    variables: (exchange) => ({ parent: idIn(exchange) }),
    shape: ({ childDependencies }) =>
      childDependencies.map(({ jobPk, requiredPk }) => ({ id: jobPk, dependency: requiredPk })),
    answers: {
      description: "Pairs of a child and a job it waits for.",
      schema: listOf({ type: "object", properties: { id: whole, dependency: whole } }),
    },
  }),
  coalition({
    name: "jobs.log",
    method: "GET",
    path: "/api/jobs/{id}/log",
    summary: "What a job has printed",
    parameters: { id },
    operation: CoalitionLogDocument,
    variables: (exchange) => ({ pk: idIn(exchange), limit: pieceSize }),
    shape: () => undefined,
    handle: wholeLog,
    answers: { description: "A text; empty without a log.", schema: text },
    differences: [
      {
        what: "Bytes that are no UTF-8 show as U+FFFD.",
        why: "In the original they make the log a 500 for good (section 2).",
      },
    ],
  }),
];
