import { type GraphQLField, type GraphQLSchema, getNamedType, isLeafType } from "graphql";
import { mutations, queries, type Role, subscriptions } from "./table.ts";

export const tables = { query: queries, mutation: mutations, subscription: subscriptions };
export type Kind = keyof typeof tables;

type Field = GraphQLField<unknown, unknown>;

/** One operation on one object that the table names in one way. */
export interface Cell {
  readonly kind: Kind;
  readonly field: Field;
  readonly args: Readonly<Record<string, unknown>>;
  readonly may: readonly Role[];
  readonly hidden: "NOT_FOUND" | undefined;
  /** An operation of this one field, with a variable for each of the arguments. */
  readonly source: string;
}

export const denials = ["UNAUTHENTICATED", "FORBIDDEN"];

export function fieldsOf(schema: GraphQLSchema, kind: Kind): Field[] {
  const types = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return Object.values(types[kind]?.getFields() ?? {});
}

/** The types that arguments name by id, by the first of these words in their descriptions. */
const named: Readonly<Record<string, string>> = {
  job: "Job",
  jobs: "Job",
  group: "Job",
  node: "ComputeNode",
  build: "DibImage",
  image: "SnapshotImage",
  user: "User",
  key: "Token",
  event: "Event",
  generation: "HardwareGeneration",
  output: "Output",
  attempt: "Run",
  template: "Template",
};

/** The same arguments with global ids in place of numbers; null when there is no number that names an object. */
function withGlobalIds(schema: GraphQLSchema, field: Field, given: Cell["args"]): Cell["args"] | null {
  const changed = field.args.flatMap(({ name, type, description }) => {
    const value = given[name];
    const numbers = Array.isArray(value) ? value : [value];
    if (getNamedType(type).name !== "ID" || !numbers.every((one) => typeof one === "number")) return [];
    const words = description?.toLowerCase().match(/\w+/g) ?? [];
    const of = named[words.find((word) => word in named) ?? ""] ?? "";
    if (!schema.getType(of)) throw new Error(`${field.name}(${name}) names ${of || "something unknown"}`);
    const ids = numbers.map((one) => Buffer.from(`${of}:${one}`).toString("base64"));
    return [[name, Array.isArray(value) ? ids : ids[0]] as const];
  });
  return changed.length > 0 ? { ...given, ...Object.fromEntries(changed) } : null;
}

/** Every operation of a schema, once for each way in which the table names its object, by number and by global id. */
export function cellsOf(schema: GraphQLSchema, kind: Kind): Cell[] {
  return fieldsOf(schema, kind).flatMap((field) => {
    const [may, args = {}, hidden] = tables[kind][field.name] ?? [[]];
    const numbered: Cell["args"][] = Array.isArray(args) ? args : [args];
    const ways = numbered.flatMap((one) => [one, withGlobalIds(schema, field, one) ?? []].flat());
    return ways.map((one) => ({ kind, field, args: one, may, hidden, source: sourceOf(kind, field, one) }));
  });
}

function sourceOf(kind: Kind, { name, type, args }: Field, given: Cell["args"]): string {
  const passed = args.filter((one) => one.name in given);
  const variables = passed.map((one) => `$${one.name}: ${one.type}`).join(", ");
  const values = passed.map((one) => `${one.name}: $${one.name}`).join(", ");
  const named = getNamedType(type);
  const asked = isLeafType(named) ? "" : kind === "mutation" ? "{ errors { code } }" : "{ __typename }";
  return `${kind}${variables && `(${variables})`} { it: ${name}${values && `(${values})`} ${asked} }`;
}

/** What a caller is to be told: null when he may, else the error's code. `known` is whether he may write at all. */
export function wantedOf({ may, hidden }: Cell, role: Role, known: boolean, isUser: boolean): string | null {
  if (may.includes(role)) return null;
  return (isUser && hidden) || (known ? "FORBIDDEN" : "UNAUTHENTICATED");
}
