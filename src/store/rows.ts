import type { Selectable } from "kysely";
import type { Changes, Database, Sql, Values } from "./database.ts";

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
  const query = matching(db.selectFrom(table as "Job"), where)
    .selectAll()
    .limit(1);
  return ((await query.executeTakeFirst()) as Row<T> | undefined) ?? null;
}

/**
 * One row that is known to be there.
 * @throws Error when it is not
 */
export async function getRow<T extends Table>(db: Sql, table: T, where: Where<T>): Promise<Row<T>> {
  const query = matching(db.selectFrom(table as "Job"), where)
    .selectAll()
    .limit(1);
  return (await query.executeTakeFirstOrThrow()) as Row<T>;
}

/** All rows, in the order of a column, by default `id`. */
export async function findRows<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  orderBy: keyof Row<T> & string = "id" as keyof Row<T> & string,
): Promise<Row<T>[]> {
  const query = matching(db.selectFrom(table as "Job"), where)
    .selectAll()
    .orderBy(orderBy as "id");
  return (await query.execute()) as Row<T>[];
}

/** Inserts one row and gives it as it is stored. */
export async function insertRow<T extends Table>(db: Sql, table: T, values: Values<T>): Promise<Row<T>> {
  const query = db
    .insertInto(table as "Job")
    .values(values as Values<"Job">)
    .returningAll();
  return (await query.executeTakeFirstOrThrow()) as Row<T>;
}

/**
 * Changes one row and gives it as it is stored, also when there is nothing to change.
 * @throws Error when there is none
 */
export function updateRow<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
): Promise<Row<T>> {
  if (Object.values(changes).every((value) => value === undefined)) return getRow(db, table, where);
  return updating(db, table, where, changes).executeTakeFirstOrThrow() as Promise<Row<T>>;
}

/** Changes one row, unless it is not, or no longer, as `where` says; then null. */
export async function updateRowIf<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
): Promise<Row<T> | null> {
  return ((await updating(db, table, where, changes).executeTakeFirst()) as Row<T> | undefined) ?? null;
}

function updating<T extends Table>(db: Sql, table: T, where: Where<T>, changes: Changes<T>) {
  return matching(db.updateTable(table as "Job").set(changes as Changes<"Job">), where).returningAll();
}

/** Changes rows without reading them. @returns how many */
export async function updateRows<T extends Table>(
  db: Sql,
  table: T,
  where: Where<T>,
  changes: Changes<T>,
): Promise<number> {
  const query = matching(db.updateTable(table as "Job").set(changes as Changes<"Job">), where);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Deletes rows. @returns how many */
export async function deleteRows<T extends Table>(db: Sql, table: T, where: Where<T>): Promise<number> {
  const query = matching(db.deleteFrom(table as "Job"), where);
  return Number((await query.executeTakeFirst()).numDeletedRows);
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
