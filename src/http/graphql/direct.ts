import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  specifiedRules,
  validate,
  visit,
} from "graphql";
import type { Context } from "koa";
import type { QueryLimits } from "../../domain/limits.ts";
import { type Prepared, prepare } from "../../graph/prepare.ts";
import type { Metrics } from "../../metrics/metrics.ts";
import { nestsDeeper } from "../../nesting.ts";
import { traced } from "../../tracing.ts";
import type { YogaContext } from "./context.ts";
import type { DocumentParams, Documents } from "./documents.ts";
import { limitRules, parserOf } from "./limits.ts";
import { excessOf, priceOf } from "./pricing.ts";
import { publicError, retryAfterOf, trimErrors } from "./publicError.ts";
import { RepeatedTexts } from "./repeated.ts";

/** Documents kept, and their characters all together: a parsed and compiled one takes a hundred times its text. */
const documentLimit = { max: 1_000, maxSize: 1_000_000 };

/** Characters of a shape that is remembered with a document: variables may be as large as a body. */
const longestShape = 1_000;

/** How long a price is good: that of a history up to now grows by a bucket a second at most. Milliseconds. */
const priceLifetime = 5_000;

/** What the caller takes, when it is a single JSON answer. */
const accepted = /^(\*\/\*|application\/(json|graphql-response\+json))(; *charset=utf-8)?$/i;

export interface DirectOptions {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly limits: QueryLimits;
  readonly metrics: Metrics;
}

export interface Answer {
  /** JSON. */
  readonly text: string;
  /** Of an answer with status 503; see `retryAfterOf`. */
  readonly retryAfter: string | null;
}

/** Executes a request's body; null when the request is one for Yoga. */
export type DirectAnswer = (body: Buffer, context: YogaContext) => Promise<Answer | null>;

/** Whether a request may be answered without Yoga, as far as its headers tell. */
export function isDirect(ctx: Context): boolean {
  const { accept = "*/*", "x-graphql-cost": cost } = ctx.headers;
  return ctx.method === "POST" && hasJson(ctx) && accepted.test(accept) && cost === undefined;
}

/** Whether a request's body is JSON, as far as its headers tell. */
export function hasJson({ headers: { "content-type": type = "" } }: Context): boolean {
  return /^application\/json\s*(;|$)/i.test(type);
}

/**
 * Answers what nearly every request is: one valid query or mutation, as JSON, within the limits. All else is Yoga's:
 * subscriptions, streams, batches, files, GET, introspection, and every document or variable that is refused. Yoga's way
 * through fetch objects and plugins takes twice as long.
 */
export function directAnswer({ schema, documents, limits, metrics }: DirectOptions): DirectAnswer {
  const parse = parserOf(limits);
  const rules = [...specifiedRules, ...limitRules(limits)];
  const known = new RepeatedTexts<Known>(documentLimit);

  function find(query: string): Known | null {
    const found = known.get(query);
    if (found) return found;
    const document = parsed(query);
    if (!document || !isPlain(document) || validate(schema, document, rules).length > 0) return null;
    const prepared = { ...prepare(schema, document), affordable: null, affordableUntil: 0 };
    known.set(query, prepared);
    return prepared;
  }

  function textOf(params: Params): string | null {
    try {
      return documents.find(params);
    } catch (error) {
      if (error instanceof GraphQLError) return null;
      throw error;
    }
  }

  function parsed(query: string): DocumentNode | null {
    try {
      return parse(query);
    } catch {
      return null;
    }
  }

  /** Calculates the price again only when the variables have another shape: it took 7 % of a small request. */
  function isAffordable(prepared: Known, variables: Record<string, unknown>, context: YogaContext): boolean {
    const shape = shapeOf(variables);
    const now = context.services.clock.now().getTime();
    if (prepared.affordable !== shape || now > prepared.affordableUntil) {
      if (!fitsLimits(prepared.untyped, variables, context)) return false;
      prepared.affordable = shape.length <= longestShape ? shape : null;
      prepared.affordableUntil = now + priceLifetime;
    }
    return true;
  }

  /** Whether the price is within the limits; false also when an argument can't be read, such as a null where a default would fit. */
  function fitsLimits(document: DocumentNode, variables: Record<string, unknown>, context: YogaContext) {
    try {
      return !excessOf(priceOf(schema, document, variables, context), limits);
    } catch (error) {
      if (error instanceof GraphQLError) return false;
      throw error;
    }
  }

  return async (body, context) => {
    const params = paramsOf(body);
    const query = params && textOf(params);
    const prepared = query && find(query);
    if (!prepared) return null;
    const { operation } = prepared;
    if (params.operationName != null && params.operationName !== operation.name?.value) return null;
    if (nestsDeeper(params.variables, limits.nesting)) return null;
    const { coerced } = prepared.variables(params.variables ?? {}, { maxErrors: 1 });
    if (!coerced || !isAffordable(prepared, coerced, context)) return null;
    const began = performance.now();
    const { data, errors: thrown } = await traced("graphql", operation.name?.value ?? "anonymous", () =>
      prepared.execute(context, coerced),
    );
    const seconds = (performance.now() - began) / 1_000;
    metrics.executed(operation.name?.value ?? null, thrown ? "errors" : "done", seconds);
    if (!thrown) return { text: JSON.stringify({ data }), retryAfter: null };
    const errors = thrown.map((error) => publicError(error, context));
    trimErrors({ errors }, metrics);
    return { text: JSON.stringify({ errors, data }), retryAfter: retryAfterOf(errors) };
  };
}

/** A document that is kept. */
interface Known extends Prepared {
  /** The shape of the last variables that were within the limits; null for none yet. */
  affordable: string | null;
  /** Milliseconds since 1970. */
  affordableUntil: number;
}

/** What of the variables a price can depend on: numbers, times, how many there are of what, and what is absent; never a text. */
function shapeOf(variables: Record<string, unknown>): string {
  return (
    flatShapeOf(variables) ??
    JSON.stringify(variables, function (this: Record<string, unknown>, name, value) {
      // JSON has made a text of a Date by now.
      if (this[name] instanceof Date) return value;
      return typeof value === "string" || typeof value === "bigint" ? "" : value;
    })
  );
}

/** Of variables that are no lists or objects, in a fifth of the time; null for others. */
function flatShapeOf(variables: Record<string, unknown>): string | null {
  let shape = "";
  for (const name in variables) {
    const value = variables[name];
    if (typeof value === "object" && value !== null) return null;
    shape += typeof value === "string" || typeof value === "bigint" ? `${name};` : `${name} ${value};`;
  }
  return shape;
}

interface Params extends DocumentParams {
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

const parameterNames: ReadonlySet<string> = new Set([
  "query",
  "documentId",
  "extensions",
  "operationName",
  "variables",
]);

/** The parameters of a request that has no others than these. */
function paramsOf(body: Buffer): Params | null {
  let params: Partial<Record<string, unknown>> | null;
  try {
    params = JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
  if (typeof params !== "object" || params === null) return null;
  for (const name in params) if (!parameterNames.has(name)) return null;
  const { query, extensions, operationName, variables } = params;
  const fits =
    (query == null || typeof query === "string") &&
    (operationName == null || typeof operationName === "string") &&
    (variables == null || (typeof variables === "object" && !Array.isArray(variables))) &&
    onlyPersisted(extensions);
  return fits ? (params as Params) : null;
}

/** Other extensions, such as for the cost, are Yoga's. */
function onlyPersisted(extensions: unknown): boolean {
  if (extensions == null) return true;
  if (typeof extensions !== "object") return false;
  return Object.keys(extensions).every((name) => name === "persistedQuery");
}

/** Whether a document is one query or mutation that does not ask for the schema and has one answer. */
function isPlain(document: DocumentNode): boolean {
  let operations = 0;
  let plain = true;
  visit(document, {
    OperationDefinition: ({ operation }) => {
      operations++;
      if (operation === OperationTypeNode.SUBSCRIPTION) plain = false;
    },
    Field: ({ name }) => {
      if (name.value === "__schema" || name.value === "__type") plain = false;
    },
    Directive: ({ name }) => {
      if (name.value === "defer" || name.value === "stream") plain = false;
    },
  });
  return plain && operations === 1;
}
