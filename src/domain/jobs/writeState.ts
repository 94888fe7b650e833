import { sql } from "kysely";
import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";
import type { Changes } from "../../store/database.ts";
import { type Question, updateRowAndAsk, updateRowIf, type Where } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { illegal } from "./allowed.ts";
import { updateInherited } from "./inheritance.ts";
import { transitionOf, type Verb } from "./transitions.ts";

/** A job that was moved. */
interface Moved {
  job: Job;
  /** False when it is known that no job depends on it. */
  hasDependents: boolean;
}

/** Asked by the statement that finishes a job, with its row locked: most jobs have no dependents to unblock. */
const hasDependents: Question = {
  name: "has dependents",
  condition: sql`EXISTS (SELECT 1 FROM "Dependency" WHERE "requiredId" = "Job"."id")`,
};

/**
 * The one statement that moves a single job: it writes only while state, holder and attempt are those that the caller
 * has read. What the job's subtree inherits from its state follows; counters and dependents do not.
 * @throws Refusal ILLEGAL_TRANSITION when another call was first
 */
export async function writeState(
  change: Change,
  job: Job,
  verb: Verb,
  { state, ...set }: Changes<"Job"> & { state: JobState },
): Promise<Moved> {
  const { id, attempt, nodeId } = job;
  const where = { id, attempt, nodeId, state: job.state };
  const changes = {
    ...followingColumns(change, job, state, set),
    ...set,
    ...(state === job.state ? {} : { state }),
    updatedAt: change.now,
  };
  const moved = await update(change, where, changes);
  if (!moved) throw illegal(job, verb, "Another call has changed the job");
  const inherited = job.paused !== moved.job.paused || (job.state !== state && isPending(job, moved.job));
  return inherited ? { ...moved, job: await updateInherited(change, moved.job) } : moved;
}

async function update({ db }: Change, where: Where<"Job">, changes: Changes<"Job">): Promise<Moved | null> {
  if (changes.state === "FINISHED") {
    const moved = await updateRowAndAsk(db, "Job", where, changes, hasDependents);
    return moved && { job: moved.row, hasDependents: moved.answer };
  }
  const job = await updateRowIf(db, "Job", where, changes);
  return job && { job, hasDependents: true };
}

/** The columns that follow from a job's state and from a report of its progress, whichever verb brings them about. */
function followingColumns(
  { now }: Change,
  job: Job,
  state: JobState,
  { progress }: Changes<"Job">,
): Changes<"Job"> {
  const columns: Changes<"Job"> = {};
  if (progress !== undefined) columns.reportedProgress = progress;
  if (state === job.state) return columns;
  if (state === "FINISHED") columns.progress = 1;
  else if (job.state === "FINISHED") columns.progress = job.reportedProgress;
  if (state === "PENDING") columns.queuedAt = null;
  if (state === "WAITING" && !job.isGroup) columns.queuedAt = now;
  return columns;
}

function isPending(...jobs: Job[]): boolean {
  return jobs.some(({ state }) => state === "PENDING");
}

/** Records the event of a verb: `before` is the job as it was, `data` what the event has beside the table's keys. */
export function recordTransition(
  change: Change,
  verb: Verb,
  { before, job, data = {} }: { before: Job; job: Job; data?: Record<string, unknown> },
): void {
  const { event, data: keys, holder } = transitionOf(verb);
  // What follows from dependencies concerns no node.
  const nodeId =
    verb === "block" || verb === "unblock" ? null : holder === "SET" ? job.nodeId : before.nodeId;
  change.record({
    type: event,
    job,
    nodeId,
    data: {
      state: job.state,
      ...(keys.includes("from") ? { from: before.state } : {}),
      ...(keys.includes("attempt") ? { attempt: job.attempt } : {}),
      ...data,
    },
  });
}
