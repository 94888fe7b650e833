import { z } from "zod";
import { run } from "../../context.ts";
import type { Difference } from "../../metadata.ts";
import { inOrder } from "../../route.ts";
import { fieldsOf } from "../body.ts";
import { forbidden } from "../errors.ts";
import { jobFields } from "../filters/fields.ts";
import { filters, listOf } from "../filters/list.ts";
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
import { operation, refused, type UfdlContext, type UfdlRouter } from "../route.ts";
import { char } from "../serializer.ts";
import { forAdmins, found, noNull, pk } from "../shared.ts";
import { job, jobSchema } from "./schemas.ts";
import { freesOutputs, onJob, wrongPhase } from "./shared.ts";

const otherKinds: Difference = {
  what: "Jobs of other kinds are there too: they show a built-in template, and their fields as parameters.",
  why: "All APIs share one queue. Workers leave these jobs alone, as their template is not workable.",
};

const jobForm = z.object({ description: char(10_000_000, { blank: true }).optional() });

/** An unknown job is complained of before the fields. */
async function changes(ctx: UfdlContext) {
  const number = pk(ctx);
  const { description } = await inOrder(
    () => fieldsOf(ctx, jobForm),
    async () => found((await run(ctx, UfdlRetrieveJobDocument, { pk: number })).job),
  );
  return { pk: number, description };
}

function update(name: string, summary: string) {
  return operation({
    ...onJob,
    ...forAdmins("job.update"),
    name,
    summary,
    body: "json",
    accepts: jobForm,
    operation: UfdlUpdateJobDocument,
    variables: changes,
    respond: ({ updateJob }) => job(updateJob.job),
    differences: [noNull],
  });
}

export function jobRoutes(router: UfdlRouter): void {
  router.post(
    "/v1/jobs/list",
    operation({
      ...listOf(jobFields, "The jobs.", jobSchema),
      name: "jobs.list",
      summary: "The jobs that a filter lets through, of all kinds.",
      operation: UfdlListJobsDocument,
      respond: ({ jobs }) => jobs.nodes.map(job),
      differences: [...filters, otherKinds],
    }),
  );

  router.post(
    "/v1/jobs/create",
    refused({
      name: "jobs.create",
      summary: "Always refused: jobs are made from templates.",
      who: "nobody",
      permission: "nobody",
      deprecated: "POST /v1/job-templates/{pk}/create-job",
      refuse: forbidden,
    }),
  );

  router.get(
    "/v1/jobs/:pk",
    operation({
      ...onJob,
      name: "jobs.retrieve",
      summary: "One job, also a deleted one.",
      operation: UfdlRetrieveJobDocument,
      respond: ({ job: one }) => job(found(one)),
      differences: [
        otherKinds,
        {
          what: "Every job can be watched over the web-socket at this path, and a watcher alone gets what stands in for the job's state.",
          why: "The original refuses jobs that were not made with web-socket notifications, and sends the stand-in to all watchers (section 7.2).",
        },
        {
          what: "A watcher gives a token: in the header, as `?token=` or as its first message. `UFDL_ANONYMOUS=watch` admits watchers without.",
          why: "The original asks nobody who he is (section 7.2).",
        },
      ],
    }),
  );

  router.put("/v1/jobs/:pk", update("jobs.update", "Changes the description; other keys are ignored."));
  router.patch("/v1/jobs/:pk", update("jobs.partial_update", "The same as PUT."));

  router.delete(
    "/v1/jobs/:pk",
    operation({
      ...onJob,
      ...forAdmins("job.delete"),
      name: "jobs.destroy",
      summary: "Hides a job from lists. A second time changes nothing.",
      operation: UfdlDestroyJobDocument,
      response: { status: 204, description: "Nothing." },
    }),
  );

  router.delete(
    "/v1/jobs/:pk/hard",
    operation({
      ...onJob,
      ...forAdmins("job.purge"),
      name: "jobs.hard_delete",
      summary: "Removes a job for good, with its outputs, and answers it as it was.",
      operation: UfdlHardDeleteJobDocument,
      respond: ({ purgeJob }) => job(purgeJob.job),
      differences: [
        {
          what: "It always works, outputs and all, and the answer has the job's pk.",
          why: "The original crashes on every job that something speaks of, which nearly all are, and leaves it destroyed; else its answer has a pk of null (section 5.3).",
        },
      ],
    }),
  );

  router.delete(
    "/v1/jobs/:pk/reinstate",
    operation({
      ...onJob,
      ...forAdmins("job.restore"),
      name: "jobs.reinstate",
      summary: "Brings a destroyed job back. A second time changes nothing.",
      operation: UfdlReinstateJobDocument,
      respond: ({ restoreJob }) => job(restoreJob.job),
    }),
  );

  router.delete(
    "/v1/jobs/:pk/abort",
    operation({
      ...onJob,
      ...forAdmins("job.abort"),
      name: "jobs.abort",
      summary: "Takes a job from its node and puts it back to its beginning.",
      operation: UfdlAbortJobDocument,
      respond: ({ abortJob }) => job(abortJob.job),
      failures: [wrongPhase],
      differences: [freesOutputs],
    }),
  );

  router.delete(
    "/v1/jobs/:pk/cancel",
    operation({
      ...onJob,
      ...forAdmins("job.cancel"),
      name: "jobs.cancel",
      summary: "Cancels a job; its node learns it by its next call. A finished one stays as it is.",
      operation: UfdlCancelJobDocument,
      respond: ({ cancelJob }) => job(cancelJob.job),
      differences: [
        {
          what: "A job that is cancelled before its start is cancelled: `is_cancelled` is true, and acquiring it a 406.",
          why: "In the original it shows false, and the job is acquired, started and cancelled from then on (section 5.4).",
        },
      ],
    }),
  );
}
