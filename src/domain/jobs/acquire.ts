import type { Job, JobKind, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { stateOf } from "../nodes/transitions.ts";
import type { Granted } from "../rights.ts";
import { checkReady, permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadWork } from "./load.ts";

export interface AcquireOptions extends Granted {
  /** Refuse jobs of other kinds. */
  kinds?: readonly JobKind[] | null | undefined;
}

/**
 * Reserves a job for the acting node. Its own already: nothing happens. A free job that ended in error may be acquired
 * too (docs/apis/ufdl.md section 5.4).
 * @throws Refusal NOT_FOUND, WRONG_KIND, ALREADY_ACQUIRED, NODE_UNAVAILABLE, ILLEGAL_TRANSITION when it is finished,
 * cancelled, waiting for other jobs or paused
 */
export async function acquire(change: Change, pk: number, options: AcquireOptions = {}): Promise<Job> {
  permitVerb(change, "acquire", {}, options.grants);
  const { job, node } = await loadWork(change, pk);
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: change.actor.node?.id ?? "" });
  if (job.isGroup || (options.kinds && !options.kinds.includes(job.kind))) {
    throw refusal("WRONG_KIND", {
      number: pk,
      kind: job.isGroup ? "group" : job.kind,
      wanted: options.kinds ?? ["command"],
    });
  }
  if (job.nodeId === node.id) return job;
  if (job.nodeId !== null) throw refusal("ALREADY_ACQUIRED", { number: pk, by: job.nodeId });
  checkReady(job, "acquire");
  checkAvailable(node);
  return applyTransition(change, job, "acquire", { node });
}

/**
 * Paused, held and retired nodes take no new jobs; jobs that run on them go on.
 * @throws Refusal NODE_UNAVAILABLE
 */
export function checkAvailable(node: Node): void {
  if (!node.active) throw refusal("NODE_UNAVAILABLE", { node: node.id, reason: "it is not active" });
  if (node.provisionState === "DELETE") {
    throw refusal("NODE_UNAVAILABLE", { node: node.id, reason: "it is being deleted" });
  }
  if (stateOf(node) === "HOLD") {
    throw refusal("NODE_UNAVAILABLE", { node: node.id, reason: node.pauseReason ?? "it is paused" });
  }
}
