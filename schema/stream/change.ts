import { eventData } from "../../src/events/data.ts";
import type { Event } from "../../src/events/log.ts";
import { builder } from "../builder.ts";
import { Event as EventObject } from "../event/type.ts";

/** What a payload tells. */
export type ChangeKind = "SNAPSHOT" | "CHANGED" | "ADDED" | "REMOVED";

/** One payload as a source makes it. What else it shows is read when it is executed, so it is never older. */
export interface Change {
  readonly kind: ChangeKind;
  /** Id of the event, or of the newest event when the snapshot was begun. */
  readonly position: bigint;
  /** Null in a snapshot. */
  readonly event: Event | null;
}

export const ChangeKindEnum = builder.enumType("ChangeKind", {
  description: "What a subscription's payload tells.",
  values: {
    SNAPSHOT: {
      description:
        "Where things stand; the first payload unless `since` was given. Exactly one, so it is complete with it; of a list that is too long for one payload it has the beginning, and its pageInfo says so.",
    },
    CHANGED: { description: "Something happened." },
    ADDED: {
      description: "Something happened, and by it the filter lets the row through that it kept out before.",
    },
    REMOVED: {
      description: "Something happened, and the filter no longer lets the row through, or it is gone.",
    },
  },
});

/** The snapshot that a stream begins with. */
export function snapshot(position: bigint): Change {
  return { kind: "SNAPSHOT", position, event: null };
}

/** An event as a payload. */
export function changed(event: Event, kind: ChangeKind = "CHANGED"): Change {
  return { kind, position: event.id, event };
}

/** The event's data; empty in a snapshot. */
export function dataOf({ event }: Change): Record<string, unknown> {
  return event ? eventData(event) : {};
}

/** Every kind of payload has these. */
export const ChangeInterface = builder.interfaceRef<Change>("Change").implement({
  description: "A payload of a subscription.",
  fields: (t) => ({
    kind: t.field({ type: ChangeKindEnum, description: "What it tells.", resolve: ({ kind }) => kind }),
    position: t.field({
      type: "Position",
      description: "Give it as `since` to go on behind this payload, at any gateway and any time later.",
      resolve: ({ position }) => String(position),
    }),
    event: t.field({
      type: EventObject,
      nullable: true,
      description: "What happened; null in a snapshot.",
      resolve: ({ event }) => event,
    }),
  }),
});
