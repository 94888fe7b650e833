import { readFileSync } from "node:fs";
import type { Differing, DocumentedApi, DocumentedCall } from "../../../scripts/parity.ts";

/*
 * What the originals' documents say, as data: test/contract/examples/<api>.json, transcribed from the five documents,
 * which are others' and not in the repository. Values are the document's own, but for
 * - `<int>`, `<str or null>`, `<timestamp>`, `<Node>`: a value of that kind, where the document gives a type and no value;
 *   in a request `<str, optional>` may also be left out;
 * - `{PK}`: a blank in the document's own text;
 * - `"..."` at the end of a list: more of the same.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A difference between document and original, and what makes the document's answer into the original's. It is about the
 * key `at` wherever the answer has it, about the Content-Type (`type`) or about the whole answer (`response`); without
 * any of the keys below it is a remark.
 */
export interface Difference extends Differing {
  /** The key's name as served. */
  readonly as?: string;
  /** The value as served; with `beside` of a key that the document does not have. */
  readonly served?: Json;
  /** The key that stands before it. */
  readonly beside?: string;
  /** The key is not served. */
  readonly drop?: boolean;
  /** The answer is a list of what the document shows. */
  readonly list?: boolean;
}

export interface Example {
  readonly request: {
    /** Path and query where the document writes them out; else they are the endpoint's. */
    readonly target?: string;
    /** Values for the path's blanks, in place of the prepared ones. */
    readonly blanks?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    /** Sent as JSON. */
    readonly body?: Json;
    readonly form?: Readonly<Record<string, string>>;
    /** Sent as they are. */
    readonly bytes?: string;
    /** The body as the document writes it where that is no JSON: it must be refused, and `body`, its reading, be taken. */
    readonly asWritten?: string;
  };
  readonly response: {
    readonly status: number;
    /** The whole Content-Type. */
    readonly type?: string;
    /** Absent: no body. */
    readonly body?: Json;
  };
  /** The status that the document promises for such a mistake; `response` has the one that is served. */
  readonly promised?: number;
  /** What must be read afterwards: these keys at least, or `sent`, what was sent. */
  readonly effect?: readonly { readonly path: string; readonly status: number; readonly body?: Json }[];
  readonly differs?: readonly Difference[];
  /** Further keys whose values may differ; `body` for the answer itself. */
  readonly vary?: readonly string[];
}

export interface Endpoint extends DocumentedCall {
  /** What the document says of the path's and query's values. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Any one of these lists of permissions lets a caller in. */
  readonly permissions?: readonly (readonly string[])[];
  /** Statuses that the document names. */
  readonly statuses?: readonly number[];
  readonly differs?: readonly Difference[];
  readonly examples: readonly Example[];
}

export interface Document {
  readonly title: string;
  /** Of requests with a body. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The document's order of keys is the wire's. */
  readonly order: boolean;
  /** Keys of ids and times: any value of the same kind will do. */
  readonly vary: readonly string[];
  /** What `<name>` means. */
  readonly objects: Readonly<Record<string, Json>>;
  readonly differs: readonly Difference[];
  readonly endpoints: readonly Endpoint[];
}

export interface Api extends DocumentedApi {
  readonly documents: readonly Document[];
  readonly differs?: readonly Difference[];
}

/** What the documents of `ufdl`, `scale`, `nodepool` or `coalition` say. */
export function documentsOf(facade: string): Api {
  return JSON.parse(readFileSync(new URL(`../examples/${facade}.json`, import.meta.url), "utf8"));
}
