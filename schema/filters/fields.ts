import { getDatamodel } from "../../prisma/generated/pothos.ts";
import * as enums from "../../prisma/generated/sqlite/enums.ts";
import type { List } from "./list.ts";

export type ColumnKind = "Int" | "Float" | "BigInt" | "String" | "Boolean" | "DateTime" | "enum";

/** A column that can be filtered by or sorted by. */
export interface Column {
  /** Its name in prisma/schema.prisma. */
  readonly column: string;
  readonly kind: ColumnKind;
  /** The enum's name in prisma/schema.prisma; for kind enum. */
  readonly type: string;
  /** What an enum or a Boolean can hold, as prisma/schema.prisma lists it; empty for other kinds. */
  readonly values: readonly unknown[];
  readonly nullable: boolean;
}

/** A relation that can be filtered through. */
export interface Relation {
  readonly relation: string;
  /** To many: a filter asks for at least one row. */
  readonly many: boolean;
  /** To one: the row may have none. */
  readonly nullable: boolean;
  readonly list: () => List;
}

const models = getDatamodel().datamodel.models;

function describe(model: string, name: string) {
  const field = models[model]?.fields.find((one) => one.name === name);
  if (!field) throw new Error(`model ${model} has no field ${name}`);
  return field;
}

function valuesOf(type: string): readonly unknown[] {
  const values = Object.entries(enums).find(([name]) => name === type)?.[1];
  if (!values) throw new Error(`there is no enum ${type}`);
  return Object.values(values);
}

/** What prisma/schema.prisma says of a column. */
export function columnOf(model: string, column: string): Column {
  const { kind, type, isRequired } = describe(model, column);
  return {
    column,
    kind: kind === "enum" ? "enum" : (type as ColumnKind),
    type,
    values: kind === "enum" ? valuesOf(type) : type === "Boolean" ? [false, true] : [],
    nullable: !isRequired,
  };
}

/** What prisma/schema.prisma says of a relation. */
export function relationOf(model: string, relation: string, list: () => List): Relation {
  const { isList, relationFromFields } = describe(model, relation);
  return {
    relation,
    many: isList,
    nullable: !isList && (relationFromFields ?? []).some((column) => columnOf(model, column).nullable),
    list,
  };
}
