import type { Difference, JsonSchema, Parameter, Route, RouteRecord } from "../../legacyRecord.ts";
import { type Failure, route } from "../../legacyRecord.ts";
import type { ScaleExchange } from "../exchange.ts";

/** A Scale route as its file writes it: what all of them share is filled in by `scale`. */
export type ScaleRoute<D, V> = Omit<
  RouteRecord<D, V, ScaleExchange>,
  "failures" | "since" | "notes" | "parameters" | "path" | "aliases" | "body" | "who"
> & {
  /** After the version, as in `/nodes/`. */
  readonly at: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly failures?: readonly Failure[];
  readonly body?: "none" | "json";
  readonly differences?: readonly Difference[];
};

const version: Parameter = {
  in: "path",
  description: "v6; v7 behaves the same.",
  schema: { type: "string", enum: ["v6", "v7"] },
  pattern: "v[67]",
  example: "v6",
  required: true,
};

const format: Parameter = {
  in: "query",
  description: "json; anything else that the original knew is HTML, which is not served (406).",
  schema: { type: "string", enum: ["json"] },
  example: "json",
};

export const refusals = {
  accept: { status: 406, when: "Accept takes no JSON: `Could not satisfy the request Accept header.`" },
  credentials: {
    status: 403,
    when: "no credentials, a wrong, malformed or disabled user's token: `Authentication credentials were not provided.`, `Invalid token.`, `User inactive or deleted.`",
    code: "UNAUTHENTICATED",
  },
  staff: { status: 403, when: "the user is no admin: `You do not have permission to perform this action.`" },
  body: [
    { status: 400, when: "the body can't be parsed: `JSON parse error - ...`" },
    { status: 413, when: "the body is too large" },
    { status: 415, when: 'the body is neither JSON nor a form: `Unsupported media type "..." in request.`' },
  ],
} as const;

/** Fills in what all routes under a version share: both versions, and production's prefix `/api`. */
export function scale<D, V>(record: ScaleRoute<D, V>): Route<ScaleExchange> {
  const { at, failures = [], differences, parameters, body = "none", ...rest } = record;
  const unsafe = rest.method !== "GET";
  return route<D, V, ScaleExchange>({
    ...rest,
    path: `/{version}${at}`,
    aliases: [`/api/{version}${at}`],
    parameters: { version, ...parameters, format },
    body,
    who: unsafe ? "an admin" : "any user",
    since: "6",
    failures: [
      refusals.accept,
      refusals.credentials,
      ...(unsafe ? [refusals.staff] : []),
      ...(body === "json" ? refusals.body : []),
      ...failures,
    ],
    notes: { differences },
  });
}

const instant: JsonSchema = { type: "string", format: "date-time" };
const or = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });

/** An object whose every key is there. */
export function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: "object", properties, required: Object.keys(properties) };
}

export const nodeSchema = object({
  id: { type: "integer" },
  hostname: { type: "string" },
  pause_reason: or({ type: "string" }),
  is_paused: { type: "boolean" },
  is_active: { type: "boolean" },
  deprecated: or(instant),
  created: instant,
  last_modified: instant,
});

export const nodeListSchema = object({
  count: { type: "integer" },
  next: or({ type: "string", format: "uri" }),
  previous: or({ type: "string", format: "uri" }),
  results: { type: "array", items: nodeSchema },
});
