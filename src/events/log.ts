import type { Event, Prisma } from "../../prisma/generated/sqlite/client.ts";
import { writeJson } from "../json.ts";
import type { Sql } from "../store/database.ts";
import { findRow, insertAll } from "../store/rows.ts";
import { compiledOnce } from "../store/sql/compiled.ts";
import { insertRows } from "../store/sql/insertRows.ts";
import type { Columns } from "../store/sql/jsonRows.ts";
import type { Db, Store } from "../store/store.ts";
import type { EventType } from "./types.ts";

export type { Event };

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

/** The single row of EventClock. */
const clockId = 1;

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
    data: writeJson(draft.data ?? {}),
  }));
}

/**
 * Appends events in the caller's transaction. On SQLite they are numbered at once and returned as stored; on PostgreSQL
 * they wait in the outbox for the commit, and none are returned (outbox.ts).
 */
export async function append(store: Store, tx: Sql, rows: readonly EventRow[]): Promise<Event[]> {
  if (rows.length === 0) return [];
  if (store.dialect === "postgresql") {
    if (rows.length < batchFrom) await insertAll(tx, "EventOutbox", rows);
    else await insertRows(tx, store.dialect, { table: "EventOutbox", columns: eventColumns }, rows);
    return [];
  }
  const last = await moveClock(tx, BigInt(rows.length));
  const first = last - BigInt(rows.length) + 1n;
  const events = rows.map((row, at): Event => ({ id: first + BigInt(at), ...row }));
  if (rows.length < batchFrom) await insertAll(tx, "Event", events);
  else
    await insertRows(
      tx,
      store.dialect,
      { table: "Event", columns: { id: "bigint", ...eventColumns } },
      events,
    );
  return events;
}

/** Takes the next numbers of events. @returns the last of them */
async function moveClock(tx: Sql, count: bigint): Promise<bigint> {
  const statement = compiledOnce(tx, "event clock", () =>
    tx
      .updateTable("EventClock")
      .set((row) => ({ last: row("last", "+", 0n) }))
      .where("id", "=", clockId)
      .returning("last")
      .compile(),
  );
  const { rows } = await tx.executeQuery<{ last: bigint }>({ ...statement, parameters: [count, clockId] });
  return rows[0]?.last as bigint;
}

/** The id of the newest committed event; 0 before the first. */
export async function newest(db: Sql): Promise<bigint> {
  return (await findRow(db, "EventClock", { id: clockId }))?.last ?? 0n;
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
  /** Only these events. */
  where?: Prisma.EventWhereInput | undefined;
}

/** Committed events after `cursor`, oldest first. */
export function readAfter(db: Db, cursor: bigint, { limit, upTo, where }: ReadOptions): Promise<Event[]> {
  return db.event.findMany({
    where: { ...where, id: { gt: cursor, ...(upTo === undefined ? {} : { lte: upTo }) } },
    orderBy: { id: "asc" },
    take: limit,
  });
}
