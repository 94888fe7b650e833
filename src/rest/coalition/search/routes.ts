import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { z } from "zod";
import type { Accepted } from "../../../graph/execute.ts";
import { type FacadeContext, type FacadeRouter, run } from "../../context.ts";
import { operation } from "../../route.ts";
import { queryValue } from "../../schemas.ts";
import { problem } from "../errors.ts";
import { rawJob } from "../jobs/schemas.ts";
import * as graph from "../operations.generated.ts";
import { ok, rowsAtMost, withTwin } from "../shared.ts";
import { parse, whole } from "../values.ts";
import { filterOf } from "./filter.ts";
import { readWhere } from "./where.ts";

/** A required value of the query. @throws ResponseError 400 */
function required({ state: { query } }: FacadeContext, name: string): string {
  const value = query.get(name);
  if (value === null) throw problem(400, `${name} is missing.`);
  return value;
}

async function filter(ctx: FacadeContext): Promise<graph.JobFilter> {
  const clause = readWhere(required(ctx, "where_clause"));
  const named = clause.groups.flat().flatMap((term) => (term.kind === "dependencies" ? term.values : []));
  const dependents = new Map<number, number[]>();
  for (const pk of new Set(named)) {
    const { job } = await run(ctx, graph.CoalitionDependentsDocument, { pk });
    dependents.set(pk, job?.dependents.map((one) => one.number) ?? []);
  }
  return filterOf(clause, dependents);
}

/** Which rows are asked for. @throws ResponseError 400 */
function range(ctx: FacadeContext) {
  const skip = parse(whole, required(ctx, "min"), "min");
  const count = parse(whole, required(ctx, "max"), "max");
  if (skip < 0 || count < 0) throw problem(400, "min and max must not be negative.");
  return { skip, first: Math.min(rowsAtMost, count) };
}

const clause = queryValue("Which jobs, in the page's language.", "(parent = 0)", z.string(), true);
const grammar = {
  "The clause is read by the page's own grammar; anything else is a 400. The grammar's missing and hanging `or`s, quotes in values, lists of numbers and `dependencies` work, and `%` and `_` in a value stand for themselves. A text has at most 1,000 characters.":
    "The original pastes it into SQL, and crashes on these (sections 0.3 and 4.2).",
};

/** A list of a column's values that the page's filters offer; makes its route of a name. */
function facet<D>(
  column: string,
  document: TypedDocumentNode<D, Record<string, never>>,
  values: (data: Accepted<D>) => readonly (string | number)[],
) {
  return (name: string) =>
    operation({
      name,
      summary: `The jobs' distinct values of ${column}`,
      operation: document,
      variables: () => ({}),
      response: ok("Sorted.", z.array(z.object({ [column]: z.union([z.string(), z.int()]) }))),
      respond: (data) => values(data).map((value) => ({ [column]: value })),
    });
}

/** The states as the original shows them: without CANCELLED, and with PAUSED. */
function shownStates({ jobFacets, paused }: graph.CoalitionStatesQuery): string[] {
  const words = jobFacets.states.map((state) => (state === "CANCELLED" ? "ERROR" : state));
  return [...new Set(paused.nodes.length > 0 ? [...words, "PAUSED"] : words)].sort();
}

const count = operation({
  name: "where.count",
  summary: "How many jobs a clause lets through",
  parameters: { where_clause: clause },
  operation: graph.CoalitionCountDocument,
  queries: [graph.CoalitionDependentsDocument],
  variables: async (ctx) => ({ filter: await filter(ctx) }),
  response: ok("A number.", z.int()),
  respond: ({ jobs }) => jobs.totalCount,
  differences: grammar,
});

const rows = operation({
  name: "where.rows",
  summary: "The jobs that a clause lets through",
  parameters: {
    where_clause: clause,
    min: queryValue("Rows to leave out at the beginning.", "0", z.int(), true),
    max: queryValue("Rows at most.", "100", z.int(), true),
  },
  operation: graph.CoalitionWhereDocument,
  queries: [graph.CoalitionDependentsDocument],
  variables: async (ctx) => ({ filter: await filter(ctx), ...range(ctx) }),
  response: ok("Raw rows, by number.", z.array(rawJob.schema)),
  respond: ({ jobs }) => jobs.nodes.map(rawJob),
  differences: {
    ...grammar,
    "In a raw row a job that was paused is WAITING or PENDING, with `paused` 1.":
      "The original stores PAUSED until the worker's next heartbeat, and WAITING after it (section 5.1).",
  },
});

const facets = {
  users: facet("user", graph.CoalitionUsersDocument, ({ jobFacets }) => jobFacets.onBehalfOf),
  states: facet("state", graph.CoalitionStatesDocument, shownStates),
  workers: facet("worker", graph.CoalitionLastWorkersDocument, ({ jobFacets }) => jobFacets.lastNodeNames),
  priorities: facet("priority", graph.CoalitionPrioritiesDocument, ({ jobFacets }) => jobFacets.priorities),
  affinities: facet(
    "affinity",
    graph.CoalitionJobAffinitiesDocument,
    ({ jobFacets }) => jobFacets.affinities,
  ),
};

export function searchRoutes(router: FacadeRouter): void {
  router.get(withTwin("/jobs/count/where/"), count);
  router.get(withTwin("/jobs/where/"), rows);
  for (const [name, route] of Object.entries(facets)) {
    // Any method gets the values (docs/apis/coalition.md section 1).
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      const suffix = method === "GET" ? "" : `.${method.toLowerCase()}`;
      router.register(withTwin(`/jobs/${name}/`), [method], route(`choices.${name}${suffix}`));
    }
  }
}
