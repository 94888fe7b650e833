import type { Event } from "./log.ts";

/** The only kind of event that may be left out for a slow reader: a later one says all that it said. */
const replaceable = "JOB_PROGRESSED";

/**
 * Leaves out progress that a later progress of the same job makes stale. Whatever else happens to a job stands, and
 * progress before and after it is not mixed: of each stretch between two other events of a job the newest is kept.
 */
export function coalesce(events: readonly Event[]): Event[] {
  const kept: Event[] = [];
  const superseded = new Set<number | null>();
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at] as Event;
    if (event.type !== replaceable) superseded.delete(event.jobId);
    else if (superseded.has(event.jobId)) continue;
    else superseded.add(event.jobId);
    kept.push(event);
  }
  return kept.reverse();
}
