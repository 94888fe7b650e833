import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { actingNode, checkAttempt, loadJob } from "./load.ts";
import { move } from "./move.ts";
import { openRun } from "./runs.ts";
import { illegal } from "./state.ts";

/**
 * The holder begins to work the job: it becomes the node's current job and a run is opened.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STALE_ATTEMPT, NODE_BUSY (checked first), ILLEGAL_TRANSITION
 */
export async function start(
  change: Change,
  pk: number,
  { attempt }: { attempt?: number | null | undefined } = {},
): Promise<Job> {
  const node = await actingNode(change);
  const job = await loadJob(change, pk);
  permit(change.actor, "job.start", { job });
  checkAttempt(job, attempt);
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: change.actor.node?.id ?? "" });
  const busy = await busyWith(change, node);
  if (busy !== null) throw refusal("NODE_BUSY", { node: node.id, job: busy });
  if (job.state === "PENDING") throw illegal(job, "start", "Job is waiting for other jobs");
  if (job.state !== "WAITING") throw illegal(job, "start", "Job already started");
  return begin(change, job, node);
}

/** What starting does, once it is allowed. Also the second half of acquireNext. */
export async function begin(change: Change, job: Job, node: Node): Promise<Job> {
  const run = await openRun(change, job, node);
  const started = await move(change, job, "WORKING", {
    startedAt: change.now,
    lastStartedAt: change.now,
    lastNodeId: node.id,
    lastNodeName: node.name,
    endedAt: null,
    errorReason: null,
    duration: 0,
    progress: 0,
    progressData: null,
  });
  await change.db.node.update({
    where: { id: node.id },
    data: { currentJobId: job.id, lastJobId: job.id, lastRunId: run.id },
  });
  change.record({
    type: "JOB_STARTED",
    job: started,
    nodeId: node.id,
    data: { state: started.state, attempt: started.attempt },
  });
  return started;
}

/**
 * The job that really keeps the node busy, or null. A current job counts only while this node works it: after an abort,
 * a cancel or a loss the node was not told, and must not be stuck for it (docs/apis/ufdl.md section 8).
 */
async function busyWith(change: Change, node: Node): Promise<number | null> {
  if (node.currentJobId === null) return null;
  const current = await change.db.job.findUnique({ where: { id: node.currentJobId } });
  return current && current.nodeId === node.id && current.state === "WORKING" ? current.id : null;
}
