import { param } from "../../exchange.ts";
import type { Difference } from "../../openapi.ts";
import type { Failure, JsonSchema, Parameter, Route, RouteRecord } from "../../route.ts";
import { route } from "../../route.ts";
import { problem } from "../errors.ts";
import type { NodepoolExchange } from "../exchange.ts";

/** A Nodepool route as its file writes it: what all of them share is filled in by `nodepool`. */
export type NodepoolRoute<D, V> = Omit<
  RouteRecord<D, V, NodepoolExchange>,
  "failures" | "since" | "notes" | "body" | "who"
> & {
  readonly body?: "none" | "form";
  readonly failures?: readonly Failure[];
  readonly differences?: readonly Difference[];
};

const writes: readonly Difference[] = [
  {
    what: "A 401 carries a challenge, and malformed credentials are a 401.",
    why: "The original sends none, and crashes on a header that it can't split (B3).",
  },
];
const forms: Difference = {
  what: "A JSON object is read as well as a form.",
  why: "The original reads forms only, and takes a JSON body for none (B0.4).",
};
const gone: Difference = {
  what: "DELETE answers 204 whatever Accept says.",
  why: "The original refuses `Accept: application/json` with a 406 (B0.7).",
};

/** Fills in what all Nodepool routes share. */
export function nodepool<D, V>(record: NodepoolRoute<D, V>): Route<NodepoolExchange> {
  const { failures = [], differences = [], body = "none", aliases = [], ...rest } = record;
  const write = rest.method !== "GET";
  return route<D, V, NodepoolExchange>({
    ...rest,
    // A number takes the suffix with it.
    aliases:
      rest.method === "DELETE" || rest.path.endsWith("}") ? aliases : [...aliases, `${rest.path}.json`],
    body,
    who: write ? "an admin" : "anyone",
    since: "1",
    failures: [
      {
        status: 401,
        when: write ? "no or wrong credentials" : "no or wrong credentials, where NODEPOOL_ANONYMOUS is off",
        code: "UNAUTHENTICATED",
      },
      ...(write ? [{ status: 403, when: "the user is no admin", code: "FORBIDDEN" }] : []),
      ...(rest.method === "DELETE" ? [] : [{ status: 406, when: "Accept takes no JSON" }]),
      ...(body === "form" ? [{ status: 413, when: "the body is too large" }] : []),
      ...failures,
    ],
    notes: {
      differences: [
        ...differences,
        ...(write ? writes : []),
        ...(body === "form" ? [forms] : []),
        ...(rest.method === "DELETE" ? [gone] : []),
      ],
    },
  });
}

/** A number in the path. Anything else there is the number of nothing. */
export function idOf(description: string, pattern = "[^/]+"): Parameter {
  return {
    in: "path",
    description,
    schema: { type: "integer", minimum: 0 },
    pattern,
    example: "4",
    required: true,
  };
}

export function nameOf(description: string, example: string): Parameter {
  return { in: "path", description, schema: { type: "string" }, example, required: true };
}

/** What SQLite, which the original's measured installation ran on, takes for a whole number when it compares one with a text. */
const wholeNumber = /^\d+(?:\.0*)?(?:e\+?0+)?\s*$/i;

/**
 * The path's number. One that no row can have is one that none has; so is a text.
 * @throws Halt 404
 */
export function id(exchange: NodepoolExchange, unknown: string): number {
  const text = param(exchange, "id");
  const digits = exchange.method === "DELETE" ? text : text.replace(/\.json$/, "");
  const value = Number(digits);
  if (!wholeNumber.test(digits) || value > 2 ** 31 - 1) throw problem(404, unknown);
  return value;
}

/** What stands; what was removed is none to Nodepool. @throws Halt 404 */
export function standing<R extends { removedAt: string | null }>(row: R | null, unknown: string): R {
  if (row?.removedAt !== null) throw problem(404, unknown);
  return row;
}

/** Rows that a list answers; Nodepool's lists have no pages. */
export const rowsAtMost = 100_000;

const text: JsonSchema = { type: "string" };
const textOrNull: JsonSchema = { anyOf: [text, { type: "null" }] };
const whole: JsonSchema = { type: "integer" };
const state = {
  _state: { type: "integer", enum: [1, 2, 3, 4, 5, 6] },
  state_time: { type: "integer", description: "Seconds since 1970 of the last change of state." },
  state: { type: "string", enum: ["building", "ready", "used", "delete", "hold", "test"] },
};

function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: "object", properties, required: Object.keys(properties) };
}

export const nodeSchema = object({
  id: whole,
  provider_name: textOrNull,
  label_name: textOrNull,
  target_name: textOrNull,
  hostname: textOrNull,
  nodename: textOrNull,
  external_id: textOrNull,
  az: textOrNull,
  ip: textOrNull,
  ip_private: textOrNull,
  ...state,
});

export const snapshotImageSchema = object({
  id: whole,
  provider_name: text,
  image_name: text,
  hostname: textOrNull,
  version: whole,
  external_id: textOrNull,
  server_external_id: textOrNull,
  ...state,
});

export const dibImageSchema = object({
  id: whole,
  image_name: text,
  filename: textOrNull,
  version: whole,
  ...state,
});

export const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });
export const nothing: JsonSchema = { type: "null" };
/** A body with one parameter. */
export const formOf = (name: string, schema: JsonSchema = text): JsonSchema => object({ [name]: schema });

export const stateWord: Difference = {
  what: "`state`, a word, stands beside `_state`, the number.",
  why: "The document speaks of words; the original shows only the number (B0.2).",
};
export const head: Difference = {
  what: "HEAD is answered.",
  why: "The original routes no HEAD (B0.10).",
};
