import type { Compilable, QueryResult, RawBuilder, Selectable, SelectQueryBuilder } from "kysely";
import { columnsOf } from "./columns.ts";
import type { Changes, Database, Sql, Values } from "./database.ts";
import { Slots } from "./sql/compiled.ts";

/*
 * The plain statements about one table, so that a verb says in a line which rows it means. What needs more is written
 * with Kysely where it is used, or below sql/ when several use it.
 */

type Table = keyof Database;
export type Row<T extends Table> = Selectable<Database[T]>;

/** Which rows: a value for equality, a list for any of its values, null for no value, undefined for whatever it is. */
export type Where<T extends Table> = {
  readonly [C in keyof Row<T>]?: Row<T>[C] | readonly Row<T>[C][] | null | undefined;
};

/** One row, or null; any of them when there are several. */
export async function findRow<T extends Table>(db: Sql, table: T, where: Where<T>): Promise<Row<T> | null> {
  return (await select(db, table, where, (query) => query.limit(1), "one"))[0] ?? null;
}

/**
 * One row that is known to be there.
 * @throws Error when it is not
 */
export async function getRow<T extends Table>(db: Sql, table: T, where: Where<T>): Promise<Row<T>> {
  return found(await findRow(db, table, where), table);
}

/** All rows, in the order of a column, by default `id`. */
export function findRows<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  orderBy: keyof Row<T> & string = "id" as keyof Row<T> & string,
): Promise<Row<T>[]> {
  return select(db, table, where, (query) => query.orderBy(orderBy as "id"), `by ${orderBy}`);
}

type Narrow = (query: SelectQueryBuilder<Database, "Job", Row<"Job">>) => Compilable;

async function select<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  narrow: Narrow,
  name: string,
): Promise<Row<T>[]> {
  const slots = new Slots();
  const matched = slots.of(where);
  const { rows } = await slots.run<Row<T>>(db, `select ${table} ${name}`, () =>
    narrow(matching(db.selectFrom(table as "Job").select(allOf(table)), matched)).compile(),
  );
  return rows;
}

/** Inserts one row and gives it as it is stored. */
export async function insertRow<T extends Table>(db: Sql, table: T, row: Values<T>): Promise<Row<T>> {
  const slots = new Slots();
  const given = slots.of(row) as Values<"Job">;
  const { rows } = await slots.run<Row<T>>(db, `insert ${table}`, () =>
    db
      .insertInto(table as "Job")
      .values(given)
      .returning(allOf(table))
      .compile(),
  );
  return found(rows[0], table);
}

/** Inserts a few rows that have the same columns. */
export async function insertAll<T extends Table>(
  db: Sql,
  table: T,
  rows: readonly Values<T>[],
): Promise<void> {
  const slots = new Slots();
  const given = rows.map((row) => slots.of(row)) as Values<"Job">[];
  await slots.run(db, `insert all ${table}`, () =>
    db
      .insertInto(table as "Job")
      .values(given)
      .compile(),
  );
}

/**
 * Changes one row and gives it as it is stored, also when there is nothing to change.
 * @throws Error when there is none
 */
export async function updateRow<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
): Promise<Row<T>> {
  if (Object.values(changes).every((value) => value === undefined)) return getRow(db, table, where);
  return found(await updateRowIf(db, table, where, changes), table);
}

/** Changes one row, unless it is not, or no longer, as `where` says; then null. */
export async function updateRowIf<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
): Promise<Row<T> | null> {
  const { rows } = await update(db, table, where, changes, "returning");
  return rows[0] ?? null;
}

/** `updateRowIf`, and whether something is true for the row, found out by the same statement. */
export async function updateRowAndAsk<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
  question: Question,
): Promise<{ row: Row<T>; answer: boolean } | null> {
  const { rows } = await update(db, table, where, changes, question);
  const [found] = rows as (Row<T> & { answer: unknown })[];
  if (!found) return null;
  const { answer, ...row } = found;
  return { row: row as unknown as Row<T>, answer: Boolean(answer) };
}

/** Changes rows without reading them. @returns how many */
export async function updateRows<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
): Promise<number> {
  return Number((await update(db, table, where, changes, "")).numAffectedRows ?? 0);
}

/** A condition that can be asked of a row that is changed. */
export interface Question {
  /** Tells it from others about the same table. */
  readonly name: string;
  readonly condition: RawBuilder<unknown>;
}

function update<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
  returning: "returning" | "" | Question,
): Promise<QueryResult<Row<T>>> {
  const slots = new Slots();
  const set = slots.of(changes) as Changes<"Job">;
  const matched = slots.of(where);
  const name = typeof returning === "string" ? returning : returning.name;
  return slots.run<Row<T>>(db, `update ${table} ${name}`, () => {
    const query = matching(db.updateTable(table as "Job").set(set), matched);
    if (returning === "") return query.compile();
    const all = query.returning(allOf(table));
    return (returning === "returning" ? all : all.returning(returning.condition.as("answer"))).compile();
  });
}

/** Deletes rows. @returns how many */
export async function deleteRows<T extends Table>(db: Sql, table: T, where: Where<T>): Promise<number> {
  const slots = new Slots();
  const matched = slots.of(where);
  const { numAffectedRows } = await slots.run(db, `delete ${table}`, () =>
    matching(db.deleteFrom(table as "Job"), matched).compile(),
  );
  return Number(numAffectedRows ?? 0);
}

/** All columns of a table, where statements about any table are typed as those about jobs. */
function allOf(table: Table): (keyof Row<"Job">)[] {
  return columnsOf(table as "Job");
}

function found<T>(row: T | null | undefined, table: Table): T {
  if (!row) throw new Error(`there is no such row of ${table}`);
  return row;
}

/** Adds a row's conditions to a statement. */
function matching<Q, T extends Table>(query: Q, where: Where<T>): Q {
  let narrowed = query as { where(column: string, operator: string, value: unknown): typeof narrowed };
  for (const [column, value] of Object.entries(where)) {
    if (value === undefined) continue;
    // A list of nothing matches nothing, which neither database can say of an empty one.
    if (Array.isArray(value)) narrowed = narrowed.where(column, "in", value.length > 0 ? value : [null]);
    else narrowed = narrowed.where(column, value === null ? "is" : "=", value);
  }
  return narrowed as Q;
}
