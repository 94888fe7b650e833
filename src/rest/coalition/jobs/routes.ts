import { z } from "zod";
import type { Accepted } from "../../../graph/execute.ts";
import { type FacadeContext, type FacadeRouter, run } from "../../context.ts";
import { handler, operation } from "../../route.ts";
import { unknownService } from "../errors.ts";
import * as graph from "../operations.generated.ts";
import { done, id, knownJobs, ok, parameters, rowsAtMost, withTwin } from "../shared.ts";
import { ids, parse } from "../values.ts";
import { addDifferences } from "./differences.ts";
import { addInput, type Defaults } from "./input.ts";
import { logOf } from "./log.ts";
import { job, newJobSchema, rawJob, wholeJobSchema } from "./schemas.ts";

/** What the calls that add a job have in common; dependencies on unknown jobs are ignored. */
export const addJob = (defaults?: Defaults) => ({
  operation: graph.CoalitionAddJobDocument,
  queries: [graph.CoalitionKnownJobsDocument],
  variables: async (ctx: FacadeContext) => {
    const input = addInput(ctx.state.body, defaults);
    const { all } = await knownJobs(ctx, input.dependencies);
    return { input: { ...input, dependencies: all } };
  },
  response: ok("The new job's number.", z.int()),
  respond: ({ createCommandJob }: Accepted<graph.CoalitionAddJobMutation>) => createCommandJob.job.number,
  failures: [{ status: 404, when: "the parent is no job", code: "NOT_FOUND" }],
});

async function setDependencies(ctx: FacadeContext) {
  const pk = id(ctx);
  const required = parse(ids, ctx.state.body);
  const { live } = await knownJobs(ctx, [pk]);
  if (live.length > 0) {
    const { all } = await knownJobs(ctx, required);
    await run(ctx, graph.CoalitionSetDependenciesDocument, { pk, dependencies: all });
  }
  return { status: 200, body: 1 };
}

const list = operation({
  name: "jobs.list",
  summary: "Jobs at the top",
  operation: graph.CoalitionJobsDocument,
  variables: () => ({ first: rowsAtMost }),
  response: ok("The jobs without a parent, by number.", z.array(job.schema)),
  respond: ({ jobsIn }) => jobsIn.map(job),
});

const add = operation({
  ...addJob(),
  name: "jobs.add",
  summary: "Add a job",
  description: "A job without a command is a group. Priorities are limited to 0..255.",
  body: "json",
  accepts: newJobSchema,
  differences: addDifferences,
});

const get = operation({
  name: "jobs.get",
  summary: "One job",
  parameters,
  operation: graph.CoalitionJobDocument,
  variables: (ctx) => ({ pk: id(ctx) }),
  response: ok("The job.", wholeJobSchema),
  respond: ({ liveJob }) => {
    if (!liveJob) throw unknownService();
    return { ...job(liveJob), dependencies: liveJob.dependencyNumbers };
  },
  failures: [{ status: 404, when: "there is no such job: `Web service not found.`" }],
  differences: {
    "A group's duration is that of all jobs below it that were worked, and it is never WORKING without one.":
      "The original leaves out groups that wait, and leaves a group WORKING for ever whose last job was deleted (section 5.2).",
  },
});

const children = operation({
  name: "jobs.children",
  summary: "The jobs in a group",
  parameters,
  operation: graph.CoalitionJobsDocument,
  variables: (ctx) => ({ parent: id(ctx), first: rowsAtMost }),
  response: ok("Its children; none for an unknown number.", z.array(job.schema)),
  respond: ({ jobsIn }) => jobsIn.map(job),
});

const dependencies = operation({
  name: "jobs.dependencies",
  summary: "The jobs that a job waits for",
  parameters,
  operation: graph.CoalitionDependenciesDocument,
  variables: (ctx) => ({ pk: id(ctx) }),
  response: ok("Raw rows; none for an unknown number.", z.array(job.schema)),
  respond: (data) => (data.job?.dependencies ?? []).filter(({ deletedAt }) => deletedAt === null).map(rawJob),
});

const setDependenciesRoute = handler({
  name: "jobs.setDependencies",
  summary: "Say anew what a job waits for",
  description: "Unknown numbers are passed over; an empty body leaves none.",
  parameters,
  body: "json",
  accepts: ids,
  operations: [graph.CoalitionSetDependenciesDocument, graph.CoalitionKnownJobsDocument],
  handle: setDependencies,
  response: done.response,
  failures: [{ status: 403, when: "the job is another user's", code: "FORBIDDEN" }],
  differences: {
    "A job that would come to wait for itself is a 400.":
      "The original takes it, and it waits for ever (section 5.3).",
  },
});

const childDependencies = operation({
  name: "jobs.childDependencies",
  summary: "What the jobs in a group wait for",
  parameters,
  operation: graph.CoalitionChildDependenciesDocument,
  variables: (ctx) => ({ parent: id(ctx) }),
  response: ok(
    "Pairs of a child and a job it waits for.",
    z.array(z.object({ id: z.int(), dependency: z.int() })),
  ),
  respond: ({ childDependencies }) =>
    childDependencies.map(({ jobNumber, requiredNumber }) => ({ id: jobNumber, dependency: requiredNumber })),
});

const log = handler({
  name: "jobs.log",
  summary: "What a job has printed",
  parameters,
  operations: [graph.CoalitionLogDocument],
  handle: async (ctx) => ({ status: 200, body: await logOf(ctx) }),
  response: ok("A text; empty without a log.", z.string()),
  differences: {
    "Bytes that are no UTF-8 show as U+FFFD.":
      "In the original they make the log a 500 for good (section 2).",
  },
});

export function jobRoutes(router: FacadeRouter): void {
  router.get(withTwin("/jobs"), list);
  router.put(withTwin("/jobs"), add);
  router.get(withTwin("/jobs/:id"), get);
  router.get(withTwin("/jobs/:id/children"), children);
  router.get(withTwin("/jobs/:id/dependencies"), dependencies);
  router.post(withTwin("/jobs/:id/dependencies"), setDependenciesRoute);
  router.get(withTwin("/jobs/:id/childrendependencies"), childDependencies);
  router.get(withTwin("/jobs/:id/log"), log);
}
