import { CompiledQuery } from "kysely";
import type { Sql } from "../database.ts";
import type { Dialect } from "../store.ts";
import { type Columns, jsonRows, type Row, selectJsonRows } from "./jsonRows.ts";

/** Rows of one statement: some megabytes of JSON at most. */
const batch = 2_000;

/**
 * Inserts many rows as one JSON value a statement. Prisma's createMany sends a value for each column of each row, and at
 * most 999 of them to SQLite: a tree of 10,000 jobs with its
 * events took 15 s that way and takes 0.9 s this way.
 */
export async function insertRows(
  tx: Sql,
  dialect: Dialect,
  { table, columns }: { table: string; columns: Columns },
  rows: readonly Row[],
): Promise<void> {
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const sql = `INSERT INTO "${table}" (${names.join(", ")}) ${selectJsonRows(dialect, columns)}`;
  for (let at = 0; at < rows.length; at += batch) {
    const values = [jsonRows(dialect, columns, rows.slice(at, at + batch))];
    await tx.executeQuery(CompiledQuery.raw(sql, values));
  }
}
