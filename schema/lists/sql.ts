import { type RawBuilder, type SqlBool, sql } from "kysely";
import { describe, keysOf } from "./fields.ts";
import type { Where } from "./language.ts";

/*
 * Conditions in Prisma's form (language.ts) as SQL. What no value has is neither true nor false here as there.
 */

type Condition = RawBuilder<SqlBool>;

/**
 * The SQL of a condition on the rows of a model, whose columns it names together with the table.
 * @param alias the name that the statement gives to the table
 */
export function conditionOf(model: string, where: Where, alias: string = model): Condition {
  const parts: Condition[] = [];
  for (const [name, value] of Object.entries(where)) {
    if (value === undefined) continue;
    if (name === "AND" || name === "OR") {
      parts.push(
        joined(
          (value as Where[]).map((part) => conditionOf(model, part, alias)),
          name,
        ),
      );
    } else if (name === "NOT") parts.push(sql`NOT ${conditionOf(model, value as Where, alias)}`);
    else if (describe(model, name).kind === "object") {
      for (const [how, inner] of Object.entries(value as Where))
        parts.push(through({ model, relation: name, alias }, how, inner as Where | null));
    } else parts.push(...tests(sql.ref(`${alias}.${name}`), value));
  }
  return joined(parts, "AND");
}

function joined(parts: readonly Condition[], word: "AND" | "OR"): Condition {
  if (parts.length === 0) return word === "AND" ? sql`1 = 1` : sql`1 = 0`;
  return sql`(${sql.join(parts, sql.raw(` ${word} `))})`;
}

function through(
  { model, relation, alias }: { model: string; relation: string; alias: string },
  how: string,
  inner: Where | null,
): Condition {
  const { table, near, far } = keysOf(model, relation);
  const [own, other] = [sql.ref(`${alias}.${near}`), sql.ref(`${table}.${far}`)];
  if (inner === null) return how === "is" ? sql`${own} IS NULL` : sql`${own} IS NOT NULL`;
  // Without nulls, beside which nothing is "not in".
  const rows = sql`(SELECT ${other} FROM ${sql.table(table)} WHERE ${conditionOf(table, inner)} AND ${other} IS NOT NULL)`;
  if (how === "is" || how === "some") return sql`${own} IN ${rows}`;
  if (how === "none") return sql`${own} NOT IN ${rows}`;
  throw new Error(`there is no condition ${how} on ${model}.${relation}`);
}

const operators: Readonly<Record<string, string>> = {
  equals: "=",
  not: "<>",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};

const patterns: Readonly<Record<string, (text: string) => string>> = {
  contains: (text) => `%${text}%`,
  startsWith: (text) => `${text}%`,
  endsWith: (text) => `%${text}`,
};

function tests(column: RawBuilder<unknown>, value: unknown): Condition[] {
  if (value === null || typeof value !== "object" || value instanceof Date)
    return [test(column, "equals", value)];
  const { mode, ...asked } = value as Where;
  return Object.entries(asked)
    .filter(([, operand]) => operand !== undefined)
    .map(([operator, operand]) => test(column, operator, operand, mode === "insensitive"));
}

function test(
  column: RawBuilder<unknown>,
  operator: string,
  operand: unknown,
  ignoreCase = false,
): Condition {
  const pattern = patterns[operator];
  if (pattern) return like(column, pattern(operand as string), ignoreCase);
  if (operator === "in" || operator === "notIn") {
    const values = operand as readonly unknown[];
    if (values.length === 0) return operator === "in" ? sql`1 = 0` : sql`1 = 1`;
    return sql`${column} ${sql.raw(operator === "in" ? "IN" : "NOT IN")} (${sql.join(values)})`;
  }
  const sign = operators[operator];
  if (sign === undefined) throw new Error(`there is no condition ${operator}`);
  if (operand === null) return operator === "equals" ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
  if (ignoreCase) return like(column, operand as string, true);
  return sql`${column} ${sql.raw(sign)} ${operand}`;
}

function like(column: RawBuilder<unknown>, pattern: string, ignoreCase: boolean): Condition {
  return sql`${column} ${sql.raw(ignoreCase ? "ILIKE" : "LIKE")} ${pattern}`;
}
