import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { z } from "zod";
import type { FacadeRouter } from "../../context.ts";
import { operation } from "../../route.ts";
import { queryValue } from "../../schemas.ts";
import * as graph from "../operations.generated.ts";
import { done, ok, rowsAtMost, withTwin } from "../shared.ts";
import { fieldsOf, membersOf, nameOf, names, parse, whole, wholeIn } from "../values.ts";
import { affinitiesSchema, event, worker, workerEditSchema } from "./schemas.ts";

/** @throws ResponseError 400 also for a field that can't be set */
function editsOf(body: unknown): graph.NodeEdit[] {
  return membersOf(body).map(([key, value]) => {
    const name = key.slice(0, 80);
    const fields = fieldsOf(value, `What is to change of ${name}`);
    const { affinity, active } = parse(workerEditSchema, fields, `worker ${name}`);
    return {
      name: key,
      ...(affinity !== undefined && { affinity }),
      ...(active !== undefined && { active: active !== 0 }),
    };
  });
}

/** Affinities beyond the 63 are ignored, as by the original. */
function affinitiesOf(body: unknown) {
  return membersOf(body).flatMap(([key, value]) => {
    const id = parse(whole, key, "The number of an affinity");
    return id >= 1 && id <= 63 ? { id, name: nameOf(value, "The name of an affinity") } : [];
  });
}

const foreign = { status: 403, when: "a worker is another user's", code: "FORBIDDEN" };

/** Runs an operation on the named workers. */
function onNames(
  words: { readonly name: string; readonly summary: string; readonly description: string },
  document: TypedDocumentNode<unknown, { names: string[] }>,
) {
  return operation({
    ...words,
    body: "json",
    accepts: names,
    operation: document,
    variables: ({ state: { body } }) => ({ names: parse(names, body).map((one) => nameOf(one)) }),
    ...done,
    failures: [foreign],
  });
}

const list = operation({
  name: "workers.list",
  summary: "All workers",
  description: "Nodes that other APIs made known are workers too.",
  operation: graph.CoalitionWorkersDocument,
  variables: () => ({ first: rowsAtMost }),
  response: ok("The workers, by their age.", z.array(worker.schema)),
  respond: ({ computeNodes }) => computeNodes.nodes.map(worker),
  differences: { "`ip` is filled.": "In the original it is always empty (section 6 g)." },
});

const edit = operation({
  name: "workers.edit",
  summary: "Change workers",
  description: "Unknown workers are passed over.",
  body: "json",
  accepts: z.record(z.string(), workerEditSchema),
  operation: graph.CoalitionEditWorkersDocument,
  variables: ({ state: { body } }) => ({ edits: editsOf(body) }),
  ...done,
  failures: [foreign],
  differences: {
    "Several fields of a worker can be set at once, and only those that a user sets.":
      "The original makes SQL of them that its database refuses (section 2).",
  },
});

const remove = onNames(
  {
    name: "workers.delete",
    summary: "Delete workers",
    description:
      "One that calls again comes back with its affinity and the job it is at; what one works on that does not goes back to the queue after a minute.",
  },
  graph.CoalitionDeleteWorkersDocument,
);

const stop = onNames(
  {
    name: "workers.stop",
    summary: "Stop workers",
    description: "They are given no jobs; what they work on goes back to the queue.",
  },
  graph.CoalitionStopWorkersDocument,
);

const start = onNames(
  { name: "workers.start", summary: "Start workers", description: "They are given jobs again." },
  graph.CoalitionStartWorkersDocument,
);

const listEvents = operation({
  name: "events.list",
  summary: "Attempts at jobs",
  parameters: {
    job: queryValue("Only of this job.", "4", z.int()),
    worker: queryValue("Only by this worker.", "worker-1", z.string()),
    howlong: queryValue("Those that began within the last so many seconds.", "60", z.int()),
  },
  operation: graph.CoalitionEventsDocument,
  variables: ({ state: { query } }) => {
    const job = wholeIn(query, "job", 0);
    return {
      seconds: wholeIn(query, "howlong", -1),
      job: job > 0 ? job : null,
      nodeName: query.get("worker") || null,
    };
  },
  response: ok("The attempts, by number.", z.array(event.schema)),
  respond: ({ recentRuns }) => recentRuns.map(event),
  differences: {
    "An attempt that was killed, lost or timed out has ended in ERROR.":
      "The original leaves it WORKING for ever (section 6 d).",
  },
});

const listAffinities = operation({
  name: "affinities.list",
  summary: "The names of the 63 affinities",
  operation: graph.CoalitionAffinitiesDocument,
  variables: () => ({}),
  response: ok("By number; empty for those without a name.", affinitiesSchema),
  respond: ({ affinities }) => Object.fromEntries(affinities.nodes.map(({ number, name }) => [number, name])),
});

const setAffinities = operation({
  name: "affinities.set",
  summary: "Name affinities",
  description: "Some or all, by number. Jobs and workers keep their bits.",
  body: "json",
  accepts: affinitiesSchema,
  operation: graph.CoalitionSetAffinitiesDocument,
  variables: ({ state: { body } }) => ({ names: affinitiesOf(body) }),
  ...done,
});

export function workerRoutes(router: FacadeRouter): void {
  router.get(withTwin("/workers"), list);
  router.post(withTwin("/workers"), edit);
  router.delete(withTwin("/workers"), remove);
  router.post(withTwin("/stopworkers"), stop);
  router.post(withTwin("/startworkers"), start);
  router.get(withTwin("/events"), listEvents);
  router.get(withTwin("/affinities"), listAffinities);
  router.post(withTwin("/affinities"), setAffinities);
}
