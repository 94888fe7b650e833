import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { z } from "zod";
import type { Accepted } from "../../../graph/execute.ts";
import { type FacadeContext, type FacadeRouter, run } from "../../context.ts";
import { problem } from "../errors.ts";
import { job, jobSchema } from "../jobs/schemas.ts";
import {
  CoalitionCountDocument,
  CoalitionDependentsDocument,
  CoalitionJobAffinitiesDocument,
  CoalitionLastWorkersDocument,
  CoalitionPrioritiesDocument,
  CoalitionStatesDocument,
  type CoalitionStatesQuery,
  CoalitionUsersDocument,
  CoalitionWhereDocument,
  type JobFilter,
} from "../operations.generated.ts";
import { operation } from "../route.ts";
import { ok, queryOf, rowsAtMost, withTwin } from "../shared.ts";
import { wholeOf } from "../values.ts";
import { filterOf } from "./filter.ts";
import { readWhere } from "./where.ts";

/** A value that a call can't do without. @throws ResponseError 400 */
function required({ state: { query } }: FacadeContext, name: string): string {
  const value = query.get(name);
  if (value === null) throw problem(400, `${name} is missing.`);
  return value;
}

async function filter(ctx: FacadeContext): Promise<JobFilter> {
  const clause = readWhere(required(ctx, "where_clause"));
  const named = clause.groups.flat().flatMap((term) => (term.kind === "dependencies" ? term.values : []));
  const dependents = new Map<number, number[]>();
  for (const pk of new Set(named)) {
    const { job } = await run(ctx, CoalitionDependentsDocument, { pk });
    dependents.set(pk, job?.dependents.map((one) => one.number) ?? []);
  }
  return filterOf(clause, dependents);
}

/** Which rows are asked for. @throws ResponseError 400 */
function range(ctx: FacadeContext) {
  const skip = wholeOf("min", required(ctx, "min"), 0);
  const count = wholeOf("max", required(ctx, "max"), 0);
  if (skip < 0 || count < 0) throw problem(400, "min and max must not be negative.");
  return { skip, first: Math.min(rowsAtMost, count) };
}

const clause = queryOf("Which jobs, in the page's language.", "(parent = 0)", z.string(), true);
const grammar = {
  what: "The clause is read by the page's own grammar; anything else is a 400. The grammar's missing and hanging `or`s, quotes in values, lists of numbers and `dependencies` work, and `%` and `_` in a value stand for themselves. A text has at most 1,000 characters.",
  why: "The original pastes it into SQL, and crashes on these (sections 0.3 and 4.2).",
};

/** Any method gets a list of values (docs/apis/coalition.md section 1). */
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The list of a column's values that the page's filters offer. */
function valuesRoutes<D>(
  router: FacadeRouter,
  path: string,
  column: string,
  document: TypedDocumentNode<D, Record<string, never>>,
  values: (data: Accepted<D>) => readonly (string | number)[],
): void {
  for (const method of methods) {
    const route = operation({
      name: method === "GET" ? `choices.${path}` : `choices.${path}.${method.toLowerCase()}`,
      summary: `The jobs' distinct values of ${column}`,
      operation: document,
      variables: () => ({}),
      response: ok("Sorted.", z.array(z.object({ [column]: z.union([z.string(), z.int()]) }))),
      respond: (data) => values(data).map((value) => ({ [column]: value })),
    });
    router.register(withTwin(`/jobs/${path}/`), [method], route);
  }
}

/** The states as the original shows them: it knows no cancelling, and a paused job is PAUSED whatever its state. */
function stateWords({ jobFacets, paused }: CoalitionStatesQuery): string[] {
  const words = jobFacets.states.map((state) => (state === "CANCELLED" ? "ERROR" : state));
  return [...new Set(paused.nodes.length > 0 ? [...words, "PAUSED"] : words)].sort();
}

export function searchRoutes(router: FacadeRouter): void {
  router.get(
    withTwin("/jobs/count/where/"),
    operation({
      name: "where.count",
      summary: "How many jobs a clause lets through",
      parameters: { where_clause: clause },
      operation: CoalitionCountDocument,
      others: [CoalitionDependentsDocument],
      variables: async (ctx) => ({ filter: await filter(ctx) }),
      response: ok("A number.", z.int()),
      respond: ({ jobs }) => jobs.totalCount,
      differences: [grammar],
    }),
  );

  router.get(
    withTwin("/jobs/where/"),
    operation({
      name: "where.rows",
      summary: "The jobs that a clause lets through",
      parameters: {
        where_clause: clause,
        min: queryOf("Rows to leave out at the beginning.", "0", z.int(), true),
        max: queryOf("Rows at most.", "100", z.int(), true),
      },
      operation: CoalitionWhereDocument,
      others: [CoalitionDependentsDocument],
      variables: async (ctx) => ({ filter: await filter(ctx), ...range(ctx) }),
      response: ok("Raw rows, by number.", z.array(jobSchema)),
      respond: ({ jobs }) => jobs.nodes.map((one) => job(one, true)),
      differences: [
        grammar,
        {
          what: "In a raw row a job that was paused is WAITING or PENDING, with `paused` 1.",
          why: "The original stores PAUSED until the worker's next heartbeat, and WAITING after it (section 5.1).",
        },
      ],
    }),
  );

  valuesRoutes(router, "users", "user", CoalitionUsersDocument, ({ jobFacets }) => jobFacets.onBehalfOf);
  valuesRoutes(router, "states", "state", CoalitionStatesDocument, stateWords);
  valuesRoutes(
    router,
    "workers",
    "worker",
    CoalitionLastWorkersDocument,
    ({ jobFacets }) => jobFacets.lastNodeNames,
  );
  valuesRoutes(
    router,
    "priorities",
    "priority",
    CoalitionPrioritiesDocument,
    ({ jobFacets }) => jobFacets.priorities,
  );
  valuesRoutes(
    router,
    "affinities",
    "affinity",
    CoalitionJobAffinitiesDocument,
    ({ jobFacets }) => jobFacets.affinities,
  );
}
