import { CompiledQuery } from "kysely";
import type { Sql } from "../database.ts";
import type { Dialect } from "../store.ts";
import { type Columns, jsonRows, type Row, selectJsonRows } from "./jsonRows.ts";

/**
 * Sets columns of many rows to the times given for them, in one statement. A column that has a newer time already keeps
 * it, so that gateways may write in any order; a null changes nothing.
 * @param rows each with the `id` of the row and its times
 */
export async function keepNewest(
  tx: Sql,
  dialect: Dialect,
  { table, times }: { table: string; times: readonly string[] },
  rows: readonly (Row & { readonly id: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns: Columns = { id: "int", ...Object.fromEntries(times.map((name) => [name, "time" as const])) };
  const set = times.map(
    (name) =>
      `"${name}" = CASE WHEN v."${name}" IS NULL OR "${table}"."${name}" >= v."${name}"
         THEN "${table}"."${name}" ELSE v."${name}" END`,
  );
  const sql = `UPDATE "${table}" SET ${set.join(", ")} FROM (${selectJsonRows(dialect, columns)}) AS v
      WHERE "${table}"."id" = v."id"`;
  await tx.executeQuery(CompiledQuery.raw(sql, [jsonRows(dialect, columns, rows)]));
}
