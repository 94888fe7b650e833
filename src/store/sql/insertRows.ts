import { setImmediate } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import type { Sql } from "../database.ts";
import type { Dialect } from "../store.ts";
import { type Columns, jsonRows, type Row, selectJsonRows } from "./jsonRows.ts";

/** Rows of one statement: 250 jobs with their indexes take SQLite 6 ms, and other calls are answered between two statements. */
const batch = 250;

/**
 * Inserts many rows as one JSON value a statement. Prisma's createMany sends a value for each column of each row, and at
 * most 999 of them to SQLite: a tree of 10,000 jobs with its
 * events took 15 s that way and takes 0.9 s this way.
 * @param keepKnown leaves a row that is there already as it is, where another one is refused otherwise
 */
export async function insertRows(
  tx: Sql,
  dialect: Dialect,
  { table, columns, keepKnown = false }: { table: string; columns: Columns; keepKnown?: boolean },
  rows: readonly Row[],
): Promise<void> {
  const names = Object.keys(columns).map((name) => `"${name}"`);
  // Without a condition SQLite takes ON for a part of the SELECT.
  const known = keepKnown ? "WHERE true ON CONFLICT DO NOTHING" : "";
  const sql = `INSERT INTO "${table}" (${names.join(", ")}) ${selectJsonRows(dialect, columns)} ${known}`;
  for (let at = 0; at < rows.length; at += batch) {
    if (at > 0) await setImmediate();
    const values = [jsonRows(dialect, columns, rows.slice(at, at + batch))];
    await tx.executeQuery(CompiledQuery.raw(sql, values));
  }
}
