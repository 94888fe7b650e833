import { seconds, words } from "../../components/format.ts";
import type { RunOutcome, TimelineQuery, TimelineRunFragment } from "../../graph/operations.generated.ts";
import type { Span } from "./span.ts";

/** A run as it is drawn; times in milliseconds since 1970. */
export interface Bar {
  run: TimelineRunFragment;
  name: string;
  from: number;
  to: number;
  /** When its job came into the queue. */
  queued: number | null;
}

/** What one node did. */
export interface Lane {
  name: string;
  /** Null for one that is no longer there. */
  number: number | null;
  bars: Bar[];
  /** The share of the time with a job, from 0 to 1. */
  busy: number;
}

/** By which colour of a job's state an outcome is shown. */
export const outcomeState: Readonly<Record<RunOutcome, string>> = {
  RUNNING: "working",
  FINISHED: "finished",
  ERROR: "error",
  TIMED_OUT: "error",
  LOST: "error",
  RESET: "cancelled",
  ABORTED: "cancelled",
  CANCELLED: "cancelled",
};

/** A lane for each node: those there are by name, then those that are gone but did something. */
export function lanesOf(answer: TimelineQuery, span: Span, now: number): Lane[] {
  const lanes = new Map<string, Lane>(
    answer.computeNodes.nodes.map(({ name, number }) => [name, { name, number, bars: [], busy: 0 }]),
  );
  const known = new Set<number>();
  for (const run of [...answer.running.nodes, ...answer.before.nodes, ...answer.begun.nodes.toReversed()]) {
    const bar = barOf(run, now);
    if (bar.to < span.from || bar.from > span.to || known.has(run.number)) continue;
    known.add(run.number);
    const lane = lanes.get(run.nodeName) ?? { name: run.nodeName, number: null, bars: [], busy: 0 };
    lanes.set(run.nodeName, lane);
    lane.bars.push(bar);
    const overlap = Math.min(bar.to, span.to) - Math.max(bar.from, span.from);
    lane.busy += Math.max(0, overlap) / (Math.min(span.to, now) - span.from);
  }
  return [...lanes.values()].map((lane) => ({ ...lane, busy: Math.min(1, lane.busy) }));
}

function barOf(run: TimelineRunFragment, now: number): Bar {
  const from = Date.parse(run.startedAt);
  return {
    run,
    name: run.jobTitle || run.job?.summary || (run.jobNumber ? `Job ${run.jobNumber}` : "A job that is gone"),
    from,
    to: run.endedAt ? Date.parse(run.endedAt) : Math.max(from, now),
    queued: run.queuedAt ? Date.parse(run.queuedAt) : null,
  };
}

/** What a bar says to those who can't see it. */
export function labelOf({ run, name, from, to, queued }: Bar): string {
  const user = run.job?.onBehalfOf ? ` for ${run.job.onBehalfOf}` : "";
  const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : "";
  const waited =
    queued !== null && from > queued ? `, after ${seconds((from - queued) / 1_000)} in the queue` : "";
  const reason = run.reason ? `: ${run.reason}` : "";
  return `${name}${user}${attempt}: ${words(run.outcome)}, ${seconds((to - from) / 1_000)} from ${new Date(from).toLocaleString()}${waited}${reason}`;
}
