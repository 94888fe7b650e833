import { sql } from "kysely";
import type { Sql } from "../database.ts";

/**
 * The number of the newest event, as an expression. On SQLite no change writes EventClock, which would cost each one a
 * statement and a page of the log: there it only remembers events that were removed.
 */
export const newestNumber = sql<bigint>`(SELECT MAX("last") FROM (SELECT "last" FROM "EventClock" UNION ALL SELECT MAX("id") FROM "Event") AS "clocks")`;

const query = sql<{ last: bigint | number }>`SELECT ${newestNumber} AS "last"`;

/** The id of the newest committed event; 0 before the first. */
export async function newest(db: Sql): Promise<bigint> {
  const { rows } = await query.execute(db);
  return BigInt(rows[0]?.last ?? 0);
}

/** Keeps the numbers of events from being given again. For a change that removes events, the newest of them `last`. */
export async function remember(tx: Sql, last: bigint): Promise<void> {
  await tx.updateTable("EventClock").set({ last }).where("last", "<", last).execute();
}
