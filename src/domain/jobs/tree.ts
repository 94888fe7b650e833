import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";
import { findRows, updateRows } from "../../store/rows.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { loadJobs } from "./batches.ts";
import { idleState, updateDependents } from "./dependencies.ts";
import { groupsOn, updateInherited } from "./inheritance.ts";
import { epochSeconds } from "./runs.ts";
import { groupEvents } from "./transitions.ts";

/** Levels of a tree, the root counted: a priority path has a byte for each. (docs/apis/coalition.md section 2, PUT) */
export const maxLevels = 8;

/** What a job adds to the counters above it. A job without children, an empty group too, counts as one. */
export interface Counts {
  leaf: boolean;
  total: number;
  finished: number;
  errors: number;
  working: number;
  /** Seconds that the ended leaves took. */
  seconds: number;
  /** Sum of the starts of the leaves in state WORKING, in epoch seconds. */
  workingSince: bigint;
  /** When the first of its present jobs was started; null when none was, or all were reset. */
  firstStartedAt: Date | null;
}

export const noCounts: Counts = {
  leaf: false,
  total: 0,
  finished: 0,
  errors: 0,
  working: 0,
  seconds: 0,
  workingSince: 0n,
  firstStartedAt: null,
};

/** A cancelled job counts as an error. Deleted jobs count nothing. */
export function countsOf(job: Job): Counts {
  if (job.deletedAt !== null) return noCounts;
  if (job.total > 0) {
    const { total, totalFinished: finished, totalErrors: errors, totalWorking: working } = job;
    const { duration: seconds, workingSince, lastStartedAt: firstStartedAt } = job;
    return { leaf: false, total, finished, errors, working, seconds, workingSince, firstStartedAt };
  }
  const finished = job.state === "FINISHED";
  const failed = job.state === "ERROR" || job.state === "CANCELLED";
  const working = job.state === "WORKING";
  return {
    leaf: true,
    total: 1,
    finished: Number(finished),
    errors: Number(failed),
    working: Number(working),
    // Whole seconds, so that a sum is the same in whatever order it is made.
    seconds: finished || failed ? Math.floor(job.duration) : 0,
    workingSince: working ? BigInt(epochSeconds(job.startedAt)) : 0n,
    firstStartedAt: job.lastStartedAt,
  };
}

/**
 * Carries the change of one job's counts up its path to the root, a row a level: counters, then the state that follows
 * from them. Never counts children, so its cost is the depth (docs/apis/coalition.md section 5.2).
 */
export async function rollUp(change: Change, path: string, before: Counts, after: Counts): Promise<void> {
  if (path === "/" || same(before, after)) return;
  const ids = groupsOn(path);
  await change.store.lockJobs(change.db, ids);
  const groups = (await findRows(change.db, "Job", { id: ids }, "depth")).reverse();
  let from = before;
  let to = after;
  for (const group of groups) {
    if (same(from, to)) return;
    const firstStartedAt = await earliest(change, group, from.firstStartedAt, to.firstStartedAt);
    const moved = await setCounters(change, group, {
      ...count(group, from, to),
      lastStartedAt: firstStartedAt,
    });
    from = countsOf(group);
    to = countsOf(moved);
  }
}

/**
 * Recomputes the counters of a tree from its leaves up, for a tree that is restored or reset: changes of deleted jobs were
 * not counted. Its cost grows with the tree.
 */
export async function recount(change: Change, rootId: number): Promise<Job> {
  const jobs = await loadJobs(change, [rootId, ...(await descendants(change.db, rootId))]);
  jobs.sort((a, b) => b.depth - a.depth || a.id - b.id);
  const sums = new Map<number, Counters>();
  let root = jobs.at(-1) as Job;
  for (const job of jobs) {
    const sum = sums.get(job.id);
    // An empty group is a leaf: its times are its own.
    const counted = job.isGroup
      ? await setCounters(
          change,
          job,
          sum ?? { ...nothing, duration: job.duration, lastStartedAt: job.lastStartedAt },
        )
      : job;
    if (job.id === rootId) root = counted;
    else if (job.parentId !== null) {
      const parent = sums.get(job.parentId) ?? nothing;
      const counts = countsOf(counted);
      const lastStartedAt = earlier(parent.lastStartedAt, counts.firstStartedAt);
      sums.set(job.parentId, { ...count(parent, noCounts, counts), lastStartedAt });
    }
  }
  return root;
}

const nothing: Counters = {
  finished: 0,
  errors: 0,
  working: 0,
  total: 0,
  totalFinished: 0,
  totalErrors: 0,
  totalWorking: 0,
  duration: 0,
  workingSince: 0n,
  lastStartedAt: null,
};

/** Stores a group's counters with the state that follows from them, and what follows from that. */
async function setCounters(change: Change, group: Job, counted: Counters): Promise<Job> {
  const state = await stateOf(change, group, counted);
  const data = { ...counted, ...derivedColumns(change, group, counted, state), updatedAt: change.now };
  await updateRows(change.db, "Job", { id: group.id }, data);
  const moved: Job = { ...group, ...data };
  if (group.state === state) return moved;
  change.record({
    type: groupEvents[state as keyof typeof groupEvents],
    job: moved,
    data: { state, from: group.state },
  });
  if (group.state === "PENDING" || state === "PENDING") await updateInherited(change, moved);
  await updateDependents(change, moved, group.state);
  return moved;
}

type Counters = Pick<
  Job,
  | "finished"
  | "errors"
  | "working"
  | "total"
  | "totalFinished"
  | "totalErrors"
  | "totalWorking"
  | "duration"
  | "workingSince"
  | "lastStartedAt"
>;

function count(group: Counters, from: Counts, to: Counts): Omit<Counters, "lastStartedAt"> {
  const direct = (counts: Counts, of: "finished" | "errors" | "working") => (counts.leaf ? counts[of] : 0);
  return {
    finished: group.finished + direct(to, "finished") - direct(from, "finished"),
    errors: group.errors + direct(to, "errors") - direct(from, "errors"),
    working: group.working + direct(to, "working") - direct(from, "working"),
    total: group.total + to.total - from.total,
    totalFinished: group.totalFinished + to.finished - from.finished,
    totalErrors: group.totalErrors + to.errors - from.errors,
    totalWorking: group.totalWorking + to.working - from.working,
    duration: group.duration + to.seconds - from.seconds,
    workingSince: group.workingSince + to.workingSince - from.workingSince,
  };
}

/**
 * When the first of a group's jobs was started (docs/apis/coalition.md section 5.2, the least non-zero start). The children are
 * only asked, by one index entry, when the one that was the first has lost its start or is gone.
 */
async function earliest(
  change: Change,
  group: Job,
  from: Date | null,
  to: Date | null,
): Promise<Date | null> {
  const known = group.lastStartedAt;
  if (from === null || known === null || from.getTime() !== known.getTime()) return earlier(known, to);
  if (to !== null && to.getTime() <= known.getTime()) return to;
  const first = await change.db
    .selectFrom("Job")
    .select("lastStartedAt")
    .where("parentId", "=", group.id)
    .where("deletedAt", "is", null)
    .where("lastStartedAt", "is not", null)
    .orderBy("lastStartedAt")
    .limit(1)
    .executeTakeFirst();
  return first?.lastStartedAt ?? null;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  return a && (!b || a <= b) ? a : b;
}

async function stateOf(change: Change, group: Job, counted: Counters): Promise<JobState> {
  // With its last job gone a group stays as it was (docs/apis/coalition.md section 5.2); but an empty one is not WORKING.
  if (counted.total === 0) return group.state === "WORKING" ? idleState(change.db, group.id) : group.state;
  if (counted.totalErrors > 0) return "ERROR";
  if (counted.totalFinished === counted.total) return "FINISHED";
  if (counted.totalWorking > 0) return "WORKING";
  return group.state === "PENDING" || group.state === "WAITING"
    ? group.state
    : idleState(change.db, group.id);
}

/** The columns that a group's state brings with it, so that filters on them read a group as they read a job. */
function derivedColumns(
  change: Change,
  group: Job,
  counted: Counters,
  state: JobState,
): Pick<Job, "state"> & Partial<Job> {
  if (counted.total === 0) return { state };
  const begun = counted.totalFinished + counted.totalErrors + counted.totalWorking > 0;
  const startedAt = begun ? (group.startedAt ?? change.now) : null;
  const ended = state === "FINISHED" || state === "ERROR";
  const progress = counted.totalFinished / counted.total;
  return {
    state,
    progress,
    reportedProgress: progress,
    startedAt,
    endedAt: ended ? (group.state === state ? group.endedAt : change.now) : null,
    errorReason: state === "ERROR" ? `${counted.totalErrors} of ${counted.total} jobs ended in error` : null,
  };
}

function same(a: Counts, b: Counts): boolean {
  return (
    a.leaf === b.leaf &&
    a.total === b.total &&
    a.finished === b.finished &&
    a.errors === b.errors &&
    a.working === b.working &&
    a.seconds === b.seconds &&
    a.workingSince === b.workingSince &&
    a.firstStartedAt?.getTime() === b.firstStartedAt?.getTime()
  );
}
