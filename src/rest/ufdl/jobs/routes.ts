import { z } from "zod";
import type { Right } from "../../../domain/rights.ts";
import { run } from "../../context.ts";
import { forbidden, found } from "../../django.ts";
import type { Differences } from "../../metadata.ts";
import { readAfter } from "../../route.ts";
import { fieldsOf } from "../body.ts";
import { jobFields } from "../filters/fields.ts";
import { filters, listOf } from "../filters/list.ts";
import * as graph from "../operations.generated.ts";
import { operation, refused, type UfdlContext, type UfdlRouter } from "../route.ts";
import { char } from "../serializer.ts";
import { forAdmins, noNull, pk } from "../shared.ts";
import { job } from "./schemas.ts";
import { freesOutputs, onJob, wrongPhase } from "./shared.ts";

const otherKinds: Differences = {
  "Jobs of other kinds are there too: they show a built-in template, and their fields as parameters.":
    "All APIs share one queue. Workers leave these jobs alone, as their template is not workable.",
};

const jobForm = z.object({ description: char(10_000_000, { blank: true }).optional() });

async function changes(ctx: UfdlContext) {
  const on = { pk: pk(ctx) };
  const { description } = await readAfter(
    async () => found((await run(ctx, graph.UfdlRetrieveJobDocument, on)).job),
    () => fieldsOf(ctx, jobForm),
  );
  return { ...on, description };
}

const onJobForAdmins = (right: Right) => ({ ...onJob, ...forAdmins(right) });

function update(name: string, summary: string) {
  return operation({
    ...onJobForAdmins("job.update"),
    name,
    summary,
    body: "json",
    accepts: jobForm,
    operation: graph.UfdlUpdateJobDocument,
    variables: changes,
    respond: ({ updateJob }) => job(updateJob.job),
    differences: noNull,
  });
}

const list = operation({
  ...listOf(jobFields, "The jobs.", job.schema),
  name: "jobs.list",
  summary: "The jobs that a filter lets through, of all kinds.",
  operation: graph.UfdlListJobsDocument,
  respond: ({ jobs }) => jobs.nodes.map(job),
  differences: { ...filters, ...otherKinds },
});

const create = refused({
  name: "jobs.create",
  summary: "Always refused: jobs are made from templates.",
  who: "nobody",
  permission: "nobody",
  deprecated: "POST /v1/job-templates/{pk}/create-job",
  refuse: forbidden,
});

const retrieve = operation({
  ...onJob,
  name: "jobs.retrieve",
  summary: "One job, also a deleted one.",
  operation: graph.UfdlRetrieveJobDocument,
  respond: ({ job: one }) => job(found(one)),
  differences: {
    ...otherKinds,
    "Every job can be watched over the web-socket at this path, and a watcher alone gets what stands in for the job's state.":
      "The original refuses jobs that were not made with web-socket notifications, and sends the stand-in to all watchers (section 7.2).",
    "A watcher gives a token: in the header, as `?token=` or as its first message. `UFDL_ANONYMOUS=watch` admits watchers without, except from pages of other origins than those of `CORS_ORIGINS`.":
      "The original asks for no credentials, and takes any origin (section 7.2).",
  },
});

const destroy = operation({
  ...onJobForAdmins("job.delete"),
  name: "jobs.destroy",
  summary: "Hides a job from lists. A second time changes nothing.",
  operation: graph.UfdlDestroyJobDocument,
  response: { status: 204, description: "Nothing." },
});

const hardDelete = operation({
  ...onJobForAdmins("job.purge"),
  name: "jobs.hard_delete",
  summary: "Removes a job for good, with its outputs, and answers it as it was.",
  operation: graph.UfdlHardDeleteJobDocument,
  respond: ({ purgeJob }) => job(purgeJob.job),
  differences: {
    "It always works, outputs and all, and the answer has the job's pk.":
      "The original crashes on every job that something speaks of, which nearly all are, and leaves it destroyed; else its answer has a pk of null (section 5.3).",
  },
});

const reinstate = operation({
  ...onJobForAdmins("job.restore"),
  name: "jobs.reinstate",
  summary: "Brings a destroyed job back. A second time changes nothing.",
  operation: graph.UfdlReinstateJobDocument,
  respond: ({ restoreJob }) => job(restoreJob.job),
});

const abort = operation({
  ...onJobForAdmins("job.abort"),
  name: "jobs.abort",
  summary: "Takes a job from its node and puts it back to its beginning.",
  operation: graph.UfdlAbortJobDocument,
  respond: ({ abortJob }) => job(abortJob.job),
  failures: [wrongPhase],
  differences: freesOutputs,
});

const cancel = operation({
  ...onJobForAdmins("job.cancel"),
  name: "jobs.cancel",
  summary: "Cancels a job; its node learns it by its next call. A finished one stays as it is.",
  operation: graph.UfdlCancelJobDocument,
  respond: ({ cancelJob }) => job(cancelJob.job),
  differences: {
    "A job that is cancelled before its start is cancelled: `is_cancelled` is true, and acquiring it a 406.":
      "In the original it shows false, and the job is acquired, started and cancelled from then on (section 5.4).",
  },
});

export function jobRoutes(router: UfdlRouter): void {
  router.post("/v1/jobs/list", list);
  router.post("/v1/jobs/create", create);
  router.get("/v1/jobs/:pk", retrieve);
  router.put("/v1/jobs/:pk", update("jobs.update", "Changes the description; other keys are ignored."));
  router.patch("/v1/jobs/:pk", update("jobs.partial_update", "The same as PUT."));
  router.delete("/v1/jobs/:pk", destroy);
  router.delete("/v1/jobs/:pk/hard", hardDelete);
  router.delete("/v1/jobs/:pk/reinstate", reinstate);
  router.delete("/v1/jobs/:pk/abort", abort);
  router.delete("/v1/jobs/:pk/cancel", cancel);
}
