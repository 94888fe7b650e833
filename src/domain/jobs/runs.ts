import type { Job, Node, Run, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import { insertRow, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";

/** Opens the record of an attempt. */
export function openRun(change: Change, job: Job, node: Node): Promise<Run> {
  return insertRow(change.db, "Run", {
    jobId: job.id,
    jobTitle: job.title,
    nodeId: node.id,
    nodeName: node.name,
    attempt: job.attempt,
    startedAt: change.now,
    queuedAt: job.queuedAt,
    waitSeconds: waitOf(job, change.now),
  });
}

/** Closes the job's open attempt, however it ended. Does nothing when none is open. */
export async function closeRun(
  change: Change,
  job: Pick<Job, "id" | "startedAt">,
  outcome: Exclude<RunOutcome, "RUNNING">,
  reason: string | null = null,
): Promise<void> {
  await updateRows(
    change.db,
    "Run",
    { jobId: job.id, outcome: "RUNNING" },
    { outcome, reason, endedAt: change.now, duration: secondsSince(job.startedAt, change.now) },
  );
}

/** Seconds from `start` to `end`, to the millisecond; 0 without a start. */
export function secondsSince(start: Date | null, end: Date): number {
  return start ? Math.max(0, end.getTime() - start.getTime()) / 1000 : 0;
}

/** Seconds that a job which starts now has been ready for; null for one that was never queued. */
export function waitOf({ queuedAt }: Pick<Job, "queuedAt">, now: Date): number | null {
  return queuedAt && secondsSince(queuedAt, now);
}

/** Whole seconds since 1970; 0 for no time. */
export function epochSeconds(at: Date | null): number {
  return at ? Math.floor(at.getTime() / 1000) : 0;
}
