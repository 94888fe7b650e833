import type { Accepted } from "../../graph/execute.ts";
import { JsonText, pythonFloat, writeJson } from "../../json.ts";
import { readJson } from "./json.ts";
import type { UfdlWatchJobSubscription } from "./operations.generated.ts";

export type Payload = Accepted<UfdlWatchJobSubscription>["jobChanged"];

/** UFDL's names of the changes of a job (docs/apis/ufdl.md section 7); it has no other word than abort for requeuing. */
const transitions = {
  JOB_ACQUIRED: "acquire",
  JOB_RELEASED: "release",
  JOB_STARTED: "start",
  JOB_PROGRESSED: "progress",
  JOB_FINISHED: "finish",
  JOB_FAILED: "error",
  JOB_TIMED_OUT: "error",
  JOB_RESET: "reset",
  JOB_ABORTED: "abort",
  JOB_RETRIED: "abort",
  JOB_REQUEUED: "abort",
  JOB_CANCELLED: "cancel",
} as const;
type Transition = (typeof transitions)[keyof typeof transitions];

export const transitionNames: readonly Transition[] = [...new Set(Object.values(transitions))];

/** The transition that a new watcher gets for the present state; none before the start. */
const currentTransitions: Readonly<Record<string, Transition>> = {
  WORKING: "progress",
  FINISHED: "finish",
  ERROR: "error",
  CANCELLED: "cancel",
};

/** Writes the frames for one watcher of one job: an object per transition, with the values at that time. */
export class Frames {
  #title = "";
  #progress = 0;
  #state = "";
  #error = "";
  #requested: ReadonlySet<Transition> | null = null;

  /** The frame of a payload; null when watchers get none. */
  of({ event, job, state, progress }: Payload): string | null {
    if (job) this.#title = job.title;
    if (!event) return job ? this.#current(job) : null;
    if (state) this.#state = state;
    const transition = (transitions as Readonly<Record<string, Transition>>)[event.type];
    if (!transition) return null;
    if (transition === "error") this.#error = errorOf(event.dataText);
    if (event.type === "JOB_STARTED") this.#progress = 0;
    if (progress !== null) this.#progress = progress;
    return this.#write(job?.number ?? null, {
      transition,
      node: transition === "release" || transition === "abort" ? null : event.nodeNumber,
      data: transition === "progress" ? new JsonText(dataOf(event.dataText)) : {},
    });
  }

  #current(job: NonNullable<Payload["job"]>): string | null {
    this.#progress = job.progress ?? 0;
    this.#state = job.state;
    this.#requested = requestedTransitions(job.notifications);
    this.#error = job.errorReason ?? "";
    const transition = currentTransitions[job.state];
    return transition ? this.#write(job.number, { transition, node: job.nodeNumber, data: {} }) : null;
  }

  #write(
    pk: number | null,
    of: { transition: Transition; node: number | null; data: unknown },
  ): string | null {
    if (pk === null || (this.#requested && !this.#requested.has(of.transition))) return null;
    return writeJson({
      transition: of.transition,
      description: this.#title,
      pk,
      progress: pythonFloat(this.#progress),
      cancelled: this.#state === "CANCELLED",
      node: of.node ?? undefined,
      // As long as the phase is ERRORED, also when a node acquires or releases the failed job.
      error: this.#state === "ERROR" ? this.#error : undefined,
      transition_data: of.data,
    });
  }
}

/** The body of the progress call, from the event's `data`, with its numbers as the worker wrote them. */
function dataOf(dataText: string): string {
  return writeJson((readJson(dataText) as { data?: unknown }).data ?? {});
}

function errorOf(dataText: string): string {
  return (JSON.parse(dataText) as { error?: string }).error ?? "";
}

interface Notification {
  readonly message?: unknown;
  readonly subject?: unknown;
}

/** The transitions that the job's web-socket notifications ask for; null for all, when the job has none of them. */
function requestedTransitions(notifications: unknown): ReadonlySet<Transition> | null {
  const { actions = {} } = (notifications ?? {}) as { actions?: Record<string, unknown> };
  const asked = Object.entries(actions)
    .filter(([, list]) => Array.isArray(list) && (list as Notification[]).some(isSocket))
    .map(([name]) => name.replace(/^on_/, "") as Transition);
  return asked.length > 0 ? new Set(asked) : null;
}

/** A notification for the web-socket has no text: print has a message, email a subject and a body. */
function isSocket(one: Notification): boolean {
  return one.message === undefined && one.subject === undefined;
}
