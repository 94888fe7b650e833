import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { checkReady, permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { checkAttempt, loadWork } from "./load.ts";

/**
 * The holder begins to work on the job: it becomes the node's current job and a run is opened.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STALE_ATTEMPT, NODE_BUSY (checked first), ILLEGAL_TRANSITION also while it is paused
 */
export async function start(
  change: Change,
  pk: number,
  { attempt }: { attempt?: number | null | undefined } = {},
): Promise<Job> {
  const { job, node } = await loadWork(change, pk);
  permitVerb(change, "start", { job });
  checkAttempt(job, attempt);
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: change.actor.node?.id ?? "" });
  await checkIdle(change, node);
  checkReady(job, "start");
  return applyTransition(change, job, "start", { node });
}

/**
 * A node works on one job at a time. Its current job counts only while it holds that job in state WORKING: after an
 * abort, a cancel or a loss the node was not told, and must not be blocked by it (docs/apis/ufdl.md section 8).
 * @throws Refusal NODE_BUSY
 */
export async function checkIdle(change: Change, node: Node): Promise<void> {
  if (node.currentJobId === null) return;
  const current = await findRow(change.db, "Job", {
    id: node.currentJobId,
    nodeId: node.id,
    state: "WORKING",
  });
  if (current) throw refusal("NODE_BUSY", { node: node.id, job: current.id });
}
