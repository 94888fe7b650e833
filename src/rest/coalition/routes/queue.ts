import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Exchange, Route, Tools } from "../../legacyRecord.ts";
import { editsOf } from "../input.ts";
import {
  CoalitionDeleteJobsDocument,
  CoalitionEditJobsDocument,
  CoalitionPauseJobsDocument,
  CoalitionResetJobsDocument,
  CoalitionStartJobsDocument,
} from "../operations.generated.ts";
import { fieldsOf, idsOf } from "../values.ts";
import { type CoalitionRoute, coalition, done, ids, known, knownJobs, whole } from "./common.ts";
import { jobEditsSchema } from "./jobInput.ts";

/** Runs a bulk operation on those of the named jobs that there are; all of them or none. */
function onKnown<V>(
  operation: TypedDocumentNode<unknown, V>,
  variables: (pks: number[]) => V,
): (exchange: Exchange, tools: Tools) => Promise<{ status: number; body: number }> {
  return async (exchange, tools) => {
    const { live } = await known(idsOf(exchange.body), tools);
    if (live.length > 0) await tools.run(operation, variables(live));
    return { status: 200, body: 1 };
  };
}

/** Keys of jobs that there are not are passed over; so are dependencies on such. */
async function edit(exchange: Exchange, tools: Tools) {
  const edits = editsOf(fieldsOf(exchange.body));
  const named = [...edits.map(({ id }) => id), ...edits.flatMap(({ dependencies = [] }) => dependencies)];
  const { ever, live } = await known([...new Set(named)], tools);
  const [standing, anyJob] = [new Set(live), new Set(ever)];
  const wanted = edits
    .filter(({ id }) => standing.has(id))
    .map(({ dependencies, ...one }) =>
      dependencies ? { ...one, dependencies: dependencies.filter((pk) => anyJob.has(pk)) } : one,
    );
  if (wanted.length > 0) await tools.run(CoalitionEditJobsDocument, { edits: wanted });
  return { status: 200, body: 1 };
}

const anothers = { status: 403, when: "a job is another user's", code: "FORBIDDEN" };

/** What the bulk calls share: a list of numbers in, 1 out. */
function bulk<V>(
  record: Pick<
    CoalitionRoute<unknown, V>,
    "name" | "method" | "path" | "summary" | "description" | "differences"
  >,
  operation: TypedDocumentNode<unknown, V>,
  variables: (pks: number[]) => V,
): Route<Exchange> {
  return coalition<unknown, V>({
    ...record,
    body: "json",
    accepts: ids,
    operation,
    others: [knownJobs],
    variables: () => variables([]),
    shape: () => undefined,
    handle: onKnown(operation, variables),
    answers: done,
    failures: [anothers],
  });
}

export const queueRoutes: Route[] = [
  coalition({
    name: "jobs.edit",
    method: "POST",
    path: "/api/jobs",
    summary: "Change jobs",
    description:
      "An object of job numbers; unknown ones are passed over. All of it is done, or on a 4xx nothing.",
    body: "json",
    accepts: jobEditsSchema,
    operation: CoalitionEditJobsDocument,
    others: [knownJobs],
    variables: () => ({ edits: [] }),
    shape: () => undefined,
    handle: edit,
    answers: { description: "Done.", schema: whole },
    failures: [anothers, { status: 404, when: "the new parent is no job", code: "NOT_FOUND" }],
    differences: [
      {
        what: "Only what a user sets can be set; nulls are passed over; `retry` is real; priority 0 and `[]` count.",
        why: "The original writes any column, and takes 0 and an empty list for nothing (section 2).",
      },
      {
        what: "A loop of parents or of dependencies is a 400.",
        why: "In the original it is a crash, or waits for ever (section 2).",
      },
      {
        what: "A group with jobs in it can't be given a state by hand, nor any job WORKING or a word of one's own.",
        why: "In the original a group's lasts until the next change in it, and no rule knows what to do with the others (section 2).",
      },
      {
        what: "A job that is set FINISHED or ERROR by hand and was never started has taken 0 seconds.",
        why: "The original counts from 1970 (section 2).",
      },
    ],
  }),
  bulk(
    {
      name: "jobs.delete",
      method: "DELETE",
      path: "/api/jobs",
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
  bulk(
    {
      name: "jobs.reset",
      method: "POST",
      path: "/api/resetjobs",
      summary: "Put jobs back to their beginning",
      description: "With everything in them, from any state.",
    },
    CoalitionResetJobsDocument,
    (pks) => ({ pks, errorsOnly: false }),
  ),
  bulk(
    {
      name: "jobs.resetErrors",
      method: "POST",
      path: "/api/reseterrorjobs",
      summary: "Put failed jobs back to their beginning",
      description: "Those that failed, in everything below the named ones too.",
    },
    CoalitionResetJobsDocument,
    (pks) => ({ pks, errorsOnly: true }),
  ),
  bulk(
    {
      name: "jobs.start",
      method: "POST",
      path: "/api/startjobs",
      summary: "Put jobs back into the queue",
      description: "No longer paused, from any state; one that is being worked is taken from its worker.",
    },
    CoalitionStartJobsDocument,
    (pks) => ({ pks }),
  ),
  bulk(
    {
      name: "jobs.pause",
      method: "POST",
      path: "/api/pausejobs",
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
];
