import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { freeOutputs } from "../outputs/free.ts";
import { permit } from "../rights.ts";
import { nearest } from "../text.ts";
import { restingState } from "./dependencies.ts";
import { actingNode, checkAttempt, loadJob } from "./load.ts";
import { move } from "./move.ts";
import { closeRun, secondsSince } from "./runs.ts";
import { illegal } from "./state.ts";

export interface FinishInput {
  /** Present, even empty: the attempt ended in error. Absent or null: it succeeded. */
  error?: string | null | undefined;
  attempt?: number | null | undefined;
}

/**
 * The node ends its attempt and is free again. When the job was taken from it or cancelled meanwhile, only the node
 * changes (UFDL, docs/apis/ufdl.md section 5.4). An error with retries left puts the job back into the queue.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STALE_ATTEMPT, ILLEGAL_TRANSITION unless the job is the node's current one
 */
export async function finish(change: Change, pk: number, { error, attempt }: FinishInput = {}): Promise<Job> {
  const node = await actingNode(change);
  const job = await loadJob(change, pk);
  permit(change.actor, "job.finish", { job, working: node?.currentJobId === pk });
  checkAttempt(job, attempt);
  const failed = error != null;
  if (!node || node.currentJobId !== pk) {
    throw illegal(job, failed ? "error" : "finish", "Job not in the Started phase");
  }
  if (job.nodeId !== node.id || job.state !== "WORKING") {
    await freeNode(change, node);
    change.record({ type: "NODE_FREED", nodeId: node.id, data: { job: pk } });
    return job;
  }
  await freeNode(change, node, failed ? "errors" : "finished");
  const told = failed ? nearest(change.store.dialect, error) : null;
  await closeRun(change, job, failed ? "ERROR" : "FINISHED", told);
  return told === null ? succeed(change, job, node.id) : fail(change, job, told, node.id);
}

async function freeNode(change: Change, node: Node, counts?: "finished" | "errors"): Promise<void> {
  await change.db.node.update({
    where: { id: node.id },
    data: { currentJobId: null, ...(counts ? { [counts]: { increment: 1 } } : {}) },
  });
}

async function succeed(change: Change, job: Job, nodeId: number): Promise<Job> {
  const finished = await move(change, job, "FINISHED", ended(change, job));
  change.record({
    type: "JOB_FINISHED",
    job: finished,
    nodeId,
    data: { state: finished.state, attempt: job.attempt },
  });
  return finished;
}

/**
 * What an error makes of a job: another place in the queue while retries are left, else ERROR. Also used by the clock
 * for a job that ran too long.
 */
export async function fail(
  change: Change,
  job: Job,
  error: string,
  nodeId: number | null,
  type: "JOB_FAILED" | "JOB_TIMED_OUT" = "JOB_FAILED",
): Promise<Job> {
  if (job.retriesLeft > 0) {
    await freeOutputs(change, job.id);
    const again = await move(change, job, await restingState(change.db, job.id), {
      nodeId: null,
      startedAt: null,
      endedAt: null,
      retriesLeft: job.retriesLeft - 1,
      duration: secondsSince(job.startedAt, change.now),
      runDone: { increment: 1 },
    });
    change.record({
      type: "JOB_RETRIED",
      job: again,
      nodeId,
      data: { state: again.state, attempt: job.attempt, error, retriesLeft: again.retriesLeft },
    });
    return again;
  }
  const failed = await move(change, job, "ERROR", { ...ended(change, job), errorReason: error });
  change.record({
    type,
    job: failed,
    nodeId,
    data: { state: failed.state, attempt: job.attempt, error },
  });
  return failed;
}

function ended(change: Change, job: Job) {
  return {
    endedAt: change.now,
    duration: secondsSince(job.startedAt, change.now),
    runDone: { increment: 1 },
  };
}
