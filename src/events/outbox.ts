import { sql } from "kysely";
import type { Sql } from "../store/database.ts";
import { channel, subscribersChannel } from "../store/postgresql/listen.ts";
import { compiledOnce } from "../store/sql/compiled.ts";
import { type Event, eventColumns } from "./log.ts";
import { accessEvents } from "./types.ts";

/*
 * PostgreSQL: how events get their numbers. A change writes its events into EventOutbox, where changes never wait for
 * each other, and after its commit one statement moves all events that are there into Event and numbers them, in the
 * order in which they were written. A change that saw another's rows wrote its events later, so causes come before
 * effects; numbers have no gap, and whoever sees one sees every smaller one.
 *
 * Tried before: each change took its numbers from one row that it kept locked until its commit. Of 10 connections 6
 * waited for that row.
 */

/** Names the advisory lock that one numbering at a time holds. */
const lock = 7_402_318;

/** What `numberEvents` did. */
interface Numbering {
  /** Those that this call has numbered, in order. */
  readonly events: Event[];
  /** The number of the newest event. */
  readonly newest: bigint;
}

/**
 * Numbers the events of all changes that are committed, and announces them to all gateways. At its end every event that
 * was committed before the call has its number. Where another gateway holds the lock, it waits for that one's announcement
 * and looks again.
 * @param announcement asked before each try, for the promise of the first announcement after it
 */
export async function numberEvents(db: Sql, announcement: () => () => Promise<void>): Promise<Numbering> {
  let wanted: bigint | undefined;
  for (;;) {
    const announced = announcement();
    const statement = compiledOnce(db, "number events", () => moveEvents.compile(db));
    const { rows } = await db.executeQuery<Moved>(statement);
    if (rows.some(isNumbered)) {
      const events = rows.filter(isNumbered).sort((a, b) => (a.id < b.id ? -1 : 1));
      return { events, newest: events.at(-1)?.id ?? 0n };
    }
    const { oldestLeft = null, newestLeft = null, newest = 0n } = rows[0] ?? {};
    wanted ??= newestLeft ?? 0n;
    if (oldestLeft === null || oldestLeft > wanted) return { events: [], newest };
    await announced();
  }
}

/** The outbox's `sequence` of what is left in it when nothing was moved, and the number of the newest event then. */
interface Left {
  readonly oldestLeft: bigint | null;
  readonly newestLeft: bigint | null;
  readonly newest: bigint;
}
type Moved = Left & (Event | { readonly id: null });

function isNumbered(row: Moved): row is Left & Event {
  return row.id !== null;
}

const columns = sql.join(Object.keys(eventColumns).map((name) => sql.ref(name)));
/** The columns of an event, by the name that the statement gives to the table. */
const eventOf = (table: string) =>
  sql.join(["id", ...Object.keys(eventColumns)].map((name) => sql.ref(`${table}.${name}`)));

/**
 * The clock's row makes sure of what the advisory lock only makes rare: two numberings never give the same number. What is
 * left is told by the same statement: asked for by two more, it took two gateways a tenth of their statements. The join
 * that finds nothing gives the NULLs of that row their types.
 */
const moveEvents = sql<Moved>`
  WITH taken AS (
    DELETE FROM "EventOutbox" WHERE (SELECT pg_try_advisory_xact_lock(${sql.lit(lock)})) RETURNING *
  ), clock AS (
    UPDATE "EventClock" SET "last" = "last" + (SELECT COUNT(*) FROM taken)
     WHERE EXISTS (SELECT 1 FROM taken) RETURNING "last"
  ), numbered AS (
    INSERT INTO "Event" ("id", ${columns})
    SELECT clock."last" - (SELECT COUNT(*) FROM taken) + ROW_NUMBER() OVER (ORDER BY "sequence"), ${columns}
      FROM taken, clock
    RETURNING *
  ), announced AS (
    SELECT CASE WHEN EXISTS (SELECT 1 FROM taken WHERE "type" IN (${sql.join(accessEvents.map(sql.lit))}))
      THEN pg_notify(${sql.lit(channel)}, "last"::text)
      ELSE pg_notify(${sql.lit(subscribersChannel)}, concat("last" - (SELECT COUNT(*) FROM taken) + 1, ' ', "last"))
      END FROM clock
  )
  SELECT ${eventOf("numbered")}, NULL::bigint AS "oldestLeft", NULL::bigint AS "newestLeft", NULL::bigint AS "newest"
    FROM numbered, announced
  UNION ALL
  SELECT ${eventOf("none")}, (SELECT MIN("sequence") FROM "EventOutbox"), (SELECT MAX("sequence") FROM "EventOutbox"), "last"
    FROM "EventClock" LEFT JOIN "Event" AS none ON FALSE WHERE NOT EXISTS (SELECT 1 FROM taken)`;
