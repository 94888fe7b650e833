import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { type Refusal, refusal } from "../errors.ts";
import { type Grant, permit, type Right, type Subject } from "../rights.ts";
import type { Work } from "./load.ts";
import { hasLost, phaseOf } from "./state.ts";
import { transitionOf, type Verb } from "./transitions.ts";

/**
 * Checks that the actor has the right that the verb asks for.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN
 */
export function permitVerb(
  change: Change,
  verb: Verb,
  subject: Subject,
  grants?: readonly Grant[] | null,
): void {
  const { right } = transitionOf(verb);
  if (right) permit(change.actor, right, subject, grants);
}

/**
 * Checks the right to report about a job. A node that has lost the job is told so.
 * @param working the report counts as one of the node that works on the job
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, NOT_HOLDER
 */
export function permitReport(
  change: Change,
  right: Right,
  { job, node, working = false }: Work & { working?: boolean },
  grants?: readonly Grant[] | null,
): void {
  if (node && hasLost(node, job) && !working) {
    permit(change.actor, "job.heartbeat");
    throw refusal("NOT_HOLDER", { number: job.id, node: node.id });
  }
  permit(change.actor, right, { job, working }, grants);
}

/**
 * Checks that a node may take or begin a job now: its state allows it, and it is not paused.
 * @throws Refusal ILLEGAL_TRANSITION
 */
export function checkReady(job: Job, verb: "acquire" | "start"): void {
  applies(job, verb);
  if (job.blocked) throw illegal(job, verb, "Job is paused");
}

/**
 * Whether the verb changes a job that is in this state.
 * @returns false when it would leave the job as it is
 * @throws Refusal ILLEGAL_TRANSITION when the job's state does not allow it
 */
export function applies(job: Job, verb: Verb): boolean {
  const { from, otherwise } = transitionOf(verb);
  if (from.includes(job.state)) return true;
  if (otherwise === "UNCHANGED") return false;
  throw illegal(job, verb);
}

/** The error for a verb that is not possible now. */
export function illegal(job: Job, verb: Verb, reason?: string): Refusal<"ILLEGAL_TRANSITION"> {
  const { otherwise } = transitionOf(verb);
  const texts = otherwise === "UNCHANGED" ? { verb, reason: "Job has changed meanwhile" } : otherwise;
  return refusal("ILLEGAL_TRANSITION", {
    number: job.id,
    verb: texts.verb,
    state: job.state,
    phase: phaseOf(job),
    reason: reason ?? (texts as Partial<Record<string, string>>)[job.state] ?? texts.reason,
  });
}
