import type { Expression, SqlBool } from "kysely";
import type { Store } from "../store/store.ts";
import type { Bus } from "./bus.ts";
import { coalesce } from "./coalesce.ts";
import { type Event, oldestPosition, readAfter } from "./log.ts";

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

export interface FollowOptions {
  /** Which events the reader receives. */
  match: (event: Event) => boolean;
  /** A condition on the columns of Event that all matching events fulfil, so that fewer rows are read from the table. */
  where?: () => Expression<SqlBool>;
  /** Start after this event. */
  after: bigint;
  signal: AbortSignal;
  /** Waits for events behind a position; resolves with the position to go on from. Default: for the next one. */
  wait?: ((cursor: bigint) => Promise<bigint>) | undefined;
}

/** Events after a reader's cursor have been removed. */
export class PositionExpired extends Error {
  override readonly name = "PositionExpired";
  /** The first position that can be read from. */
  readonly oldest: bigint;

  constructor(oldest: bigint) {
    super(`events up to ${oldest} have been removed`);
    this.oldest = oldest;
  }
}

/**
 * The first position that can be read from, when events after `cursor` have been removed; else null. Asks the table only
 * when they are no longer in memory.
 */
export async function expiredAt(bus: Bus, store: Store, cursor: bigint): Promise<bigint | null> {
  if (bus.recent(cursor, 1) !== null) return null;
  const oldest = await oldestPosition(store.sql);
  return cursor < oldest ? oldest : null;
}

/** Maximum number of events of a page. Small, since a reader that stops reading retains one page. */
const pageSize = 200;
/** Progress is coalesced for a reader with more events than this in a page. */
const slowFrom = 32;

/**
 * Yields all matching events after a cursor, in order and once, until the signal aborts or the bus stops. A page is never
 * empty.
 * @throws PositionExpired
 */
export async function* pages(
  bus: Bus,
  store: Store,
  options: FollowOptions,
): AsyncGenerator<readonly Event[], void, undefined> {
  const { match, where, signal } = options;
  const wait = options.wait ?? ((from: bigint) => bus.next(from, signal).then(() => from));
  let cursor = options.after;
  while (!signal.aborted && !bus.stopped.aborted) {
    const recent = bus.recent(cursor, pageSize);
    let events: readonly Event[];
    if (recent === null) {
      const head = bus.head;
      const rows = await readAfter(store.sql, cursor, { limit: pageSize, upTo: head, where: where?.() });
      // Asked after the reading: what is there now was there before.
      const oldest = await expiredAt(bus, store, cursor);
      if (oldest !== null) throw new PositionExpired(oldest);
      cursor = rows.length < pageSize ? head : (rows.at(-1)?.id ?? head);
      events = rows.filter(match);
    } else if (recent.length === 0) {
      cursor = await wait(cursor);
      continue;
    } else {
      events = recent.filter(match);
      cursor = recent.at(-1)?.id ?? cursor;
    }
    if (events.length > slowFrom) events = coalesce(events);
    if (events.length > 0 && !signal.aborted) yield events;
  }
}
