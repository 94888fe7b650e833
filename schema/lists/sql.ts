import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Dialect } from "../../src/store/store.ts";
import { describe, keysOf } from "./fields.ts";
import type { Where } from "./language.ts";
import { builtInTest } from "./sqliteText.ts";
import type { TextTest } from "./text.ts";

/*
 * Conditions in Prisma's form (language.ts) as SQL. What no value has is neither true nor false here as there.
 */

type Condition = RawBuilder<SqlBool>;

/**
 * The SQL of a condition on the rows of a model, whose columns it names together with the table.
 * @param dialect SQLite's tests of texts are its own functions where these answer the same as LIKE
 * @param alias the name that the statement gives to the table
 */
export function conditionOf(dialect: Dialect, model: string, where: Where, alias: string = model): Condition {
  const parts: Condition[] = [];
  for (const [name, value] of Object.entries(where)) {
    if (value === undefined) continue;
    if (name === "AND" || name === "OR") {
      parts.push(
        joined(
          (value as Where[]).map((part) => conditionOf(dialect, model, part, alias)),
          name,
        ),
      );
    } else if (name === "NOT") parts.push(sql`NOT ${conditionOf(dialect, model, value as Where, alias)}`);
    else if (describe(model, name).kind === "object") {
      for (const [how, inner] of Object.entries(value as Where))
        parts.push(through({ dialect, model, relation: name, alias }, how, inner as Where | null));
    } else parts.push(...tests(dialect, sql.ref(`${alias}.${name}`), value));
  }
  return joined(parts, "AND");
}

function joined(parts: readonly Condition[], word: "AND" | "OR"): Condition {
  if (parts.length === 0) return word === "AND" ? sql`1 = 1` : sql`1 = 0`;
  return sql`(${sql.join(parts, sql.raw(` ${word} `))})`;
}

function through(
  { dialect, model, relation, alias }: { dialect: Dialect; model: string; relation: string; alias: string },
  how: string,
  inner: Where | null,
): Condition {
  const { table, near, far } = keysOf(model, relation);
  const [own, other] = [sql.ref(`${alias}.${near}`), sql.ref(`${table}.${far}`)];
  if (inner === null) return how === "is" ? sql`${own} IS NULL` : sql`${own} IS NOT NULL`;
  // Without nulls, beside which nothing is "not in".
  const rows = sql`(SELECT ${other} FROM ${sql.table(table)} WHERE ${conditionOf(dialect, table, inner)} AND ${other} IS NOT NULL)`;
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

const patterns: Readonly<Record<TextTest, (text: string) => string>> = {
  contains: (text) => `%${text}%`,
  startsWith: (text) => `${text}%`,
  endsWith: (text) => `%${text}`,
};

function tests(dialect: Dialect, column: RawBuilder<unknown>, value: unknown): Condition[] {
  if (value === null || typeof value !== "object" || value instanceof Date)
    return [test(dialect, column, "equals", value)];
  const { mode, ...asked } = value as Where;
  return Object.entries(asked)
    .filter(([, operand]) => operand !== undefined)
    .map(([operator, operand]) => test(dialect, column, operator, operand, mode === "insensitive"));
}

function test(
  dialect: Dialect,
  column: RawBuilder<unknown>,
  operator: string,
  operand: unknown,
  ignoreCase = false,
): Condition {
  if (isTextTest(operator)) {
    const text = operand as string;
    const builtIn = dialect === "sqlite" ? builtInTest(column, operator, text) : null;
    return builtIn ?? like(column, patterns[operator](text), ignoreCase);
  }
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

function isTextTest(operator: string): operator is TextTest {
  return operator in patterns;
}

function like(column: RawBuilder<unknown>, pattern: string, ignoreCase: boolean): Condition {
  return sql`${column} ${sql.raw(ignoreCase ? "ILIKE" : "LIKE")} ${pattern}`;
}
