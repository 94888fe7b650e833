import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Accepted } from "../../execute.ts";
import type { Exchange, Method, Route, Tools } from "../../legacyRecord.ts";
import { refuse } from "../answers.ts";
import { filterOf } from "../filter.ts";
import {
  CoalitionCountDocument,
  CoalitionDependentsDocument,
  CoalitionJobAffinitiesDocument,
  CoalitionLastWorkersDocument,
  CoalitionPrioritiesDocument,
  CoalitionStatesDocument,
  CoalitionUsersDocument,
  CoalitionWhereDocument,
  type JobFilter,
} from "../operations.generated.ts";
import { job } from "../shape.ts";
import { wholeOf } from "../values.ts";
import { readWhere } from "../where.ts";
import { coalition, jobSchema, listOf, query, text, whole } from "./common.ts";

/** Rows in one answer, at most, however many were asked for. */
const rowsAtMost = 1_000_000;

/** A value that a call can't do without. @throws Halt 400 */
function needed({ query }: Exchange, name: string): string {
  const value = query.get(name);
  if (value === null) throw refuse(400, `${name} is missing.`);
  return value;
}

async function filter(exchange: Exchange, { run }: Tools): Promise<JobFilter> {
  const clause = readWhere(needed(exchange, "where_clause"));
  const required = clause.groups.flat().flatMap((term) => (term.kind === "dependencies" ? term.values : []));
  const dependents = new Map<number, number[]>();
  for (const pk of new Set(required)) {
    const { job } = await run(CoalitionDependentsDocument, { pk });
    dependents.set(pk, job?.dependents.map((one) => one.pk) ?? []);
  }
  return filterOf(clause, dependents);
}

async function rows(exchange: Exchange, tools: Tools) {
  const where = await filter(exchange, tools);
  const offset = wholeOf("min", needed(exchange, "min"), 0);
  const count = wholeOf("max", needed(exchange, "max"), 0);
  if (offset < 0 || count < 0) throw refuse(400, "min and max must not be negative.");
  const first = Math.min(rowsAtMost, offset + count);
  const { jobs } = await tools.run(CoalitionWhereDocument, { filter: where, first });
  return { status: 200, body: jobs.nodes.slice(offset).map((one) => job(one, true)) };
}

const clause = query("Which jobs, in the page's language.", "(parent = 0)", text, true);
const injected = {
  what: "The clause is read by the page's own grammar; anything else is a 400. The grammar's missing and hanging `or`s, quotes in values, lists of numbers and `dependencies` work, and `%` and `_` in a value stand for themselves. A text has at most 1,000 characters.",
  why: "The original pastes it into SQL, and crashes on these (sections 0.3 and 4.2).",
};

/** The lists that the page's filters offer: any method gets them (docs/apis/coalition.md section 1). */
function choice<D>(
  path: string,
  column: string,
  operation: TypedDocumentNode<D, Record<string, never>>,
  values: (data: Accepted<D>) => readonly (string | number)[],
): Route[] {
  const methods: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  return methods.map((method) =>
    coalition({
      name: method === "GET" ? `choices.${path}` : `choices.${path}.${method.toLowerCase()}`,
      method,
      path: `/api/jobs/${path}/`,
      summary: `The jobs' distinct values of ${column}`,
      operation,
      variables: () => ({}),
      shape: (data) => values(data).map((value) => ({ [column]: value })),
      answers: {
        description: "Sorted.",
        schema: listOf({ type: "object", properties: { [column]: { anyOf: [text, whole] } } }),
      },
    }),
  );
}

/** The word by which the original knows a state. */
const stateWords = (states: readonly string[]) => [
  ...new Set(states.map((state) => (state === "CANCELLED" ? "ERROR" : state))),
];

export const choiceRoutes: Route[] = [
  coalition({
    name: "where.count",
    method: "GET",
    path: "/api/jobs/count/where/",
    summary: "How many jobs a clause lets through",
    parameters: { where_clause: clause },
    operation: CoalitionCountDocument,
    others: [CoalitionDependentsDocument],
    variables: async (exchange, tools) => ({ filter: await filter(exchange, tools) }),
    shape: ({ jobs }) => jobs.totalCount,
    answers: { description: "A number.", schema: whole },
    differences: [injected],
  }),
  coalition({
    name: "where.rows",
    method: "GET",
    path: "/api/jobs/where/",
    summary: "The jobs that a clause lets through",
    parameters: {
      where_clause: clause,
      min: query("Rows to leave out at the beginning.", "0", whole, true),
      max: query("Rows at most.", "100", whole, true),
    },
    operation: CoalitionWhereDocument,
    others: [CoalitionDependentsDocument],
    variables: () => ({ filter: {}, first: 0 }),
    shape: () => undefined,
    handle: rows,
    answers: { description: "Raw rows, by number.", schema: listOf(jobSchema) },
    differences: [
      injected,
      {
        what: "In a raw row a job that was paused is WAITING or PENDING, with `paused` 1.",
        why: "The original stores PAUSED until the worker's next heartbeat, and WAITING after it (section 5.1).",
      },
    ],
  }),
  ...choice("users", "user", CoalitionUsersDocument, ({ jobFacets }) => jobFacets.users),
  ...choice("states", "state", CoalitionStatesDocument, ({ jobFacets }) => stateWords(jobFacets.states)),
  ...choice("workers", "worker", CoalitionLastWorkersDocument, ({ jobFacets }) => jobFacets.lastNodeNames),
  ...choice("priorities", "priority", CoalitionPrioritiesDocument, ({ jobFacets }) => jobFacets.priorities),
  ...choice(
    "affinities",
    "affinity",
    CoalitionJobAffinitiesDocument,
    ({ jobFacets }) => jobFacets.affinities,
  ),
];
