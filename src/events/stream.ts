import type { Bus } from "./bus.ts";
import type { Event } from "./log.ts";

/*
 * A subscription's life:
 *
 *   SNAPSHOT ──▶ FOLLOWING ◀──▶ WAITING ──▶ ENDED
 *      (cursor)   reads the ring or the table   (client gone, server draining)
 *
 * With `after` given there is no snapshot: it goes on from that cursor. The cursor of what was sent last is all the
 * state there is, so a reader may be cut off anywhere and go on in another process.
 */

export interface FollowOptions {
  /** Go on after this event. */
  after: bigint;
  /** Which events are of interest. */
  match: (event: Event) => boolean;
  /**
   * For a reader that has fallen behind: of several events in a row with the same key only the newest is kept. Null
   * means keep. Only ever progress: a transition has no key.
   */
  coalesceBy?: (event: Event) => string | null;
  signal: AbortSignal;
}

/** Everything of interest after a cursor, in order, once, until the signal aborts. */
export async function* follow(bus: Bus, options: FollowOptions): AsyncGenerator<Event, void, undefined> {
  const { match, coalesceBy, signal } = options;
  let cursor = options.after;
  while (!signal.aborted) {
    const page = await bus.after(cursor);
    if (page.length === 0) {
      await bus.next(cursor, signal);
      continue;
    }
    const wanted = page.filter(match);
    for (const event of coalesceBy ? coalesce(wanted, coalesceBy) : wanted) {
      if (signal.aborted) return;
      yield event;
      cursor = event.id;
    }
    cursor = page.at(-1)?.id ?? cursor;
  }
}

/** Drops an event when a later one of the same key follows with no keyless event of the same job between them. */
export function coalesce(events: readonly Event[], keyOf: (event: Event) => string | null): Event[] {
  const kept: Event[] = [];
  const newer = new Set<string>();
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at] as Event;
    const key = keyOf(event);
    if (key === null) {
      newer.delete(String(event.jobId));
      kept.push(event);
    } else if (!newer.has(key)) {
      newer.add(key);
      kept.push(event);
    }
  }
  return kept.reverse();
}

/** Progress of one job: the only thing that may be left out for a slow reader. */
export function progressOf(event: Event): string | null {
  return event.type === "JOB_PROGRESSED" && event.jobId !== null ? String(event.jobId) : null;
}
