import { setTimeout as delay } from "node:timers/promises";
import type { Event } from "../../src/events/log.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { type Change, ChangeInterface, snapshot } from "../stream/change.ts";
import { open, type Start } from "../stream/source.ts";
import { type JobStats, JobStatsObject, jobStatsArgs, jobStatsOf } from "./jobStats.ts";

/** The least time between two payloads of a stream: short enough for a page to show a change within half a second. Milliseconds. */
const pause = 300;

interface JobStatsChange extends Change {
  readonly stats: JobStats;
}

const JobStatsChangeObject = builder.objectRef<JobStatsChange>("JobStatsChange").implement({
  description: "Numbers about jobs as they are when the payload is made.",
  interfaces: [ChangeInterface],
  fields: (t) => ({
    stats: t.field({ type: JobStatsObject, description: "The numbers.", resolve: ({ stats }) => stats }),
  }),
});

builder.subscriptionField("jobStatsChanged", (t) =>
  t.field({
    type: JobStatsChangeObject,
    description:
      "The numbers of jobStats: at once, and again whenever something has happened to jobs, at most three times a second. Progress changes none of them. Each payload is a SNAPSHOT and complete by itself; after `since` the first comes when something has happened since then.",
    args: {
      ...jobStatsArgs,
      since: t.arg({ type: "Position", description: "Goes on behind this payload." }),
    },
    authScopes: { reader: true },
    complexity: { field: 1, multiplier: 1 },
    subscribe: (_root, { since, ...asked }, context) => {
      const stats = jobStatsOf(asked, context);
      return open(context, since, (from) => statistics(context, stats, from));
    },
    resolve: (change: JobStatsChange) => change,
  }),
);

async function* statistics(
  { services: { bus } }: GraphContext,
  stats: JobStats,
  { after, signal }: Start,
): AsyncGenerator<JobStatsChange, void, undefined> {
  const ended = AbortSignal.any([signal, bus.stopped]);
  let cursor = after;
  if (cursor === null) {
    cursor = bus.head;
    yield told(cursor, stats);
  }
  for (;;) {
    await bus.next(cursor, ended);
    if (ended.aborted) return;
    const events = bus.recent(cursor, Number.MAX_SAFE_INTEGER) ?? [];
    // Read before the numbers are: they may already hold what comes next, but never miss what came before.
    cursor = bus.head;
    // Events that are not in memory, or are too many, may be about jobs.
    const complete = events.at(-1)?.id === cursor;
    if (complete && !events.some(moves)) continue;
    yield told(cursor, stats);
    await delay(pause, undefined, { signal: ended }).catch(() => {});
  }
}

/** All streams with the same filter that have come to the same position have the numbers counted once. */
function told(position: bigint, stats: JobStats): JobStatsChange {
  return { ...snapshot(position), stats: { ...stats, position } };
}

function moves({ type, jobId }: Event): boolean {
  return jobId !== null && type !== "JOB_PROGRESSED";
}
