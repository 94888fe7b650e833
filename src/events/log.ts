import { type Expression, type SqlBool, sql } from "kysely";
import type { Event } from "../../prisma/generated/sqlite/client.ts";
import { columnsOf } from "../store/columns.ts";
import type { Sql } from "../store/database.ts";
import { insertAll } from "../store/rows.ts";
import { Slots } from "../store/sql/compiled.ts";
import { newest, newestNumber } from "../store/sql/eventClock.ts";
import { insertRows } from "../store/sql/insertRows.ts";
import type { Columns } from "../store/sql/jsonRows.ts";
import type { Store } from "../store/store.ts";
import { storedData } from "./data.ts";
import type { EventType } from "./types.ts";

export { type Event, newest };

/** An event as a domain verb records it. `data` is any JSON value; LosslessNumbers keep their digits. */
export interface EventDraft {
  type: EventType;
  job?: { id: number; path: string } | null;
  nodeId?: number | null;
  outputId?: number | null;
  snapshotImageId?: number | null;
  dibImageId?: number | null;
  data?: Record<string, unknown>;
}

/** From so many events on they are inserted as one JSON value (2,000 events in 60 ms instead of 3 s). */
const batchFrom = 50;

/** The columns of an event beside its number. */
export const eventColumns: Columns = {
  type: "text",
  at: "time",
  jobId: "int",
  jobPath: "text",
  nodeId: "int",
  outputId: "int",
  snapshotImageId: "int",
  dibImageId: "int",
  actorId: "int",
  actor: "text",
  data: "text",
};

/** An event that has no number yet. */
export type EventRow = Omit<Event, "id">;

/** The rows of what one change has recorded. */
export function eventRows(
  drafts: readonly EventDraft[],
  by: { actor: string; actorId: number | null; at: Date },
): EventRow[] {
  return drafts.map((draft) => ({
    type: draft.type,
    at: by.at,
    jobId: draft.job?.id ?? null,
    jobPath: draft.job ? `${draft.job.path}${draft.job.id}/` : null,
    nodeId: draft.nodeId ?? null,
    outputId: draft.outputId ?? null,
    snapshotImageId: draft.snapshotImageId ?? null,
    dibImageId: draft.dibImageId ?? null,
    actorId: by.actorId,
    actor: by.actor,
    data: storedData(draft.data ?? {}),
  }));
}

/**
 * Appends events in the caller's transaction. On SQLite they are numbered at once and returned as stored; on PostgreSQL
 * they wait in the outbox for the commit, and none are returned (outbox.ts).
 * @param options.isLast nothing follows in the transaction
 */
export async function append(
  store: Store,
  tx: Sql,
  rows: readonly EventRow[],
  { isLast = false } = {},
): Promise<Event[]> {
  if (rows.length === 0) return [];
  if (store.dialect === "postgresql") {
    if (rows.length < batchFrom) {
      if (isLast) store.commitWithNext(tx);
      await insertAll(tx, "EventOutbox", rows);
    } else await insertRows(tx, store.dialect, { table: "EventOutbox", columns: eventColumns }, rows);
    return [];
  }
  if (rows.length < batchFrom) return insertNumbered(tx, rows);
  const last = await newest(tx);
  const events = rows.map((row, at): Event => ({ id: last + BigInt(at + 1), ...row }));
  await insertRows(tx, store.dialect, { table: "Event", columns: { id: "bigint", ...eventColumns } }, events);
  return events;
}

/** SQLite: inserts events, which take the next numbers in the same statement. */
async function insertNumbered(tx: Sql, rows: readonly EventRow[]): Promise<Event[]> {
  const slots = new Slots();
  const values = rows.map((row, at) => ({
    id: sql<bigint>`${newestNumber} + ${sql.lit(at + 1)}`,
    ...slots.of(row),
  }));
  const inserted = await slots.run<{ id: bigint }>(tx, "insert events", () =>
    tx.insertInto("Event").values(values).returning("id").compile(),
  );
  const ids = inserted.rows.map(({ id }) => id).sort((a, b) => Number(a - b));
  return rows.map((row, at): Event => ({ id: ids[at] as bigint, ...row }));
}

/** The first position from which every later event can still be read; older ones have been removed (domain/retention). */
export async function oldestPosition(db: Sql): Promise<bigint> {
  const first = await db.selectFrom("Event").select("id").orderBy("id").limit(1).executeTakeFirst();
  return first ? first.id - 1n : newest(db);
}

/** The part of the log to read. */
export interface ReadOptions {
  /** Maximum number of rows. */
  limit: number;
  /** The last id, inclusive. */
  upTo?: bigint;
  /** Only these events: a condition on the columns of Event. */
  where?: Expression<SqlBool> | undefined;
}

/** Committed events after `cursor`, oldest first. */
export function readAfter(db: Sql, cursor: bigint, { limit, upTo, where }: ReadOptions): Promise<Event[]> {
  return db
    .selectFrom("Event")
    .select(columnsOf("Event"))
    .where("id", ">", cursor)
    .$if(upTo !== undefined, (query) => query.where("id", "<=", upTo as bigint))
    .$if(where !== undefined, (query) => query.where(where as Expression<SqlBool>))
    .orderBy("id")
    .limit(limit)
    .execute();
}
