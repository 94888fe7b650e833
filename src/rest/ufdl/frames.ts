import type { Accepted } from "../../graph/execute.ts";
import { float, JsonText, readJson, writeJson } from "./json.ts";
import type { UfdlWatchJobSubscription } from "./operations.generated.ts";

/** What UFDL calls each change that a job's watchers hear of (docs/apis/ufdl.md section 7). */
export const transitionNames = [
  "acquire",
  "release",
  "start",
  "progress",
  "finish",
  "error",
  "reset",
  "abort",
  "cancel",
] as const;
export type Transition = (typeof transitionNames)[number];

export type Payload = Accepted<UfdlWatchJobSubscription>["jobChanged"];

/** Going back to the queue, for whatever reason that UFDL has no word for, is to its watchers what abort is. */
const transitions: Readonly<Record<string, Transition>> = {
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
};

/** What stands in for a state when somebody begins to watch; nothing for a job that has not been started. */
const currentTransitions: Readonly<Record<string, Transition>> = {
  WORKING: "progress",
  FINISHED: "finish",
  ERROR: "error",
  CANCELLED: "cancel",
};

/** Writes the frames for one watcher of one job: an object per transition, with what held then and not what holds now. */
export class Frames {
  #title = "";
  #progress = 0;
  #state = "";
  #error = "";
  #requested: ReadonlySet<Transition> | null = null;

  /** The frame of a payload; null when watchers are not told of it. */
  of({ event, job, state, progress }: Payload): string | null {
    if (job) this.#title = job.title;
    if (!event) return job ? this.#current(job) : null;
    if (state) this.#state = state;
    const transition = transitions[event.type];
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
      progress: float(this.#progress),
      cancelled: this.#state === "CANCELLED",
      node: of.node ?? undefined,
      // As long as the phase is ERRORED: also when another node acquires the failed job, or its own releases it.
      error: this.#state === "ERROR" ? this.#error : undefined,
      transition_data: of.data,
    });
  }
}

/** The progress call's own body, out of the event's `{ ..., data }`, with its numbers as the worker wrote them. */
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

/**
 * The transitions that the job's maker asked a web-socket for. Null for all of them: jobs whose maker asked for none can
 * be watched here too, while the original has nothing to say of those.
 */
function requestedTransitions(notifications: unknown): ReadonlySet<Transition> | null {
  const { actions = {} } = (notifications ?? {}) as { actions?: Record<string, unknown> };
  const asked = Object.entries(actions)
    .filter(([, list]) => Array.isArray(list) && (list as Notification[]).some(isSocket))
    .map(([name]) => name.replace(/^on_/, "") as Transition);
  return asked.length > 0 ? new Set(asked) : null;
}

/** A notification without a text of its own: print has a message, email a subject and a body. */
function isSocket(one: Notification): boolean {
  return one.message === undefined && one.subject === undefined;
}
