import { z } from "zod";
import { type FacadeContext, type FacadeRouter, run } from "../../context.ts";
import { unknownService } from "../errors.ts";
import {
  CoalitionChildDependenciesDocument,
  CoalitionDependenciesDocument,
  CoalitionJobDocument,
  CoalitionJobsDocument,
  CoalitionKnownJobsDocument,
  CoalitionLogDocument,
  CoalitionSetDependenciesDocument,
} from "../operations.generated.ts";
import { handler, operation } from "../route.ts";
import { done, id, idsSchema, knownJobs, ok, parameters, rowsAtMost, withTwin } from "../shared.ts";
import { idsOf } from "../values.ts";
import { addJob } from "./addJob.ts";
import { addDifferences } from "./differences.ts";
import { logOf } from "./log.ts";
import { job, jobSchema, newJobSchema, wholeJobSchema } from "./schemas.ts";

async function setDependencies(ctx: FacadeContext) {
  const pk = id(ctx);
  const required = idsOf(ctx.state.body);
  const { live } = await knownJobs(ctx, [pk]);
  if (live.length > 0) {
    const { ever } = await knownJobs(ctx, required);
    await run(ctx, CoalitionSetDependenciesDocument, { pk, dependencies: ever });
  }
  return { status: 200, body: 1 };
}

export function jobRoutes(router: FacadeRouter): void {
  router.get(
    withTwin("/jobs"),
    operation({
      name: "jobs.list",
      summary: "Jobs at the top",
      operation: CoalitionJobsDocument,
      variables: () => ({ first: rowsAtMost }),
      response: ok("The jobs without a parent, by number.", z.array(jobSchema)),
      respond: ({ jobsIn }) => jobsIn.map((one) => job(one)),
    }),
  );

  router.put(
    withTwin("/jobs"),
    operation({
      ...addJob(),
      name: "jobs.add",
      summary: "Add a job",
      description: "A job without a command is a group. Priorities are limited to 0..255.",
      body: "json",
      accepts: newJobSchema,
      differences: addDifferences,
    }),
  );

  router.get(
    withTwin("/jobs/:id"),
    operation({
      name: "jobs.get",
      summary: "One job",
      parameters,
      operation: CoalitionJobDocument,
      variables: (ctx) => ({ pk: id(ctx) }),
      response: ok("The job.", wholeJobSchema),
      respond: ({ liveJob }) => {
        if (!liveJob) throw unknownService();
        return { ...job(liveJob), dependencies: liveJob.dependencyNumbers };
      },
      failures: [{ status: 404, when: "there is no such job: `Web service not found.`" }],
      differences: [
        {
          what: "A group's duration is that of all jobs below it that were worked, and it is never WORKING without one.",
          why: "The original leaves out groups that wait, and leaves a group WORKING for ever whose last job was deleted (section 5.2).",
        },
      ],
    }),
  );

  router.get(
    withTwin("/jobs/:id/children"),
    operation({
      name: "jobs.children",
      summary: "The jobs in a group",
      parameters,
      operation: CoalitionJobsDocument,
      variables: (ctx) => ({ parent: id(ctx), first: rowsAtMost }),
      response: ok("Its children; none for an unknown number.", z.array(jobSchema)),
      respond: ({ jobsIn }) => jobsIn.map((one) => job(one)),
    }),
  );

  router.get(
    withTwin("/jobs/:id/dependencies"),
    operation({
      name: "jobs.dependencies",
      summary: "The jobs that a job waits for",
      parameters,
      operation: CoalitionDependenciesDocument,
      variables: (ctx) => ({ pk: id(ctx) }),
      response: ok("Raw rows; none for an unknown number.", z.array(jobSchema)),
      respond: (data) =>
        (data.job?.dependencies ?? [])
          .filter(({ deletedAt }) => deletedAt === null)
          .map((one) => job(one, true)),
    }),
  );

  router.post(
    withTwin("/jobs/:id/dependencies"),
    handler({
      name: "jobs.setDependencies",
      summary: "Say anew what a job waits for",
      description: "Unknown numbers are passed over; an empty body leaves none.",
      parameters,
      body: "json",
      accepts: idsSchema,
      operations: [CoalitionSetDependenciesDocument, CoalitionKnownJobsDocument],
      handle: setDependencies,
      response: done,
      failures: [{ status: 403, when: "the job is another user's", code: "FORBIDDEN" }],
      differences: [
        {
          what: "A job that would come to wait for itself is a 400.",
          why: "The original takes it, and it waits for ever (section 5.3).",
        },
      ],
    }),
  );

  router.get(
    withTwin("/jobs/:id/childrendependencies"),
    operation({
      name: "jobs.childDependencies",
      summary: "What the jobs in a group wait for",
      parameters,
      operation: CoalitionChildDependenciesDocument,
      variables: (ctx) => ({ parent: id(ctx) }),
      response: ok(
        "Pairs of a child and a job it waits for.",
        z.array(z.object({ id: z.int(), dependency: z.int() })),
      ),
      respond: ({ childDependencies }) =>
        childDependencies.map(({ jobNumber, requiredNumber }) => ({
          id: jobNumber,
          dependency: requiredNumber,
        })),
    }),
  );

  router.get(
    withTwin("/jobs/:id/log"),
    handler({
      name: "jobs.log",
      summary: "What a job has printed",
      parameters,
      operations: [CoalitionLogDocument],
      handle: async (ctx) => ({ status: 200, body: await logOf(ctx) }),
      response: ok("A text; empty without a log.", z.string()),
      differences: [
        {
          what: "Bytes that are no UTF-8 show as U+FFFD.",
          why: "In the original they make the log a 500 for good (section 2).",
        },
      ],
    }),
  );
}
