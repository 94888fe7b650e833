import type { Exchange, Failure, Tools } from "../../legacyRecord.ts";
import { objectBody } from "../body.ts";
import type { Entry } from "../entry.ts";
import { jobFields } from "../filters/fields.ts";
import { listVariables } from "../filters/translate.ts";
import {
  UfdlAbortJobDocument,
  UfdlCancelJobDocument,
  UfdlDestroyJobDocument,
  UfdlHardDeleteJobDocument,
  UfdlListJobsDocument,
  UfdlReinstateJobDocument,
  UfdlRetrieveJobDocument,
  UfdlUpdateJobDocument,
} from "../operations.generated.ts";
import { char, readFields } from "../serializer.ts";
import { job } from "../shape.ts";
import { filterBody, found, inOrder, jobSchema, listOf, pk, pkOf, ufdl, unknownPk } from "./common.ts";
import { filters, freesOutputs, noNull } from "./differences.ts";

const parameters = { pk: pkOf("The job's number.") };
const answers = { description: "The job.", schema: jobSchema };
const admin = (
  right: "job.update" | "job.delete" | "job.purge" | "job.restore" | "job.abort" | "job.cancel",
) => ({ right, as: ["OPERATOR"] }) satisfies Entry;
const who = "an admin";
const wrongPhase: Failure = {
  status: 406,
  when: "the job's phase does not allow it",
  code: "ILLEGAL_TRANSITION",
};

async function changes(exchange: Exchange, { run }: Tools) {
  const number = pk(exchange);
  const { description } = await inOrder(
    () => readFields(objectBody(exchange), { description: char(10_000_000, { blank: true }) }, []),
    async () => void found((await run(UfdlRetrieveJobDocument, { pk: number })).job),
  );
  return { pk: number, description };
}

const update = {
  path: "/v1/jobs/{pk}",
  parameters,
  who,
  entry: admin("job.update"),
  body: "json",
  accepts: { type: "object", properties: { description: { type: "string" } } },
  operation: UfdlUpdateJobDocument,
  variables: changes,
  answers,
  failures: [unknownPk],
} as const;

export const jobRoutes = [
  ufdl({
    name: "jobs.list",
    method: "POST",
    path: "/v1/jobs/list",
    summary: "The jobs that a filter lets through, of all kinds.",
    who: "any user",
    body: "json",
    accepts: filterBody,
    operation: UfdlListJobsDocument,
    variables: ({ body }) => listVariables(jobFields, body) as never,
    shape: ({ jobs }) => jobs.nodes.map(job),
    answers: { description: "The jobs.", schema: listOf(jobSchema) },
    differences: [
      ...filters,
      {
        what: "Jobs of other kinds are there too: they show a built-in template, and their fields as parameters.",
        why: "All APIs share one queue. Workers leave these jobs alone, as their template is not workable.",
      },
    ],
  }),
  ufdl({
    name: "jobs.create",
    method: "POST",
    path: "/v1/jobs/create",
    summary: "Always refused: jobs are made from templates.",
    who: "nobody",
    entry: "closed",
    body: "none",
    operation: null,
    variables: () => ({}),
    shape: () => undefined,
    status: 403,
    answers: { description: "Never." },
    deprecated: "POST /v1/job-templates/{pk}/create-job",
  }),
  ufdl({
    name: "jobs.retrieve",
    method: "GET",
    path: "/v1/jobs/{pk}",
    parameters,
    summary: "One job, also a deleted one.",
    who: "any user",
    body: "none",
    operation: UfdlRetrieveJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ job: one }) => job(found(one)),
    answers,
    failures: [unknownPk],
    differences: [
      {
        what: "Jobs of other kinds are there too: they show a built-in template, and their fields as parameters.",
        why: "All APIs share one queue. Workers leave these jobs alone, as their template is not workable.",
      },
      {
        what: "Every job can be watched over the web-socket at this path, and a watcher alone gets what stands in for the job's state.",
        why: "The original refuses jobs that were not made with web-socket notifications, and sends the stand-in to all watchers (section 7.2).",
      },
      {
        what: "A watcher gives a token: in the header, as `?token=` or as its first message.",
        why: "The original asks nobody who he is (section 7.2).",
      },
    ],
  }),
  ufdl({
    ...update,
    name: "jobs.update",
    method: "PUT",
    summary: "Changes the description; other keys are ignored.",
    shape: ({ updateJob }) => job(updateJob),
    differences: [noNull],
  }),
  ufdl({
    ...update,
    name: "jobs.partial_update",
    method: "PATCH",
    summary: "The same as PUT.",
    shape: ({ updateJob }) => job(updateJob),
    differences: [noNull],
  }),
  ufdl({
    name: "jobs.destroy",
    method: "DELETE",
    path: "/v1/jobs/{pk}",
    parameters,
    summary: "Hides a job from lists. A second time changes nothing.",
    who,
    entry: admin("job.delete"),
    body: "none",
    operation: UfdlDestroyJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: () => undefined,
    status: 204,
    answers: { description: "Nothing." },
    failures: [unknownPk],
  }),
  ufdl({
    name: "jobs.hard_delete",
    method: "DELETE",
    path: "/v1/jobs/{pk}/hard",
    parameters,
    summary: "Removes a job for good, with its outputs, and answers it as it was.",
    who,
    entry: admin("job.purge"),
    body: "none",
    operation: UfdlHardDeleteJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ purgeJob }) => job(purgeJob),
    answers,
    failures: [unknownPk],
    differences: [
      {
        what: "It always works, outputs and all, and the answer has the job's pk.",
        why: "The original crashes on every job that something speaks of, which nearly all are, and leaves it destroyed; else its answer has a pk of null (section 5.3).",
      },
    ],
  }),
  ufdl({
    name: "jobs.reinstate",
    method: "DELETE",
    path: "/v1/jobs/{pk}/reinstate",
    parameters,
    summary: "Brings a destroyed job back. A second time changes nothing.",
    who,
    entry: admin("job.restore"),
    body: "none",
    operation: UfdlReinstateJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ restoreJob }) => job(restoreJob),
    answers,
    failures: [unknownPk],
  }),
  ufdl({
    name: "jobs.abort",
    method: "DELETE",
    path: "/v1/jobs/{pk}/abort",
    parameters,
    summary: "Takes a job from its node and puts it back to its beginning.",
    who,
    entry: admin("job.abort"),
    body: "none",
    operation: UfdlAbortJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ abortJob }) => job(abortJob),
    answers,
    failures: [unknownPk, wrongPhase],
    differences: [freesOutputs],
  }),
  ufdl({
    name: "jobs.cancel",
    method: "DELETE",
    path: "/v1/jobs/{pk}/cancel",
    parameters,
    summary: "Cancels a job; its node learns it by its next call. A finished one stays as it is.",
    who,
    entry: admin("job.cancel"),
    body: "none",
    operation: UfdlCancelJobDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ cancelJob }) => job(cancelJob),
    answers,
    failures: [unknownPk],
    differences: [
      {
        what: "A job that is cancelled before its start is cancelled: `is_cancelled` is true, and acquiring it a 406.",
        why: "In the original it shows false, and the job is acquired, started and cancelled from then on (section 5.4).",
      },
    ],
  }),
];
