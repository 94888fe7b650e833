import type { DocumentNode } from "graphql";
import type { z } from "zod";
import type { Grant, Right } from "../domain/rights.ts";
import type { RouteError } from "../graph/execute.ts";
import type { Answer } from "./answer.ts";

/** A JSON Schema (2020-12) as OpenAPI 3.1 carries it. */
export type JsonSchema = Readonly<Record<string, unknown>>;
type Schema = z.ZodType | JsonSchema;

/** One value of the path, the query or the headers. */
export interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly description: string;
  readonly schema: Schema;
  /** What a path segment must look like to match, as the source of a regular expression; `[^/]+` when absent. */
  readonly pattern?: string;
  /** A value that matches the pattern. */
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

/** Where a facade differs from the original on purpose: a sentence on what differs, and one on why. */
export type Differences = Readonly<Record<string, string>>;

/** What a route's caller must have before the rest of the request is read. The rule itself is the domain's. */
export interface Permission {
  readonly right: Right;
  /** The only grants of the right that count here; all of them when absent. */
  readonly grants?: readonly Grant[];
}

/** A route's successful answer. `T` is what its schema takes. */
export interface Success<T = unknown> {
  readonly status: number;
  readonly description: string;
  /** Absent when the answer has no body. */
  readonly schema?: z.ZodType<unknown, T>;
  /** The Content-Type, where it is not the facade's. */
  readonly type?: string;
  /** Other statuses that are no failures, such as 206 and 304, with their descriptions. */
  readonly also?: Readonly<Record<number, string>>;
}

/** How a facade reads the request's body: not at all, parsed by its own rules, or streamed as bytes. */
export type BodyKind = "none" | "json" | "form" | "raw";

/** Whether a slash may end a path. */
export type SlashRule = "optional" | "never";

/** The description of a route, from which OpenAPI, the parity page, the rights matrix and tests are made. */
export interface RouteMetadata {
  readonly kind: "operation" | "handler" | "refused";
  /** Unique in its facade: resource and action in the legacy API's words, as in `jobs.acquire`. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string | undefined;
  /** Who may call it, in the legacy document's words: shown in the documents and tried in the rights matrix. */
  readonly who?: string;
  /** The facade's rule when absent. `public` takes no credentials at all; `nobody` refuses every call. */
  readonly permission?: Permission | "public" | "nobody";
  /** The router's rule when absent. */
  readonly slash?: SlashRule;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** `none` when absent. */
  readonly body?: BodyKind;
  /** What the body must look like. */
  readonly accepts?: Schema;
  /** The GraphQL operations that it runs, its main one first. */
  readonly operations: readonly DocumentNode[];
  /** Null for a route whose every call is refused. */
  readonly response: (Omit<Success, "schema"> & { readonly schema?: Schema }) | null;
  /** The Content-Type of errors, where it is not the facade's. */
  readonly errorType?: string | undefined;
  readonly failures?: readonly Failure[];
  readonly differences?: Differences;
  /** Pages of any origin may call it, as only the credentials in its body count. */
  readonly anyOrigin?: true;
  /** What to use instead. */
  readonly deprecated?: string;
  /** The route's own answer to a domain error; undefined leaves it to the facade. */
  readonly refused?: (error: RouteError) => Answer | undefined;
}

/** The metadata of a route's middleware; undefined for any other middleware. */
export function metadataOf(middleware: unknown): RouteMetadata | undefined {
  return (middleware as { readonly metadata?: RouteMetadata }).metadata;
}
