import type {
  Difference,
  Exchange,
  Failure,
  JsonSchema,
  Parameter,
  Route,
  RouteRecord,
} from "../../legacyRecord.ts";
import { Halt, param, route } from "../../legacyRecord.ts";
import { type Entry, reader } from "../entry.ts";
import { notFound } from "../errors.ts";
import type { ListVariables } from "../filters/translate.ts";
import { wrongMethod } from "./differences.ts";

/** A UFDL route as its file writes it: what all of them share is filled in by `ufdl`. */
export type UfdlRoute<D, V> = Omit<RouteRecord<D, V, Exchange>, "failures" | "status" | "since" | "notes"> & {
  readonly status?: number;
  readonly failures?: readonly Failure[];
  /** The view permission; any reader when absent. */
  readonly entry?: Entry;
  /** The Content-Type that this route's errors carry, where it is not JSON's. */
  readonly errorsAs?: string;
  readonly differences?: readonly Difference[];
};

const credentials: Failure = {
  status: 401,
  when: "no, wrong or expired credentials",
  code: "UNAUTHENTICATED",
};
const badNode: Failure = { status: 400, when: "the Node-Id header names no node" };
const foreignNode: Failure = {
  status: 403,
  when: "NODE_OWNERSHIP is strict, and another user registered the node of the Node-Id",
  code: "FORBIDDEN",
};
const badBody: readonly Failure[] = [
  { status: 400, when: "the body can't be read, or does not fit" },
  { status: 413, when: "the body is too large" },
  { status: 415, when: "the body is neither JSON nor a form" },
];

/** Fills in what all UFDL routes share. */
export function ufdl<D, V>(record: UfdlRoute<D, V>): Route<Exchange> {
  const { entry = reader, errorsAs, status = 200, failures = [], differences = [], ...rest } = record;
  return route<D, V, Exchange>({
    ...rest,
    status,
    since: "1",
    failures: [
      ...(entry === "open" ? [] : [credentials, badNode, foreignNode]),
      ...(rest.body === "json" ? badBody : []),
      ...(typeof entry === "object" && entry.right === "read"
        ? []
        : [{ status: 403, when: `not ${rest.who}` }]),
      ...failures,
    ],
    notes: { entry, errorsAs, differences: [...(entry === "open" ? [] : [wrongMethod]), ...differences] },
  });
}

export const unknownPk: Failure = { status: 404, when: "there is none of this number", code: "NOT_FOUND" };

/** A number in the path. */
export function pkOf(description: string): Parameter {
  return {
    in: "path",
    description,
    schema: { type: "integer", minimum: 0 },
    pattern: "[0-9]+",
    example: "4",
  };
}

/** A text in the path. */
export function textOf(description: string, example: string): Parameter {
  return { in: "path", description, schema: { type: "string" }, example };
}

/**
 * The path's number. One that no row can have is one that none has.
 * @throws Halt 404
 */
export function pk(exchange: Exchange): number {
  const value = Number(param(exchange, "pk"));
  if (value > 2 ** 31 - 1) throw notFound();
  return value;
}

/** What a query found. @throws Halt 404 for null */
export function found<T>(value: T | null): T {
  if (value === null) throw notFound();
  return value;
}

/**
 * Reads what was sent. When that does not fit, what the original looks at earlier has its say first: an unknown row, a
 * missing right. A good request pays nothing for it.
 */
export async function inOrder<T>(read: () => T, earlier: () => Promise<void>): Promise<T> {
  try {
    return read();
  } catch (error) {
    if (error instanceof Halt) await earlier();
    throw error;
  }
}

/** For lists that know no inactive rows. */
export function withoutDeleted({ includeDeleted: _, ...variables }: ListVariables) {
  return variables as typeof variables & { orderBy: never };
}

// The schemas that the documents show.

export const filterBody: JsonSchema = {
  description: "A filter specification; nothing for all rows.",
  type: "object",
  properties: {
    expressions: { type: "array", items: { type: "object" } },
    order_by: {
      type: "array",
      items: {
        type: "object",
        properties: {
          field: { type: "string" },
          ascending: { type: "boolean" },
          nulls_first: { type: "boolean" },
        },
        required: ["field"],
      },
    },
    include_inactive: { type: "boolean" },
  },
};

const text = { type: "string" };
const whole = { type: "integer" };
const instant = { type: "string", format: "date-time" };
const or = (schema: JsonSchema) => ({ anyOf: [schema, { type: "null" }] });

/** An object whose every key is there. */
function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: "object", properties, required: Object.keys(properties) };
}

export const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });

export const nodeSchema = object({
  pk: whole,
  ip: text,
  index: whole,
  driver_version: or(text),
  hardware_generation: or(whole),
  gpu_mem: or({ type: "integer", format: "int64", description: "Bytes." }),
  cpu_mem: { type: "integer", format: "int64", description: "Bytes." },
  last_seen: or(instant),
  current_job: or(whole),
});

const typedValues: JsonSchema = {
  type: "object",
  additionalProperties: object({ value: { description: "Any JSON value." }, type: text }),
};

export const jobSchema = object({
  pk: whole,
  template: object({ pk: whole, name: text, version: whole }),
  parent: or(whole),
  start_time: or(instant),
  end_time: or(instant),
  error_reason: or(text),
  input_values: typedValues,
  parameter_values: typedValues,
  node: or(whole),
  outputs: listOf(object({ pk: whole, name: text, type: text })),
  description: text,
  is_cancelled: { type: "boolean" },
  creator: or(whole),
  creation_time: instant,
  deletion_time: or(instant),
});

export const outputSchema = object({
  pk: whole,
  job: whole,
  name: text,
  type: text,
  creator: or(whole),
  creation_time: instant,
  deletion_time: or(instant),
});

export const templateSchema: JsonSchema = {
  type: "object",
  properties: {
    ...(object({
      pk: whole,
      name: text,
      version: whole,
      description: text,
      scope: text,
      domain: or(text),
      licence: or(whole),
      creator: or(whole),
      creation_time: instant,
      deletion_time: or(instant),
      type: text,
      executor_class: text,
      required_packages: text,
      parameters: { type: "object" },
    }).properties as object),
  },
};

export const hardwareSchema = object({
  pk: whole,
  generation: text,
  min_compute_capability: { type: "number", description: "Included." },
  max_compute_capability: { type: "number", description: "Excluded." },
});

export const classSchema = object({ pk: whole, name: text, pkg: text, cls: text });

export const valuesSchema = typedValues;
