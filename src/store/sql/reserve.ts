import type { Dialect, Tx } from "../store.ts";

/**
 * Takes `count` numbers for new jobs, ascending, so that a tree can be written with its own numbers in it. They are never
 * given again, whatever becomes of the change. On SQLite the one writer holds the counter; inserting moves it on.
 */
export async function reserveJobs(tx: Tx, dialect: Dialect, count: number): Promise<number[]> {
  if (dialect === "postgresql") {
    const rows = await tx.$queryRaw<{ id: bigint | number }[]>`
      SELECT nextval(pg_get_serial_sequence('"Job"', 'id')) AS "id" FROM generate_series(1, ${count}::int)`;
    return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
  }
  const rows = await tx.$queryRaw<{ last: number | bigint }[]>`
    SELECT MAX("seq") AS "last" FROM (SELECT "seq" FROM sqlite_sequence WHERE "name" = 'Job' UNION ALL SELECT 0)`;
  const last = Number(rows[0]?.last ?? 0);
  return Array.from({ length: count }, (_, at) => last + 1 + at);
}
