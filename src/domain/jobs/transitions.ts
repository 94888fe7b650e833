import type { JobState, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import type { EventType } from "../../events/types.ts";
import type { Right } from "../rights.ts";

/*
 * The state machine of a job. Every change of a job's state, holder, pause or deletion is a row of this table;
 * applyTransition carries a row out. docs/states.md is generated from it (npm run states).
 */

export interface Transition {
  /** One line for docs/states.md. */
  summary: string;
  /** Who may do it; null for what follows from something else: an error report, a lost node, the scheduler. */
  right: Right | null;
  from: readonly JobState[];
  /** IDLE: PENDING while a dependency is unfinished, else WAITING. SAME: the state stays. */
  to: JobState | "IDLE" | "SAME";
  event: EventType;
  /** What the event's data has beside the state: the state before, the attempt. */
  data: readonly ("from" | "attempt")[];
  /** OPENED: a run begins. An outcome: the open run, if there is one, is closed with it. */
  run: Exclude<RunOutcome, "RUNNING"> | "OPENED" | null;
  holder: "SET" | "KEPT" | "CLEARED";
  /** The holder's current job. Unless it is said here, the node learns by its next call that the job was taken away. */
  node: "OCCUPIED" | "FREED" | null;
  /** USED: one less; RESTORED: all of them again. */
  retries: "KEPT" | "USED" | "RESTORED";
  /** From any other state: nothing happens, or ILLEGAL_TRANSITION with this verb and this reason (UFDL's texts). */
  otherwise: "UNCHANGED" | Illegal;
  /**
   * A group with jobs in it. ITSELF: like any job; LEAVES: each leaf below it that is in one of the states; UNCHANGED;
   * REFUSED. An empty group counts as a leaf, except where it is NEVER worked.
   */
  groups: "ITSELF" | "LEAVES" | "UNCHANGED" | "REFUSED" | "NEVER";
}

/** UFDL's word for the action, and the reason without a full stop; some states have a reason of their own. */
type Illegal = { verb: string; reason: string } & Partial<Record<JobState, string>>;

const all = ["PENDING", "WAITING", "WORKING", "FINISHED", "ERROR", "CANCELLED"] as const;
/** From these no node works on it any more. */
export const ended = ["FINISHED", "ERROR", "CANCELLED"] as const;

/** What most rows have in common. */
const row = {
  to: "SAME",
  data: ["from", "attempt"],
  run: null,
  holder: "KEPT",
  node: null,
  retries: "KEPT",
  otherwise: "UNCHANGED",
  groups: "ITSELF",
} as const;
const worker = { ...row, data: ["attempt"], groups: "NEVER" } as const;
const lost = {
  ...row,
  from: ["WORKING"],
  to: "IDLE",
  event: "JOB_REQUEUED",
  holder: "CLEARED",
  groups: "NEVER",
} as const;
const flag = { ...row, from: all, data: [] } as const;

export const transitions = {
  acquire: {
    ...worker,
    summary: "A node reserves the job. The attempt grows by one.",
    right: "job.acquire",
    from: ["WAITING", "ERROR"],
    event: "JOB_ACQUIRED",
    holder: "SET",
    otherwise: {
      verb: "acquire",
      reason: "Job has already been finalised",
      PENDING: "Job is waiting for other jobs",
    },
  },
  start: {
    ...worker,
    summary: "The holder begins to work on the job.",
    right: "job.start",
    from: ["WAITING"],
    to: "WORKING",
    event: "JOB_STARTED",
    run: "OPENED",
    node: "OCCUPIED",
    otherwise: {
      verb: "start",
      reason: "Job already started",
      PENDING: "Job is waiting for other jobs",
    },
  },
  progress: {
    ...worker,
    summary: "The holder reports how far it is.",
    right: "job.progress",
    from: ["WORKING"],
    event: "JOB_PROGRESSED",
    otherwise: { verb: "progress", reason: "Can only progress from the STARTED phase" },
  },
  finish: {
    ...worker,
    summary: "The holder reports success.",
    right: "job.finish",
    from: ["WORKING"],
    to: "FINISHED",
    event: "JOB_FINISHED",
    run: "FINISHED",
    node: "FREED",
    otherwise: { verb: "finish", reason: "Job not in the Started phase" },
  },
  fail: {
    ...worker,
    summary: "The holder reports an error, and no retry is left.",
    right: "job.finish",
    from: ["WORKING"],
    to: "ERROR",
    event: "JOB_FAILED",
    run: "ERROR",
    node: "FREED",
    otherwise: { verb: "error", reason: "Job not in the Started phase" },
  },
  failAndRetry: {
    ...worker,
    summary: "The holder reports an error, and a retry is left.",
    right: "job.finish",
    from: ["WORKING"],
    to: "IDLE",
    event: "JOB_RETRIED",
    run: "ERROR",
    holder: "CLEARED",
    node: "FREED",
    retries: "USED",
    otherwise: { verb: "error", reason: "Job not in the Started phase" },
  },
  timeOut: {
    ...worker,
    summary: "The attempt takes longer than the job's timeout, and no retry is left.",
    right: null,
    from: ["WORKING"],
    to: "ERROR",
    event: "JOB_TIMED_OUT",
    run: "TIMED_OUT",
  },
  timeOutAndRetry: {
    ...worker,
    summary: "The attempt takes longer than the job's timeout, and a retry is left.",
    right: null,
    from: ["WORKING"],
    to: "IDLE",
    event: "JOB_RETRIED",
    run: "TIMED_OUT",
    holder: "CLEARED",
    retries: "USED",
  },
  expire: {
    ...worker,
    summary: "The holder has been silent for longer than its lease, and no retry is left.",
    right: null,
    from: ["WORKING"],
    to: "ERROR",
    event: "JOB_FAILED",
    run: "LOST",
  },
  expireAndRetry: {
    ...worker,
    summary: "The holder has been silent for longer than its lease, and a retry is left.",
    right: null,
    from: ["WORKING"],
    to: "IDLE",
    event: "JOB_RETRIED",
    run: "LOST",
    holder: "CLEARED",
    retries: "USED",
  },
  stop: {
    ...lost,
    summary: "The job was paused or deleted while a node worked on it: the worker is told to stop.",
    right: null,
    run: "ABORTED",
  },
  loseNode: {
    ...lost,
    summary: "The node that worked on the job was removed, stopped or started anew.",
    right: null,
    run: "LOST",
  },
  timeOutNode: {
    ...lost,
    summary: "The node that worked on the job has not called for too long.",
    right: null,
    run: "TIMED_OUT",
  },
  release: {
    ...worker,
    summary:
      "The holder gives its reservation up, is removed, stopped or timed out, or did not start in time.",
    right: "job.release",
    from: ["PENDING", "WAITING", "ERROR"],
    event: "JOB_RELEASED",
    data: [],
    holder: "CLEARED",
    otherwise: { verb: "release", reason: "Can't release a started or finalised job" },
  },
  reset: {
    ...row,
    summary: "The holder is to try again: it keeps the job unless it was removed. The attempt grows by one.",
    right: "job.reset",
    from: ["ERROR"],
    to: "IDLE",
    event: "JOB_RESET",
    retries: "RESTORED",
    otherwise: { verb: "reset", reason: "Job is not in the ERRORED phase" },
    groups: "REFUSED",
  },
  retry: {
    ...row,
    summary: "Any node may try the job again.",
    right: "job.reset",
    from: ["ERROR", "CANCELLED"],
    to: "IDLE",
    event: "JOB_RETRIED",
    holder: "CLEARED",
    retries: "RESTORED",
    otherwise: { verb: "retry", reason: "Only a failed or cancelled job can be retried" },
    groups: "LEAVES",
  },
  abort: {
    ...row,
    summary: "The job is taken from its holder and put back into the queue.",
    right: "job.abort",
    from: ["PENDING", "WAITING", "WORKING", "ERROR"],
    to: "IDLE",
    event: "JOB_ABORTED",
    run: "ABORTED",
    holder: "CLEARED",
    retries: "RESTORED",
    otherwise: { verb: "abort", reason: "Can't abort a finalised job" },
    groups: "LEAVES",
  },
  cancel: {
    ...row,
    summary: "The result is no longer wanted.",
    right: "job.cancel",
    from: ["PENDING", "WAITING", "WORKING", "ERROR"],
    to: "CANCELLED",
    event: "JOB_CANCELLED",
    run: "CANCELLED",
    groups: "LEAVES",
  },
  requeue: {
    ...row,
    to: "IDLE",
    event: "JOB_REQUEUED",
    holder: "CLEARED",
    summary: "The job is resumed, if it was paused, and put back into the queue.",
    right: "job.requeue",
    from: ["WORKING", ...ended],
    run: "RESET",
    retries: "RESTORED",
    groups: "UNCHANGED",
  },
  resetTree: {
    ...row,
    summary: "The job and all jobs below it are put back to their beginning (or only those that failed).",
    right: "job.resetTree",
    from: all,
    to: "IDLE",
    event: "JOB_RESET",
    run: "RESET",
    holder: "CLEARED",
    retries: "RESTORED",
    groups: "LEAVES",
  },
  setFinished: {
    ...row,
    summary: "A user says that the job has finished.",
    right: "job.update",
    from: ["PENDING", "WAITING", "WORKING", "ERROR", "CANCELLED"],
    to: "FINISHED",
    event: "JOB_FINISHED",
    run: "FINISHED",
    groups: "REFUSED",
  },
  setError: {
    ...row,
    summary: "A user says that the job has failed. No retry follows.",
    right: "job.update",
    from: ["PENDING", "WAITING", "WORKING", "FINISHED", "CANCELLED"],
    to: "ERROR",
    event: "JOB_FAILED",
    run: "ERROR",
    groups: "REFUSED",
  },
  block: {
    ...flag,
    summary: "A job that it depends on is not finished (any more).",
    right: null,
    from: ["WAITING"],
    to: "PENDING",
    event: "JOB_BLOCKED",
    data: ["from"],
  },
  unblock: {
    ...flag,
    summary: "All jobs that it depends on are finished or deleted.",
    right: null,
    from: ["PENDING"],
    to: "WAITING",
    event: "JOB_UNBLOCKED",
    data: ["from"],
  },
  pause: {
    ...flag,
    summary: "No node takes the job, or anything in it.",
    right: "job.pause",
    event: "JOB_PAUSED",
  },
  resume: { ...flag, summary: "Nodes may take it again.", right: "job.pause", event: "JOB_RESUMED" },
  delete: {
    ...flag,
    summary: "The job and all jobs below it are hidden.",
    right: "job.delete",
    event: "JOB_DELETED",
  },
  restore: {
    ...flag,
    summary: "The job, and what was deleted together with it, is back.",
    right: "job.restore",
    event: "JOB_RESTORED",
  },
  purge: {
    ...flag,
    summary: "The job and all jobs below it are removed for good.",
    right: "job.purge",
    event: "JOB_PURGED",
    run: "CANCELLED",
  },
} as const satisfies Record<string, Transition>;

export type Verb = keyof typeof transitions;

/** The table's row for a verb, as the general type. */
export function transitionOf(verb: Verb): Transition {
  return transitions[verb];
}

/** The event of a group whose state has followed its jobs' to this one. */
export const groupEvents = {
  PENDING: "JOB_BLOCKED",
  WAITING: "JOB_REQUEUED",
  WORKING: "JOB_STARTED",
  FINISHED: "JOB_FINISHED",
  ERROR: "JOB_FAILED",
} as const satisfies Partial<Record<JobState, EventType>>;
