import { sql } from "kysely";
import type { Sql } from "../store/database.ts";
import { channel } from "../store/postgresql/listen.ts";
import { type Event, eventColumns } from "./log.ts";

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

/**
 * Numbers the events of all changes that are committed, and announces them to all gateways. At its end every event that
 * was committed before the call has its number, whichever gateway has given it: one that finds another at it does not
 * insist on a turn of its own.
 * @param announced settles when another gateway may have numbered some
 * @returns those that this call has numbered, in order
 */
export async function numberEvents(db: Sql, announced: () => Promise<void>): Promise<Event[]> {
  let wanted: bigint | undefined;
  for (;;) {
    const { rows } = await moveEvents.execute(db);
    if (rows.length > 0) return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    const { first, last } = await db
      .selectFrom("EventOutbox")
      .select(({ fn }) => [fn.min("sequence").as("first"), fn.max("sequence").as("last")])
      .executeTakeFirstOrThrow();
    wanted ??= last ?? 0n;
    if (first === null || first > wanted) return [];
    await announced();
  }
}

const columns = sql.join(Object.keys(eventColumns).map((name) => sql.ref(name)));

/** The clock's row makes sure of what the advisory lock only makes rare: two numberings never give the same number. */
const moveEvents = sql<Event>`
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
    SELECT pg_notify(${sql.lit(channel)}, "last"::text) FROM clock
  )
  SELECT numbered.* FROM numbered, announced`;
