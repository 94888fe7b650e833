import { notify } from "../../components/notices.tsx";
import {
  CancelJobsDocument,
  type JobState,
  PauseJobsDocument,
  PrioritizeJobsDocument,
  ResetJobsDocument,
  ResumeJobsDocument,
  RetryJobsDocument,
} from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

/** What a job's state and pause say about an action: null when it is allowed, else the reason. */
type Verdict = (job: { state: JobState; paused: boolean }) => string | null;

interface Action {
  label: string;
  done: string;
  /** Asked before it is done; none for what is easily undone. */
  question?: string;
  refusedFor: Verdict;
  document: typeof PauseJobsDocument;
}

export type ActionName = "pause" | "resume" | "retry" | "reset" | "cancel";

/** Actions on jobs, by name; the gateway decides, these reasons are only told before. */
export const actions: Readonly<Record<ActionName, Action>> = {
  pause: {
    label: "Pause",
    done: "paused",
    refusedFor: ({ paused }) => (paused ? "It is paused." : null),
    document: PauseJobsDocument,
  },
  resume: {
    label: "Resume",
    done: "resumed",
    refusedFor: ({ paused }) => (paused ? null : "It is not paused."),
    document: ResumeJobsDocument,
  },
  retry: {
    label: "Retry",
    done: "put back into the queue",
    refusedFor: ({ state }) =>
      state === "ERROR" || state === "CANCELLED" ? null : "Only failed and cancelled jobs can be retried.",
    document: RetryJobsDocument,
  },
  reset: {
    label: "Reset",
    done: "reset",
    question: "Put back to the beginning, with all jobs below? What is being worked on is stopped.",
    refusedFor: () => null,
    document: ResetJobsDocument,
  },
  cancel: {
    label: "Cancel",
    done: "cancelled",
    question: "Stop for good? A retry brings the jobs back.",
    refusedFor: ({ state }) => (state === "FINISHED" || state === "CANCELLED" ? "It has ended." : null),
    document: CancelJobsDocument,
  },
};

/** In the order in which they are offered. */
export const actionNames = [
  "pause",
  "resume",
  "retry",
  "reset",
  "cancel",
] as const satisfies readonly ActionName[];

/** The graph takes at most so many jobs at once. */
const atOnce = 100;

/** Carries an action out and tells how it went. @returns whether the gateway has answered for every job */
export function act(name: ActionName, numbers: readonly number[]): Promise<boolean> {
  const { document, done } = actions[name];
  return inParts(numbers, done, (ids) => request(document, { ids }));
}

/** Sets jobs' priority, 0 to 255, and tells how it went. @returns as `act` does */
export function prioritize(numbers: readonly number[], priority: number): Promise<boolean> {
  return inParts(numbers, `at priority ${priority}`, (ids) =>
    request(PrioritizeJobsDocument, { ids, priority }),
  );
}

interface Outcome {
  result: { errors: { message: string }[]; jobs: unknown[] };
}

async function inParts(
  numbers: readonly number[],
  done: string,
  send: (ids: number[]) => Promise<Outcome>,
): Promise<boolean> {
  let changed = 0;
  let answered = true;
  const problems: string[] = [];
  try {
    for (let from = 0; from < numbers.length; from += atOnce) {
      const { result } = await send(numbers.slice(from, from + atOnce));
      changed += result.jobs.length;
      problems.push(...result.errors.map(({ message }) => message));
    }
  } catch (error) {
    answered = false;
    problems.push((error as Error).message);
  }
  if (changed > 0) notify("done", `${changed} ${changed === 1 ? "job" : "jobs"} ${done}`);
  if (problems.length > 0) {
    const more = problems.length > 3 ? ` And ${problems.length - 3} more.` : "";
    notify("failed", problems.slice(0, 3).join(" ") + more);
  }
  return answered;
}
