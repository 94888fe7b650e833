import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { z } from "zod";
import { type FacadeContext, type FacadeRouter, run } from "../../context.ts";
import type { Differences } from "../../metadata.ts";
import { handler } from "../../route.ts";
import * as graph from "../operations.generated.ts";
import { done, knownJobs, withTwin } from "../shared.ts";
import { ids, parse } from "../values.ts";
import { editDifferences } from "./differences.ts";
import { editsOf } from "./input.ts";
import { jobEditSchema } from "./schemas.ts";

const foreign = { status: 403, when: "a job is another user's", code: "FORBIDDEN" };

async function edit(ctx: FacadeContext) {
  const edits = editsOf(ctx.state.body);
  const named = [...edits.map(({ id }) => id), ...edits.flatMap(({ dependencies = [] }) => dependencies)];
  const { all, live } = await knownJobs(ctx, [...new Set(named)]);
  const [exists, editable] = [new Set(all), new Set(live)];
  const known = edits
    .filter(({ id }) => editable.has(id))
    .map(({ dependencies, ...one }) =>
      dependencies ? { ...one, dependencies: dependencies.filter((pk) => exists.has(pk)) } : one,
    );
  if (known.length > 0) await run(ctx, graph.CoalitionEditJobsDocument, { edits: known });
  return { status: 200, body: 1 };
}

interface BulkRoute<V> {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly operation: TypedDocumentNode<unknown, V>;
  readonly variables: (pks: number[]) => V;
  readonly differences?: Differences;
}

/** A list of numbers in, 1 out: runs the operation on all of the named jobs that exist, or on none of them. */
function bulk<V>({ operation, variables, ...metadata }: BulkRoute<V>) {
  return handler({
    ...metadata,
    body: "json",
    accepts: ids,
    operations: [operation, graph.CoalitionKnownJobsDocument],
    handle: async (ctx) => {
      const { live } = await knownJobs(ctx, parse(ids, ctx.state.body));
      if (live.length > 0) await run(ctx, operation, variables(live));
      return { status: 200, body: 1 };
    },
    response: done.response,
    failures: [foreign],
  });
}

const editRoute = handler({
  name: "jobs.edit",
  summary: "Change jobs",
  description:
    "An object of job numbers; unknown ones are passed over. All of it is done, or on a 4xx nothing.",
  body: "json",
  accepts: z.record(z.string(), jobEditSchema),
  operations: [graph.CoalitionEditJobsDocument, graph.CoalitionKnownJobsDocument],
  handle: edit,
  response: done.response,
  failures: [foreign, { status: 404, when: "the new parent is no job", code: "NOT_FOUND" }],
  differences: editDifferences,
});

const remove = bulk({
  name: "jobs.delete",
  summary: "Delete jobs",
  description:
    "With everything in them. Jobs that waited for them are released. Unknown ones are passed over.",
  operation: graph.CoalitionDeleteJobsDocument,
  variables: (pks) => ({ pks }),
  differences: {
    "Jobs that waited for a deleted one are released.":
      "In the original they stay PENDING until somebody touches them (section 6 c).",
  },
});

const reset = bulk({
  name: "jobs.reset",
  summary: "Put jobs back to their beginning",
  description: "With everything in them, from any state.",
  operation: graph.CoalitionResetJobsDocument,
  variables: (pks) => ({ pks, errorsOnly: false }),
});

const resetErrors = bulk({
  name: "jobs.resetErrors",
  summary: "Put failed jobs back to their beginning",
  description: "Those that failed, in everything below the named ones too.",
  operation: graph.CoalitionResetJobsDocument,
  variables: (pks) => ({ pks, errorsOnly: true }),
});

const start = bulk({
  name: "jobs.start",
  summary: "Put jobs back into the queue",
  description: "No longer paused, from any state; one that is being worked is taken from its worker.",
  operation: graph.CoalitionStartJobsDocument,
  variables: (pks) => ({ pks }),
});

const pause = bulk({
  name: "jobs.pause",
  summary: "Hold jobs back",
  description:
    "With everything in them; a worker stops what it works on at its next heartbeat, and what has ended begins anew once it is started.",
  operation: graph.CoalitionPauseJobsDocument,
  variables: (pks) => ({ pks }),
  differences: {
    "UFDL's and Nodepool's jobs keep the state they have beside the pause.":
      "Their workers know no pause: one that is at work goes on and reports its end.",
  },
});

export function bulkRoutes(router: FacadeRouter): void {
  router.post(withTwin("/jobs"), editRoute);
  router.delete(withTwin("/jobs"), remove);
  router.post(withTwin("/resetjobs"), reset);
  router.post(withTwin("/reseterrorjobs"), resetErrors);
  router.post(withTwin("/startjobs"), start);
  router.post(withTwin("/pausejobs"), pause);
}
