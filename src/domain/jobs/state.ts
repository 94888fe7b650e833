import type { Job, JobState } from "../../../prisma/generated/sqlite/client.ts";
import { type Refusal, refusal } from "../errors.ts";

/*
 * A job's life. Beside the state stand `paused`, `node` (the holder) and `attempt`.
 *
 *            dependencies                    start (the holder)
 *   PENDING ◀────────────▶ WAITING ────────────────────────────▶ WORKING ──finish──▶ FINISHED
 *      │     unfinished /     │  ▲                                │  │ │
 *      │      finished        │  │   retry left, abort,           │  │ └──error──▶ ERROR ──┐
 *      │                      │  └── the node is lost ────────────┘  │                │     │
 *      │                      │                                      │                │     │
 *      └────────cancel────────┴───────────────cancel─────────────────┴────────────────┘     │
 *                             ▼                                                              │
 *                         CANCELLED ──retry──▶ WAITING or PENDING ◀──reset, retry, abort─────┘
 *
 * acquire and release change only the holder. A group (COMMAND with no command) takes its state from its children.
 */

/** UFDL's words for where a job stands (docs/apis/ufdl.md section 5.2). */
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

/** Finished or cancelled: nothing more will come of it unless somebody asks for another try. */
export function isFinalised(job: Pick<Job, "state">): boolean {
  return job.state === "FINISHED" || job.state === "CANCELLED";
}

/** Not started, or to be started again. */
export function isCreated(job: Pick<Job, "state">): boolean {
  return job.state === "PENDING" || job.state === "WAITING";
}

/** The error for a verb that the job's state does not allow. `verb` is UFDL's action word, `reason` has no dot. */
export function illegal(job: Job, verb: string, reason: string): Refusal<"ILLEGAL_TRANSITION"> {
  return refusal("ILLEGAL_TRANSITION", { pk: job.id, verb, state: job.state, phase: phaseOf(job), reason });
}
