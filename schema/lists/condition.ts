import { type RawBuilder, type SqlBool, sql } from "kysely";
import { getDatamodel } from "../../prisma/generated/pothos.ts";
import type { Dialect } from "../../src/store/store.ts";
import type { Where } from "./language.ts";

/*
 * Counts and percentiles are no questions for Prisma. So that they have the same filters as the lists, this writes as SQL
 * what whereOf has made of a filter: the part of Prisma's conditions that where.ts uses, and nothing else.
 */

type Condition = RawBuilder<SqlBool>;

const always: Condition = sql`1 = 1`;
const never: Condition = sql`1 = 0`;

interface Table {
  readonly model: string;
  readonly alias: string;
}

interface Compiling {
  readonly dialect: Dialect;
  /** Joined rows so far, to name each. */
  joins: number;
}

/**
 * The condition of a filter as SQL.
 * @param where what `whereOf` gave, or several of these joined by AND
 * @param table the model that it is about, and the name that the statement gives to its row
 */
export function conditionOf(where: Where, table: Table, dialect: Dialect): Condition {
  return every(where, table, { dialect, joins: 0 });
}

function every(where: Where, table: Table, on: Compiling): Condition {
  return join(
    Object.entries(where).map(([name, value]) => one(name, value, table, on)),
    true,
  );
}

function one(name: string, value: unknown, table: Table, on: Compiling): Condition {
  switch (name) {
    case "AND":
    case "OR":
      return join(
        (value as Where[]).map((part) => every(part, table, on)),
        name === "AND",
      );
    case "NOT":
      return sql`NOT (${every(value as Where, table, on)})`;
    default: {
      const found = relations.get(`${table.model}.${name}`);
      return found ? through(found, value as Where, table, on) : tests(name, value, table, on);
    }
  }
}

function tests(column: string, value: unknown, { alias }: Table, on: Compiling): Condition {
  const ref = sql.ref(`${alias}.${column}`);
  if (value === null) return sql`${ref} IS NULL`;
  if (typeof value !== "object" || value instanceof Date) return sql`${ref} = ${value}`;
  const { mode, ...operators } = value as Where;
  const like = mode === "insensitive" && on.dialect === "postgresql" ? sql`ILIKE` : sql`LIKE`;
  return join(
    Object.entries(operators).map(([operator, operand]) => {
      switch (operator) {
        case "equals":
          return mode === "insensitive" ? sql`${ref} ${like} ${operand}` : sql`${ref} = ${operand}`;
        case "not":
          return operand === null ? sql`${ref} IS NOT NULL` : sql`${ref} <> ${operand}`;
        case "in":
          return (operand as unknown[]).length > 0
            ? sql`${ref} IN (${sql.join(operand as unknown[])})`
            : never;
        case "notIn":
          return (operand as unknown[]).length > 0
            ? sql`${ref} NOT IN (${sql.join(operand as unknown[])})`
            : always;
        case "contains":
          return sql`${ref} ${like} ${`%${operand}%`}`;
        case "startsWith":
          return sql`${ref} ${like} ${`${operand}%`}`;
        case "endsWith":
          return sql`${ref} ${like} ${`%${operand}`}`;
        default: {
          const comparison = comparisons[operator];
          if (!comparison) throw new Error(`no SQL for ${operator} of ${column}`);
          return sql`${ref} ${comparison} ${operand}`;
        }
      }
    }),
    true,
  );
}

const comparisons: Readonly<Record<string, RawBuilder<unknown>>> = {
  gt: sql`>`,
  gte: sql`>=`,
  lt: sql`<`,
  lte: sql`<=`,
};

function through(to: Relation, value: Where, { alias }: Table, on: Compiling): Condition {
  const [[quantifier, inner]] = Object.entries(value) as [[string, Where | null]];
  const key = sql.ref(`${alias}.${to.own}`);
  if (inner === null) return quantifier === "is" ? sql`${key} IS NULL` : sql`${key} IS NOT NULL`;
  const row = { model: to.model, alias: `t${++on.joins}` };
  const rows = sql`EXISTS (SELECT 1 FROM ${sql.table(to.model)} AS ${sql.ref(row.alias)}
    WHERE ${sql.ref(`${row.alias}.${to.other}`)} = ${key} AND ${every(inner, row, on)})`;
  return quantifier === "none" ? sql`NOT ${rows}` : (rows as Condition);
}

function join(parts: readonly Condition[], and: boolean): Condition {
  if (parts.length === 0) return and ? always : never;
  return parts.length === 1
    ? (parts[0] as Condition)
    : sql`(${sql.join([...parts], and ? sql` AND ` : sql` OR `)})`;
}

/** The table on the other side of a relation, and the columns that are equal on both. */
interface Relation {
  readonly model: string;
  readonly own: string;
  readonly other: string;
}

const { models } = getDatamodel().datamodel;

/** By model and relation, as in "Job.node". Every model that is filtered by has its key in `id`. */
const relations: ReadonlyMap<string, Relation> = new Map(
  Object.entries(models).flatMap(([model, { fields }]) =>
    fields
      .filter(({ kind }) => kind === "object")
      .map(({ name, type, relationName, relationFromFields }): [string, Relation] => {
        const [own] = relationFromFields ?? [];
        if (own !== undefined) return [`${model}.${name}`, { model: type, own, other: "id" }];
        const back = models[type]?.fields.find(
          (field) => field.relationName === relationName && (field.relationFromFields ?? []).length > 0,
        );
        return [`${model}.${name}`, { model: type, own: "id", other: back?.relationFromFields?.[0] ?? "id" }];
      }),
  ),
);
