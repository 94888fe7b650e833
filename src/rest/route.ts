import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { DocumentNode } from "graphql";
import type { Answer } from "./answer.ts";
import type { BodyKind, Exchange } from "./exchange.ts";
import type { Accepted, RouteError } from "./execute.ts";
import type { Tools } from "./tools.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A JSON Schema (2020-12) as OpenAPI 3.1 carries it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One value of the path, the query or the headers. */
export interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly description: string;
  readonly schema: JsonSchema;
  /** What a path segment must look like to match, as the source of a regular expression; `[^/]+` when absent. */
  readonly pattern?: string;
  /** A value that matches: for the documents, and to find two facades that own one route. */
  readonly example: string;
  readonly required?: boolean;
}

/** One way in which a call can fail, for the documents and the tests. */
export interface Failure {
  readonly status: number;
  readonly when: string;
  /** The domain error behind it, when there is one. */
  readonly code?: string;
}

/** What a route answers when all goes well, besides its status. */
export interface Success {
  readonly description: string;
  /** Absent when the answer has no body. */
  readonly schema?: JsonSchema;
  /** Default `application/json`. */
  readonly type?: string;
  /** Other statuses that are no failure, each with what it means: a range of the body, or none of it. */
  readonly also?: Readonly<Record<number, string>>;
}

/**
 * One route of a legacy API, as data. Router, OpenAPI, documents, rights matrix and tests are made from this record.
 * `D` and `V` are the operation's data and variables, `X` the facade's own exchange.
 */
export interface RouteRecord<D, V, X extends Exchange> {
  /** Unique in its facade: resource and action in the legacy API's words, as in `jobs.acquire`. */
  readonly name: string;
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/jobs/{pk}/acquire`. */
  readonly path: string;
  /** Further paths that lead here. */
  readonly aliases?: readonly string[];
  /** Whether a slash may, must or must not end the path; the facade's rule when absent. */
  readonly slash?: SlashRule;
  readonly summary: string;
  readonly description?: string;
  /** The legacy document's word for who may: shown in the documents and tried in the rights matrix. */
  readonly who: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly body: BodyKind;
  /** Pages of any origin may call it: all that counts are the credentials in its body. */
  readonly anyOrigin?: true;
  /** What the body must look like, for the documents. */
  readonly accepts?: JsonSchema;
  /** The operation that does it; null for a route that exists to be refused. */
  readonly operation: TypedDocumentNode<D, V> | null;
  /** Operations that `handle` runs besides. */
  readonly others?: readonly DocumentNode[];
  /**
   * Turns path, query and body into the operation's variables; may throw a Halt, and may run operations to find out
   * which of several complaints comes first.
   */
  readonly variables: (exchange: X, tools: Tools) => V | Promise<V>;
  /** Turns the operation's data into the legacy body. `undefined` answers no body. */
  readonly shape: (data: Accepted<D>, exchange: X) => unknown;
  /**
   * In place of `variables`, operation and `shape` in a row: for bodies that are streamed, or an action that needs more
   * than one operation. It still does nothing but run operations.
   */
  readonly handle?: (exchange: X, tools: Tools) => Promise<Answer>;
  /** This route's own words for a domain error; undefined leaves it to the facade's. */
  readonly refused?: (error: RouteError, exchange: X) => Answer | undefined;
  readonly status: number;
  readonly answers: Success;
  readonly failures: readonly Failure[];
  /** The version of the legacy API that first had it. */
  readonly since?: string;
  /** What to use instead. */
  readonly deprecated?: string;
  /** Whatever else the facade wants to know of its routes. */
  readonly notes?: Readonly<Record<string, unknown>>;
}

/** How a facade treats a slash at the end of a path. */
export type SlashRule = "optional" | "never" | "required";

/** A route whose operation's types have been checked and put aside. */
export type Route<X extends Exchange = Exchange> = RouteRecord<unknown, unknown, X>;

/** Checks a route's functions against its operation's types, then forgets the types so that routes fit in one list. */
export function route<D, V, X extends Exchange>(record: RouteRecord<D, V, X>): Route<X> {
  return record as unknown as Route<X>;
}
