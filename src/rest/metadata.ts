import type { DocumentNode } from "graphql";
import type { z } from "zod";
import type { Right, Standing } from "../domain/rights.ts";
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

/** Where a facade differs from the original on purpose: a sentence on what differs, and one on why. */
export type Differences = Readonly<Record<string, string>>;

/** What a route's caller must have before the rest of the request is read. The rule itself is the domain's. */
export interface Permission {
  readonly right: Right;
  /** The only grounds of the right that count here; all of them when absent. */
  readonly as?: readonly Standing[];
}

/** What a route answers when all goes well. `T` is what its schema takes. */
export interface Success<T = unknown> {
  readonly status: number;
  readonly description: string;
  /** Absent when the answer has no body. */
  readonly schema?: z.ZodType<unknown, T>;
  /** The facade's own Content-Type unless told. */
  readonly type?: string;
  /** Other statuses that are no failure, each with what it means: a range of the body, or none of it. */
  readonly also?: Readonly<Record<number, string>>;
}

/** How a facade reads the request's body: not at all, parsed by its own rules, or streamed as bytes. */
export type BodyKind = "none" | "json" | "form" | "raw";

/** Whether a slash may end a path. */
export type SlashRule = "optional" | "never";

/** What is told of a route: OpenAPI, documents, rights matrix and tests are made from it, and from what its facade adds. */
export interface RouteMetadata {
  readonly kind: "operation" | "handler" | "refused";
  /** Unique in its facade: resource and action in the legacy API's words, as in `jobs.acquire`. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string | undefined;
  /** Who may call it, in the legacy document's words: shown in the documents and tried in the rights matrix. */
  readonly who?: string;
  /** The facade's rule when absent. `public` takes no credentials at all; `nobody` refuses everybody. */
  readonly permission?: Permission | "public" | "nobody";
  /** The router's rule when absent. */
  readonly slash?: SlashRule;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** `none` when absent. */
  readonly body?: BodyKind;
  /** What the body must look like. */
  readonly accepts?: Schema;
  /** The graph's operations that it runs, the one that the route stands for first. */
  readonly operations: readonly DocumentNode[];
  /** Null for a route that exists to be refused. */
  readonly response: (Omit<Success, "schema"> & { readonly schema?: Schema }) | null;
  /** The Content-Type that this route's errors carry, where it is not the facade's. */
  readonly errorType?: string | undefined;
  readonly failures?: readonly Failure[];
  readonly differences?: Differences;
  /** Pages of any origin may call it: all that counts are the credentials in its body. */
  readonly anyOrigin?: true;
  /** What to use instead. */
  readonly deprecated?: string;
  /** This route's own words for a domain error; undefined leaves it to the facade's. */
  readonly refused?: (error: RouteError) => Answer | undefined;
}

/** What is told of a route by its middleware; undefined for any other middleware. */
export function metadataOf(middleware: unknown): RouteMetadata | undefined {
  return (middleware as { readonly metadata?: RouteMetadata }).metadata;
}
