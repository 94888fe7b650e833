import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { z } from "zod";
import type { FacadeRouter } from "../../context.ts";
import { problem } from "../errors.ts";
import {
  CoalitionAffinitiesDocument,
  CoalitionDeleteWorkersDocument,
  CoalitionEditWorkersDocument,
  CoalitionEventsDocument,
  CoalitionSetAffinitiesDocument,
  CoalitionStartWorkersDocument,
  CoalitionStopWorkersDocument,
  CoalitionWorkersDocument,
  type NodeEdit,
} from "../operations.generated.ts";
import { operation } from "../route.ts";
import { done, ok, queryOf, rowsAtMost, withTwin } from "../shared.ts";
import { type Fields, fieldsOf, namesOf, textOf, wholeOf } from "../values.ts";
import { affinitiesSchema, event, eventSchema, worker, workerEditsSchema, workerSchema } from "./schemas.ts";

/** @throws ResponseError 400 for anything but what a user sets */
function editsOf(body: Fields): NodeEdit[] {
  return Object.entries(body).map(([name, value]) => {
    const edit: NodeEdit = { name };
    for (const [field, sent] of Object.entries(
      fieldsOf(value, `What is to change of ${name.slice(0, 80)}`),
    )) {
      if (sent === null) continue;
      if (field === "affinity") edit.affinity = textOf(field, sent, "");
      else if (field === "active") edit.active = wholeOf(field, sent, 1) !== 0;
      else throw problem(400, `${field.slice(0, 80)} of worker ${name.slice(0, 80)} can't be set.`);
    }
    return edit;
  });
}

function affinitiesOf(body: Fields) {
  return Object.entries(body).flatMap(([key, value]) => {
    const pk = wholeOf("The number of an affinity", key, 0);
    // The original knows no others, and says nothing of them.
    return pk >= 1 && pk <= 63 ? { id: pk, name: textOf("The name of an affinity", value, "") } : [];
  });
}

/** Only where callers have credentials. */
const foreign = { status: 403, when: "a worker is another user's", code: "FORBIDDEN" };

/** A list of names in, 1 out. */
function onNames(
  words: { readonly name: string; readonly summary: string; readonly description: string },
  document: TypedDocumentNode<unknown, { names: string[] }>,
) {
  return operation({
    ...words,
    body: "json",
    accepts: z.array(z.string()),
    operation: document,
    variables: ({ state: { body } }) => ({ names: namesOf(body) }),
    response: done,
    respond: () => 1 as const,
    failures: [foreign],
  });
}

export function workerRoutes(router: FacadeRouter): void {
  router.get(
    withTwin("/workers"),
    operation({
      name: "workers.list",
      summary: "All workers",
      description: "Nodes that other APIs made known are workers too.",
      operation: CoalitionWorkersDocument,
      variables: () => ({ first: rowsAtMost }),
      response: ok("The workers, by their age.", z.array(workerSchema)),
      respond: ({ computeNodes }) => computeNodes.nodes.map(worker),
      differences: [{ what: "`ip` is filled.", why: "In the original it is always empty (section 6 g)." }],
    }),
  );

  router.post(
    withTwin("/workers"),
    operation({
      name: "workers.edit",
      summary: "Change workers",
      description: "Unknown workers are passed over.",
      body: "json",
      accepts: workerEditsSchema,
      operation: CoalitionEditWorkersDocument,
      variables: ({ state: { body } }) => ({ edits: editsOf(fieldsOf(body)) }),
      response: done,
      respond: () => 1 as const,
      failures: [foreign],
      differences: [
        {
          what: "Several fields of a worker can be set at once, and only those that a user sets.",
          why: "The original makes SQL of them that its database refuses (section 2).",
        },
      ],
    }),
  );

  router.delete(
    withTwin("/workers"),
    onNames(
      {
        name: "workers.delete",
        summary: "Delete workers",
        description:
          "One that calls again comes back with its affinity and the job it is at; what one works on that does not goes back to the queue after a minute.",
      },
      CoalitionDeleteWorkersDocument,
    ),
  );

  router.post(
    withTwin("/stopworkers"),
    onNames(
      {
        name: "workers.stop",
        summary: "Stop workers",
        description: "They are given no jobs; what they work on goes back to the queue.",
      },
      CoalitionStopWorkersDocument,
    ),
  );

  router.post(
    withTwin("/startworkers"),
    onNames(
      { name: "workers.start", summary: "Start workers", description: "They are given jobs again." },
      CoalitionStartWorkersDocument,
    ),
  );

  router.get(
    withTwin("/events"),
    operation({
      name: "events.list",
      summary: "Attempts at jobs",
      parameters: {
        job: queryOf("Only of this job.", "4", z.int()),
        worker: queryOf("Only by this worker.", "worker-1", z.string()),
        howlong: queryOf("Those that began within the last so many seconds.", "60", z.int()),
      },
      operation: CoalitionEventsDocument,
      variables: ({ state: { query } }) => {
        const job = wholeOf("job", query.get("job"), 0);
        return {
          seconds: wholeOf("howlong", query.get("howlong"), -1),
          job: job > 0 ? job : null,
          nodeName: query.get("worker") || null,
        };
      },
      response: ok("The attempts, by number.", z.array(eventSchema)),
      respond: ({ recentRuns }) => recentRuns.map(event),
      differences: [
        {
          what: "An attempt that was killed, lost or timed out has ended in ERROR.",
          why: "The original leaves it WORKING for ever (section 6 d).",
        },
      ],
    }),
  );

  router.get(
    withTwin("/affinities"),
    operation({
      name: "affinities.list",
      summary: "The names of the 63 affinities",
      operation: CoalitionAffinitiesDocument,
      variables: () => ({}),
      response: ok("By number; empty for those without a name.", affinitiesSchema),
      respond: ({ affinities }) =>
        Object.fromEntries(affinities.nodes.map(({ number, name }) => [number, name])),
    }),
  );

  router.post(
    withTwin("/affinities"),
    operation({
      name: "affinities.set",
      summary: "Name affinities",
      description: "Some or all, by number. Jobs and workers keep their bits.",
      body: "json",
      accepts: affinitiesSchema,
      operation: CoalitionSetAffinitiesDocument,
      variables: ({ state: { body } }) => ({ names: affinitiesOf(fieldsOf(body)) }),
      response: done,
      respond: () => 1 as const,
    }),
  );
}
