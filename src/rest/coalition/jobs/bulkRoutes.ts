import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type FacadeContext, type FacadeRouter, run } from "../../context.ts";
import type { Difference } from "../../metadata.ts";
import {
  CoalitionDeleteJobsDocument,
  CoalitionEditJobsDocument,
  CoalitionKnownJobsDocument,
  CoalitionPauseJobsDocument,
  CoalitionResetJobsDocument,
  CoalitionStartJobsDocument,
} from "../operations.generated.ts";
import { handler } from "../route.ts";
import { done, idsSchema, knownJobs, withTwin } from "../shared.ts";
import { fieldsOf, idsOf } from "../values.ts";
import { editDifferences } from "./differences.ts";
import { editsOf } from "./input.ts";
import { jobEditsSchema } from "./schemas.ts";

const foreign = { status: 403, when: "a job is another user's", code: "FORBIDDEN" };

/** Keys of jobs that there are not are passed over; so are dependencies on such. */
async function edit(ctx: FacadeContext) {
  const edits = editsOf(fieldsOf(ctx.state.body));
  const named = [...edits.map(({ id }) => id), ...edits.flatMap(({ dependencies = [] }) => dependencies)];
  const { ever, live } = await knownJobs(ctx, [...new Set(named)]);
  const [standing, anyJob] = [new Set(live), new Set(ever)];
  const wanted = edits
    .filter(({ id }) => standing.has(id))
    .map(({ dependencies, ...one }) =>
      dependencies ? { ...one, dependencies: dependencies.filter((pk) => anyJob.has(pk)) } : one,
    );
  if (wanted.length > 0) await run(ctx, CoalitionEditJobsDocument, { edits: wanted });
  return { status: 200, body: 1 };
}

interface BulkWords {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly differences?: readonly Difference[];
}

/** A list of numbers in, 1 out: runs an operation on those of the named jobs that there are, all of them or none. */
function bulk<V>(
  words: BulkWords,
  operation: TypedDocumentNode<unknown, V>,
  variables: (pks: number[]) => V,
) {
  return handler({
    ...words,
    body: "json",
    accepts: idsSchema,
    operations: [operation, CoalitionKnownJobsDocument],
    handle: async (ctx) => {
      const { live } = await knownJobs(ctx, idsOf(ctx.state.body));
      if (live.length > 0) await run(ctx, operation, variables(live));
      return { status: 200, body: 1 };
    },
    response: done,
    failures: [foreign],
  });
}

export function bulkRoutes(router: FacadeRouter): void {
  router.post(
    withTwin("/jobs"),
    handler({
      name: "jobs.edit",
      summary: "Change jobs",
      description:
        "An object of job numbers; unknown ones are passed over. All of it is done, or on a 4xx nothing.",
      body: "json",
      accepts: jobEditsSchema,
      operations: [CoalitionEditJobsDocument, CoalitionKnownJobsDocument],
      handle: edit,
      response: done,
      failures: [foreign, { status: 404, when: "the new parent is no job", code: "NOT_FOUND" }],
      differences: editDifferences,
    }),
  );

  router.delete(
    withTwin("/jobs"),
    bulk(
      {
        name: "jobs.delete",
        summary: "Delete jobs",
        description:
          "With everything in them. Jobs that waited for them are released. Unknown ones are passed over.",
        differences: [
          {
            what: "Jobs that waited for a deleted one are released.",
            why: "In the original they stay PENDING until somebody touches them (section 6 c).",
          },
        ],
      },
      CoalitionDeleteJobsDocument,
      (pks) => ({ pks }),
    ),
  );

  router.post(
    withTwin("/resetjobs"),
    bulk(
      {
        name: "jobs.reset",
        summary: "Put jobs back to their beginning",
        description: "With everything in them, from any state.",
      },
      CoalitionResetJobsDocument,
      (pks) => ({ pks, errorsOnly: false }),
    ),
  );

  router.post(
    withTwin("/reseterrorjobs"),
    bulk(
      {
        name: "jobs.resetErrors",
        summary: "Put failed jobs back to their beginning",
        description: "Those that failed, in everything below the named ones too.",
      },
      CoalitionResetJobsDocument,
      (pks) => ({ pks, errorsOnly: true }),
    ),
  );

  router.post(
    withTwin("/startjobs"),
    bulk(
      {
        name: "jobs.start",
        summary: "Put jobs back into the queue",
        description: "No longer paused, from any state; one that is being worked is taken from its worker.",
      },
      CoalitionStartJobsDocument,
      (pks) => ({ pks }),
    ),
  );

  router.post(
    withTwin("/pausejobs"),
    bulk(
      {
        name: "jobs.pause",
        summary: "Hold jobs back",
        description:
          "With everything in them; a worker stops what it works on at its next heartbeat, and what has ended begins anew once it is started.",
        differences: [
          {
            what: "UFDL's and Nodepool's jobs keep the state they have beside the pause.",
            why: "Their workers know no pause: one that is at work goes on and reports its end.",
          },
        ],
      },
      CoalitionPauseJobsDocument,
      (pks) => ({ pks }),
    ),
  );
}
