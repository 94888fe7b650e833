import { GraphQLError, Kind, type ValueNode } from "graphql";
import { builder } from "./builder.ts";
import type { Upload } from "./upload.ts";

/** Shows a wrong value up to here; it may be a whole file. Characters. */
const shown = 100;

function bad(what: string, value: unknown): GraphQLError {
  const text =
    value instanceof Object ? `a${Array.isArray(value) ? " list" : "n object"}` : JSON.stringify(value);
  return new GraphQLError(`${what}, not ${(text ?? String(value)).slice(0, shown)}`);
}

/** What both databases can hold. */
const firstInstant = new Date("0001-01-01T00:00:00.000Z");
const lastInstant = new Date("9999-12-31T23:59:59.999Z");

builder.scalarType("DateTime", {
  description:
    "An instant in ISO 8601 with milliseconds, in UTC: 2026-11-21T12:00:00.000Z. From year 1 to 9999.",
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const at = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : null;
    if (!at || Number.isNaN(at.getTime())) throw bad("DateTime takes an ISO 8601 instant", value);
    if (at < firstInstant || at > lastInstant)
      throw bad("DateTime takes an instant from year 1 to 9999", value);
    return at;
  },
});

builder.scalarType("BigInt", {
  description:
    "A whole number of up to 64 bits, as a number where JSON can hold it exactly and as a text beyond.",
  serialize: (value) => {
    const big = BigInt(value);
    return big >= BigInt(Number.MIN_SAFE_INTEGER) && big <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(big)
      : String(big);
  },
  parseValue: toBigInt,
  parseLiteral: (node) => toBigInt("value" in node ? node.value : null),
});

function toBigInt(value: unknown): bigint {
  const whole = typeof value === "number" ? Number.isInteger(value) : /^-?\d{1,19}$/.test(String(value));
  if (!whole) throw bad("BigInt takes a whole number", value);
  const big = BigInt(value as string | number);
  if (BigInt.asIntN(64, big) !== big) throw bad("BigInt takes a number of at most 64 bits", value);
  return big;
}

builder.scalarType("JSON", {
  description: "Any JSON value.",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literal,
});

function literal(node: ValueNode, variables?: Record<string, unknown> | null): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map((value) => literal(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((field) => [field.name.value, literal(field.value, variables)]),
      );
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    default:
      return null;
  }
}

builder.scalarType("Position", {
  description:
    "A place in a stream, as a text: of events, or of a job's log. Only what the same stream gave is a place in it.",
  serialize: String,
  parseValue: (value) => {
    if (!/^\d{1,18}$/.test(String(value))) throw bad("Position takes what a payload's position held", value);
    return String(value);
  },
});

builder.scalarType("Upload", {
  description: "A file sent beside the operation (GraphQL multipart request).",
  serialize: () => {
    throw new GraphQLError("An Upload can only be sent.");
  },
  parseValue: (value) => {
    // Not `instanceof Blob`: Yoga brings a File class of its own.
    if (!isUpload(value)) throw bad("Upload takes a file of a multipart request", value);
    return value;
  },
});

function isUpload(value: unknown): value is Upload {
  return (
    value instanceof Object && "stream" in value && typeof value.stream === "function" && "size" in value
  );
}
