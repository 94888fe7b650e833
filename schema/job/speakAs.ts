import type { Actor } from "../../src/domain/actor.ts";
import { asWorker, type WorkerReport } from "../../src/domain/nodes/upsertWorker.ts";
import { may, type Subject } from "../../src/domain/rights.ts";
import type { GraphContext } from "../context.ts";

/** As whom a call has spoken by a worker's name. */
const spokenAs = new WeakMap<GraphContext, Actor[]>();

/**
 * The call as one of the worker that names itself (`asWorker`). What it answers is read by that worker: the job that it
 * is given shows its environment.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT
 */
export async function speakAs(context: GraphContext, report: WorkerReport) {
  const spoken = await asWorker(context, report);
  spokenAs.set(context, [...(spokenAs.get(context) ?? []), spoken.call.actor]);
  return spoken;
}

export function mayReadEnvironment(context: GraphContext, job: NonNullable<Subject["job"]>): boolean {
  const actors = [context.actor, ...(spokenAs.get(context) ?? [])];
  return actors.some((actor) => may(actor, "job.environment", { job }));
}
