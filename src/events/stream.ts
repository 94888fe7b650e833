import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import type { Db } from "../store/store.ts";
import type { Bus } from "./bus.ts";
import { coalesce } from "./coalesce.ts";
import { type Event, readAfter } from "./log.ts";

/*
 * States of a reader:
 *
 *            in memory              no more events
 *      ┌──▶ FOLLOWING ───────────────────▶ WAITING ──┐
 *      │       │  ▲                           │      │ signal aborted (client gone),
 *   cursor     │  │ cursor in memory          │      │ bus stopped (draining)
 *      │       ▼  │                           │      ▼
 *      └──▶ CATCHING UP ◀─────────────────────┘    ENDED
 *            from the table     cursor no longer in memory
 *
 * The cursor of the last yielded event is the only state, so a reader may be interrupted at any time and resume in
 * another process.
 */

/** Which events a reader receives. */
export interface Interest {
  match: (event: Event) => boolean;
  /** A condition that all matching events fulfil, so that fewer rows are read from the table. */
  where?: Prisma.EventWhereInput;
}

export interface FollowOptions extends Interest {
  /** Start after this event. */
  after: bigint;
  signal: AbortSignal;
}

/** Maximum number of events of a page. Small, since a reader that stops reading retains one page. */
const pageSize = 200;
/** Progress is coalesced for a reader with more events than this in a page. */
const slowFrom = 32;

/**
 * Yields all matching events after a cursor, in order and once, until the signal aborts or the bus stops. A page is never
 * empty.
 */
export async function* pages(
  bus: Bus,
  db: Db,
  options: FollowOptions,
): AsyncGenerator<readonly Event[], void, undefined> {
  const { match, where, signal } = options;
  let cursor = options.after;
  while (!signal.aborted && !bus.stopped.aborted) {
    const recent = bus.recent(cursor, pageSize);
    let events: readonly Event[];
    if (recent === null) {
      const head = bus.head;
      const rows = await readAfter(db, cursor, { limit: pageSize, upTo: head, where });
      cursor = rows.length < pageSize ? head : (rows.at(-1)?.id ?? head);
      events = rows.filter(match);
    } else if (recent.length === 0) {
      await bus.next(cursor, signal);
      continue;
    } else {
      events = recent.filter(match);
      cursor = recent.at(-1)?.id ?? cursor;
    }
    if (events.length > slowFrom) events = coalesce(events);
    if (events.length > 0 && !signal.aborted) yield events;
  }
}
