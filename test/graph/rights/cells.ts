import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
} from "graphql";
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
  affinity: "Affinity",
};

type Place = GraphQLArgument | GraphQLInputField;

/** The same value with global ids in place of numbers, wherever its type says ID. */
function globalised(schema: GraphQLSchema, place: Place, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => globalised(schema, place, one));
  const type = getNamedType(place.type as GraphQLInputType);
  if (isInputObjectType(type)) {
    const entries = Object.entries((value ?? {}) as object);
    const fields = type.getFields();
    return Object.fromEntries(
      entries.map(([key, one]) => [key, globalised(schema, fields[key] as Place, one)]),
    );
  }
  if (type.name !== "ID" || typeof value !== "number") return value;
  const words = place.description?.toLowerCase().match(/\w+/g) ?? [];
  const of = named[words.find((word) => word in named) ?? ""] ?? "";
  if (!schema.getType(of)) throw new Error(`${place.name} names ${of || "something unknown"}`);
  return Buffer.from(`${of}:${value}`).toString("base64");
}

/** The same arguments with global ids in place of numbers; null when there is no number that names an object. */
function withGlobalIds(schema: GraphQLSchema, field: Field, given: Cell["args"]): Cell["args"] | null {
  const args = field.args.filter(({ name }) => name in given);
  const changed = Object.fromEntries(args.map((arg) => [arg.name, globalised(schema, arg, given[arg.name])]));
  return JSON.stringify(changed) === JSON.stringify(given) ? null : { ...given, ...changed };
}

/** What names an object by its name. (Workers that name themselves are tried in test/security/rights, as only Coalition has them.) */
const byName = /^((user|node)?names?|edits\.name)$/i;

/** Where an operation's arguments name objects, such as `ids` and `input.parent`; not in filters. */
export function placesOf({ args }: Field): string[] {
  const within = (place: Place, path: string, above: readonly string[]): string[] => {
    const type = getNamedType(place.type as GraphQLInputType);
    if (!isInputObjectType(type)) return type.name === "ID" || byName.test(path) ? [path] : [];
    if (above.includes(type.name) || /(Filter|Order)$/.test(type.name)) return [];
    return Object.values(type.getFields()).flatMap((one) =>
      within(one, `${path}.${one.name}`, [...above, type.name]),
    );
  };
  return args.flatMap((arg) => within(arg, arg.name, []));
}

/** Whether arguments have a value at a place. */
export function hasPlace(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (Array.isArray(value))
    return value.some((one) => hasPlace(one, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value !== undefined;
  return typeof value === "object" && value !== null && hasPlace(value[name as keyof typeof value], rest);
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
