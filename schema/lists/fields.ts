import { getDatamodel } from "../../prisma/generated/pothos.ts";
import * as enums from "../../prisma/generated/sqlite/enums.ts";
import type { Database } from "../../src/store/database.ts";
import type { Column, ColumnKind, List, Relation } from "./language.ts";

const models = getDatamodel().datamodel.models;

/** What prisma/schema.prisma says of a model's field. */
export function describe(model: string, name: string) {
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

/** How a relation is written down: `near`, a column of the model, equals `far`, a column of the other table. */
export function keysOf(
  model: string,
  relation: string,
): { table: keyof Database; near: string; far: string } {
  const { type, relationName, relationFromFields } = describe(model, relation);
  const table = type as keyof Database;
  const [near] = relationFromFields ?? [];
  if (near !== undefined) return { table, near, far: "id" };
  const other = models[type]?.fields.find(
    (one) => one.relationName === relationName && (one.relationFromFields?.length ?? 0) > 0,
  );
  const [column] = other?.relationFromFields ?? [];
  if (column === undefined) throw new Error(`${model}.${relation} has no column on either side`);
  return { table, near: "id", far: column };
}
