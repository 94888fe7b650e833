import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadJob } from "./load.ts";
import { isCreated } from "./state.ts";

export interface PauseOptions {
  /** A command that runs or has ended also goes back to the queue: it starts again once it is resumed. */
  requeue?: boolean | null | undefined;
}

/**
 * Keeps nodes from acquiring a job and everything below it. An attempt that runs goes on until its worker asks, unless
 * the job is requeued.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function pause(change: Change, pk: number, { requeue }: PauseOptions = {}): Promise<Job> {
  const job = await setPaused(change, pk, true);
  if (!requeue || isCreated(job) || job.total > 0 || job.kind !== "COMMAND") return job;
  const reason = "Paused";
  const verb = job.state === "WORKING" ? "stop" : "requeue";
  return applyTransition(change, job, verb, { reason, data: { reason } });
}

/** @throws Refusal NOT_FOUND, FORBIDDEN */
export function resume(change: Change, pk: number): Promise<Job> {
  return setPaused(change, pk, false);
}

async function setPaused(change: Change, pk: number, paused: boolean): Promise<Job> {
  const verb = paused ? "pause" : "resume";
  const job = await loadJob(change, pk);
  permitVerb(change, verb, { job });
  return job.paused === paused ? job : applyTransition(change, job, verb, { set: { paused } });
}
