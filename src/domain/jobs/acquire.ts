import type { Job, JobKind, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit, type Standing } from "../rights.ts";
import { actingNode, loadJob } from "./load.ts";
import { illegal, isFinalised } from "./state.ts";

export interface AcquireOptions {
  /** Refuse jobs of other kinds. */
  kinds?: readonly JobKind[] | null | undefined;
  as?: readonly Standing[] | null | undefined;
}

/**
 * Reserves a job for the acting node. Its own already: nothing happens. A free job that ended in error may be acquired
 * too (UFDL, docs/apis/ufdl.md section 5.4).
 * @throws Refusal NOT_FOUND, WRONG_KIND, ALREADY_ACQUIRED, NODE_UNAVAILABLE, ILLEGAL_TRANSITION when it is finished,
 * cancelled, waiting for other jobs or paused
 */
export async function acquire(change: Change, pk: number, options: AcquireOptions = {}): Promise<Job> {
  permit(change.actor, "job.acquire", {}, options.as);
  const node = await actingNode(change);
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: change.actor.node?.id ?? "" });
  const job = await loadJob(change, pk);
  if (job.isGroup || (options.kinds && !options.kinds.includes(job.kind))) {
    throw refusal("WRONG_KIND", {
      pk,
      kind: job.isGroup ? "group" : job.kind,
      wanted: options.kinds ?? ["command"],
    });
  }
  if (job.nodeId === node.id) return job;
  if (job.nodeId !== null) throw refusal("ALREADY_ACQUIRED", { pk, by: job.nodeId });
  if (isFinalised(job)) throw illegal(job, "acquire", "Job has already been finalised");
  if (job.state === "PENDING") throw illegal(job, "acquire", "Job is waiting for other jobs");
  if (job.heldBack) throw illegal(job, "acquire", "Job is paused");
  checkAvailable(node);
  const { count } = await change.db.job.updateMany({
    where: { id: pk, nodeId: null, state: { in: ["WAITING", "ERROR"] } },
    data: { nodeId: node.id, attempt: { increment: 1 }, updatedAt: change.now },
  });
  if (count === 0) throw refusal("ALREADY_ACQUIRED", { pk, by: null });
  const acquired = await change.db.job.findUniqueOrThrow({ where: { id: pk } });
  change.record({
    type: "JOB_ACQUIRED",
    job: acquired,
    nodeId: node.id,
    data: { state: acquired.state, attempt: acquired.attempt },
  });
  return acquired;
}

/**
 * Paused and retired nodes take no new jobs; those that run on them finish.
 * @throws Refusal NODE_UNAVAILABLE
 */
export function checkAvailable(node: Node): void {
  if (!node.active) throw refusal("NODE_UNAVAILABLE", { node: node.id, reason: "it is not active" });
  if (node.provisionState === "DELETE") {
    throw refusal("NODE_UNAVAILABLE", { node: node.id, reason: "it is being deleted" });
  }
  if (node.paused) {
    throw refusal("NODE_UNAVAILABLE", { node: node.id, reason: node.pauseReason ?? "it is paused" });
  }
}
