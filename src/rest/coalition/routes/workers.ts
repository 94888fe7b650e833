import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Exchange, Route } from "../../legacyRecord.ts";
import { refuse } from "../answers.ts";
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
import { event, worker } from "../shape.ts";
import { type Fields, fieldsOf, namesOf, textOf, wholeOf } from "../values.ts";
import {
  coalition,
  done,
  eventSchema,
  listOf,
  names,
  query,
  rowsAtMost,
  text,
  whole,
  workerSchema,
} from "./common.ts";

/** @throws Halt 400 for anything but what a user sets */
function editsOf(body: Fields): NodeEdit[] {
  return Object.entries(body).map(([name, value]) => {
    const edit: NodeEdit = { name };
    for (const [field, sent] of Object.entries(
      fieldsOf(value, `What is to change of ${name.slice(0, 80)}`),
    )) {
      if (sent === null) continue;
      if (field === "affinity") edit.affinity = textOf(field, sent, "");
      else if (field === "active") edit.active = wholeOf(field, sent, 1) !== 0;
      else throw refuse(400, `${field.slice(0, 80)} of worker ${name.slice(0, 80)} can't be set.`);
    }
    return edit;
  });
}

/** Only where callers have credentials. */
const foreign = { status: 403, when: "a worker is another user's", code: "FORBIDDEN" };

/** What the calls on a list of names share. */
function onNames(
  record: Pick<Route, "name" | "method" | "path" | "summary" | "description">,
  operation: TypedDocumentNode<unknown, { names: string[] }>,
): Route<Exchange> {
  return coalition<unknown, { names: string[] }>({
    ...record,
    body: "json",
    accepts: names,
    operation,
    variables: ({ body }) => ({ names: namesOf(body) }),
    shape: () => 1,
    answers: done,
    failures: [foreign],
  });
}

function affinitiesOf(body: Fields) {
  return Object.entries(body).flatMap(([key, value]) => {
    const pk = wholeOf("The number of an affinity", key, 0);
    // The original knows no others, and says nothing of them.
    return pk >= 1 && pk <= 63 ? { id: pk, name: textOf("The name of an affinity", value, "") } : [];
  });
}

export const workerRoutes: Route[] = [
  coalition({
    name: "workers.list",
    method: "GET",
    path: "/api/workers",
    summary: "All workers",
    description: "Nodes that other APIs made known are workers too.",
    operation: CoalitionWorkersDocument,
    variables: () => ({ first: rowsAtMost }),
    shape: ({ computeNodes }) => computeNodes.nodes.map(worker),
    answers: { description: "The workers, by their age.", schema: listOf(workerSchema) },
    differences: [{ what: "`ip` is filled.", why: "In the original it is always empty (section 6 g)." }],
  }),
  coalition({
    name: "workers.edit",
    method: "POST",
    path: "/api/workers",
    summary: "Change workers",
    description: "Unknown workers are passed over.",
    body: "json",
    accepts: {
      type: "object",
      additionalProperties: {
        type: "object",
        properties: {
          affinity: { type: "string", description: "Lines in order of preference; empty for none." },
          active: { type: ["integer", "boolean", "string"], description: "Whether it is given jobs." },
        },
      },
    },
    operation: CoalitionEditWorkersDocument,
    variables: ({ body }) => ({ edits: editsOf(fieldsOf(body)) }),
    shape: () => 1,
    answers: done,
    failures: [foreign],
    differences: [
      {
        what: "Several fields of a worker can be set at once, and only those that a user sets.",
        why: "The original makes SQL of them that its database refuses (section 2).",
      },
    ],
  }),
  onNames(
    {
      name: "workers.delete",
      method: "DELETE",
      path: "/api/workers",
      summary: "Delete workers",
      description:
        "One that calls again comes back with its affinity and the job it is at; what one works on that does not goes back to the queue after a minute.",
    },
    CoalitionDeleteWorkersDocument,
  ),
  onNames(
    {
      name: "workers.stop",
      method: "POST",
      path: "/api/stopworkers",
      summary: "Stop workers",
      description: "They are given no jobs; what they work on goes back to the queue.",
    },
    CoalitionStopWorkersDocument,
  ),
  onNames(
    {
      name: "workers.start",
      method: "POST",
      path: "/api/startworkers",
      summary: "Start workers",
      description: "They are given jobs again.",
    },
    CoalitionStartWorkersDocument,
  ),
  coalition({
    name: "events.list",
    method: "GET",
    path: "/api/events",
    summary: "Attempts at jobs",
    parameters: {
      job: query("Only of this job.", "4", whole),
      worker: query("Only by this worker.", "worker-1", text),
      howlong: query("Those that began within the last so many seconds.", "60", whole),
    },
    operation: CoalitionEventsDocument,
    variables: ({ query }) => {
      const job = wholeOf("job", query.get("job"), 0);
      return {
        seconds: wholeOf("howlong", query.get("howlong"), -1),
        job: job > 0 ? job : null,
        nodeName: query.get("worker") || null,
      };
    },
    shape: ({ recentRuns }) => recentRuns.map(event),
    answers: { description: "The attempts, by number.", schema: listOf(eventSchema) },
    differences: [
      {
        what: "An attempt that was killed, lost or timed out has ended in ERROR.",
        why: "The original leaves it WORKING for ever (section 6 d).",
      },
    ],
  }),
  coalition({
    name: "affinities.list",
    method: "GET",
    path: "/api/affinities",
    summary: "The names of the 63 affinities",
    operation: CoalitionAffinitiesDocument,
    variables: () => ({}),
    shape: ({ affinities }) => Object.fromEntries(affinities.nodes.map(({ pk, name }) => [pk, name])),
    answers: {
      description: "By number; empty for those without a name.",
      schema: { type: "object", additionalProperties: text },
    },
  }),
  coalition({
    name: "affinities.set",
    method: "POST",
    path: "/api/affinities",
    summary: "Name affinities",
    description: "Some or all, by number. Jobs and workers keep their bits.",
    body: "json",
    accepts: { type: "object", additionalProperties: text },
    operation: CoalitionSetAffinitiesDocument,
    variables: ({ body }) => ({ names: affinitiesOf(fieldsOf(body)) }),
    shape: () => 1,
    answers: done,
  }),
];
