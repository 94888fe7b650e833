import type { Actor } from "../../src/domain/actor.ts";
import { asWorker } from "../../src/domain/nodes/upsertWorker.ts";
import { may, type Subject } from "../../src/domain/rights.ts";
import type { GraphContext } from "../context.ts";

/** The workers that a request has acted for by name. */
const workersOf = new WeakMap<GraphContext, Actor[]>();

/**
 * The call as one of the worker that names itself (`asWorker`). What it answers is read by that worker: the job that it
 * is given shows its environment.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT
 */
export async function callAsWorker(context: GraphContext, report: Parameters<typeof asWorker>[1]) {
  const worker = await asWorker(context, report);
  workersOf.set(context, [...(workersOf.get(context) ?? []), worker.call.actor]);
  return worker;
}

export function mayReadEnvironment(context: GraphContext, job: NonNullable<Subject["job"]>): boolean {
  const actors = [context.actor, ...(workersOf.get(context) ?? [])];
  return actors.some((actor) => may(actor, "job.environment", { job }));
}
