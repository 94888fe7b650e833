import type { Event } from "./log.ts";

/** The only type of event that may be skipped for a slow reader, since a later one has the same content. */
const replaceable = "JOB_PROGRESSED";

/**
 * Removes progress events that are followed by a newer one of the same job. Other events stay, and separate progress
 * events: between two other events of a job the newest progress is kept.
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
