import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";

/** UFDL's phases of a job (docs/apis/ufdl.md section 5.2). */
export type Phase = "CREATED" | "STARTED" | "FINISHED" | "ERRORED" | "CANCELLED";

const phases: Record<JobState, Phase> = {
  PENDING: "CREATED",
  WAITING: "CREATED",
  WORKING: "STARTED",
  FINISHED: "FINISHED",
  ERROR: "ERRORED",
  CANCELLED: "CANCELLED",
};

export function phaseOf(job: Pick<Job, "state">): Phase {
  return phases[job.state];
}

/** PENDING or WAITING: not started, or to be started again. */
export function isCreated(job: Pick<Job, "state">): boolean {
  return job.state === "PENDING" || job.state === "WAITING";
}
