import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import type { Db } from "../store/store.ts";
import type { Bus } from "./bus.ts";
import { coalesce } from "./coalesce.ts";
import { type Event, readAfter } from "./log.ts";

/*
 * A reader's life:
 *
 *            in the ring            nothing more
 *      ┌──▶ FOLLOWING ───────────────────▶ WAITING ──┐
 *      │       │  ▲                           │      │ signal aborted (client gone),
 *   cursor     │  │ reached the ring          │      │ bus stopped (draining)
 *      │       ▼  │                           │      ▼
 *      └──▶ CATCHING UP ◀─────────────────────┘    ENDED
 *            from the table     fell out of the ring
 *
 * The cursor of what was handed on last is all the state there is, so a reader may be cut off anywhere and go on in
 * another process.
 */

/** Which events a reader is told. */
export interface Interest {
  match: (event: Event) => boolean;
  /** At least those, said to the table, so that it need not hand out everything. */
  where?: Prisma.EventWhereInput;
}

export interface FollowOptions extends Interest {
  /** Go on after this event. */
  after: bigint;
  signal: AbortSignal;
}

/** Events taken at a time. Few, as a reader that stops reading keeps this many from being collected. */
const pageSize = 200;
/** A reader with more than this many events before it counts as slow: its progress is coalesced. */
const slowFrom = 32;

/** What a reader is handed at once: events in order, never none of them. */
export type Page = readonly Event[];

/** Everything of interest after a cursor, in order, once, until the signal aborts or the bus stops. */
export async function* pages(
  bus: Bus,
  db: Db,
  options: FollowOptions,
): AsyncGenerator<Page, void, undefined> {
  const { match, where, signal } = options;
  let cursor = options.after;
  while (!signal.aborted && !bus.stopped.aborted) {
    const held = bus.recent(cursor, pageSize);
    let events: readonly Event[];
    if (held === null) {
      const head = bus.head;
      const rows = await readAfter(db, cursor, { limit: pageSize, upTo: head, where });
      cursor = rows.length < pageSize ? head : (rows.at(-1)?.id ?? head);
      events = rows.filter(match);
    } else if (held.length === 0) {
      await bus.next(cursor, signal);
      continue;
    } else {
      events = held.filter(match);
      cursor = held.at(-1)?.id ?? cursor;
    }
    if (events.length > slowFrom) events = coalesce(events);
    if (events.length > 0 && !signal.aborted) yield events;
  }
}
