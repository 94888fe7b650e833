import { sql } from "kysely";
import type { Sql } from "../database.ts";
import type { Dialect } from "../store.ts";

/**
 * Takes `count` numbers for new jobs, ascending, so that a tree can be written with its own numbers in it. They are never
 * given again, whatever becomes of the change. On SQLite the one writer holds the counter; inserting moves it on.
 */
export async function reserveJobs(tx: Sql, dialect: Dialect, count: number): Promise<number[]> {
  if (dialect === "postgresql") {
    const { rows } = await sql<{ id: bigint }>`
      SELECT nextval(pg_get_serial_sequence('"Job"', 'id')) AS "id" FROM generate_series(1, ${count}::int)`.execute(
      tx,
    );
    return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
  }
  const { rows } = await sql<{ last: number }>`
    SELECT MAX("seq") AS "last" FROM (SELECT "seq" FROM sqlite_sequence WHERE "name" = 'Job' UNION ALL SELECT 0)`.execute(
    tx,
  );
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, at) => last + 1 + at);
}
