import fc from "fast-check";
import { append, type Event, type EventDraft, eventRows } from "../../src/events/log.ts";
import { numberEvents } from "../../src/events/outbox.ts";
import type { EventType } from "../../src/events/types.ts";
import type { Store } from "../../src/store/store.ts";

/** A fixed instant, for what does not care when it happened. */
export const anInstant = new Date("2026-11-21T12:00:00.000Z");

/** An event as the log would hold it, about one root job. */
export function anEvent(id: number, type: EventType, jobId: number, data = "{}"): Event {
  return {
    id: BigInt(id),
    type,
    at: anInstant,
    jobId,
    jobPath: `/${jobId}/`,
    nodeId: null,
    outputId: null,
    snapshotImageId: null,
    dibImageId: null,
    actorId: null,
    actor: "a test",
    data,
  };
}

/** Runs of events of a few jobs with consecutive ids from 1, most of them progress. */
export function someEvents(maxLength = 60): fc.Arbitrary<Event[]> {
  const type = fc.oneof(
    { weight: 3, arbitrary: fc.constant<EventType>("JOB_PROGRESSED") },
    {
      weight: 1,
      arbitrary: fc.constantFrom<EventType>("JOB_STARTED", "JOB_FINISHED", "JOB_RESET", "OUTPUT_ADDED"),
    },
  );
  return fc
    .array(fc.tuple(type, fc.integer({ min: 1, max: 3 })), { maxLength })
    .map((rows) => rows.map(([type, job], at) => anEvent(at + 1, type, job)));
}

/** What `numberEvents` waits with when another gateway is at it. */
export const soon = () => () => new Promise<void>((resume) => setImmediate(resume));

/** Commits events as a domain verb does, without a verb. `publish` hands them to a bus. */
export async function commit(
  store: Store,
  drafts: readonly EventDraft[],
  publish: (events: readonly Event[]) => void = () => {},
): Promise<Event[]> {
  const events = await store.write((tx) =>
    append(store, tx, eventRows(drafts, { actor: "a test", actorId: null, at: anInstant })),
  );
  const numbered = store.dialect === "postgresql" ? (await numberEvents(store.sql, soon)).events : events;
  publish(numbered);
  return numbered;
}

/** A draft about a root job. */
export function draft(type: EventType, job: number, data: Record<string, unknown> = {}): EventDraft {
  return { type, job: { id: job, path: "/" }, data };
}
