import type { Job, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import type { EventType } from "../../events/types.ts";
import type { Change } from "../change.ts";
import { freeOutputs } from "../outputs/free.ts";
import { permit, type Standing } from "../rights.ts";
import { restingState } from "./dependencies.ts";
import { loadJob } from "./load.ts";
import { move } from "./move.ts";
import { resume } from "./pause.ts";
import { closeRun, secondsSince } from "./runs.ts";

/**
 * Puts a job to the start of the queue's rules from any state: no longer paused, free for any node, taken from the one
 * that works it (which learns that by its next call). Its children are left alone, and a group with jobs in it keeps the
 * state that follows from them (Coalition's start; wire/coalition: section 5.1).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function requeue(
  change: Change,
  pk: number,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Job> {
  permit(change.actor, "job.requeue", { job: await loadJob(change, pk) }, as);
  const job = await resume(change, pk);
  const waits = job.state === "WAITING" || job.state === "PENDING";
  if (waits || (job.isGroup && job.total > 0)) return job;
  return intoQueue(change, job, { outcome: "RESET", retriesLeft: job.retry });
}

interface QueueOptions {
  outcome: Exclude<RunOutcome, "RUNNING">;
  reason?: string;
  retriesLeft?: number;
  type?: Extract<EventType, "JOB_REQUEUED" | "JOB_RESET">;
}

/**
 * What sending a job back to the queue does, once it is allowed: the open attempt is closed, outputs' names are free
 * again, nobody holds it. Who worked it last, when, for how long and how far stays to be read.
 */
export async function intoQueue(
  change: Change,
  job: Job,
  { outcome, reason, retriesLeft, type = "JOB_REQUEUED" }: QueueOptions,
): Promise<Job> {
  await closeRun(change, job, outcome, reason ?? null);
  await freeOutputs(change, job.id);
  const moved = await move(change, job, await restingState(change.db, job.id), {
    nodeId: null,
    startedAt: null,
    endedAt: null,
    errorReason: null,
    ...(retriesLeft === undefined ? {} : { retriesLeft }),
    ...(job.state === "WORKING" ? { duration: secondsSince(job.startedAt, change.now) } : {}),
  });
  change.record({
    type,
    job: moved,
    nodeId: job.nodeId,
    data: { state: moved.state, from: job.state, attempt: job.attempt, ...(reason ? { reason } : {}) },
  });
  return moved;
}
