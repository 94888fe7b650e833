import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit, type Standing } from "../rights.ts";
import { loadJob } from "./load.ts";
import { move } from "./move.ts";
import { closeRun, secondsSince } from "./runs.ts";

/**
 * Somebody says how a job ended, whatever a node says: it counts a run, wakes who waits for it, and moves the counters
 * above it (Coalition's edit of `state`; docs/apis/coalition.md section 2, POST /api/jobs). No retry follows. A node
 * that works it learns by its next call. A group with jobs in it takes its state from them and from nobody else.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID_INPUT for a group with jobs in it
 */
export async function settle(
  change: Change,
  pk: number,
  to: "FINISHED" | "ERROR",
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Job> {
  const job = await loadJob(change, pk);
  permit(change.actor, "job.update", { job }, as);
  if (job.isGroup && job.total > 0) {
    throw refusal("INVALID_INPUT", { field: "state", reason: "a group takes its state from the jobs in it" });
  }
  if (job.state === to) return job;
  await closeRun(change, job, to, "Set by hand");
  const moved = await move(change, job, to, {
    endedAt: change.now,
    duration: secondsSince(job.startedAt, change.now),
    runDone: { increment: 1 },
    errorReason: to === "ERROR" ? "Set by hand" : null,
  });
  change.record({
    type: to === "FINISHED" ? "JOB_FINISHED" : "JOB_FAILED",
    job: moved,
    nodeId: job.nodeId,
    data: { state: to, from: job.state, attempt: job.attempt, byHand: true },
  });
  return moved;
}
