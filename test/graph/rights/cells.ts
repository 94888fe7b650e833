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

/** Every operation of a schema, once for each way in which the table names its object. */
export function cellsOf(schema: GraphQLSchema, kind: Kind): Cell[] {
  return fieldsOf(schema, kind).flatMap((field) => {
    const [may, args = {}, hidden] = tables[kind][field.name] ?? [[]];
    const ways = Array.isArray(args) ? args : [args];
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
