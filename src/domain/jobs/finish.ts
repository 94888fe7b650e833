import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { type Refusal, refusal } from "../errors.ts";
import { replaceNul } from "../text.ts";
import { illegal, permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { checkAttempt, loadWork, type Work } from "./load.ts";

export interface FinishInput {
  /** Present, even empty: the attempt ended in error. Absent or null: it succeeded. */
  error?: string | null | undefined;
  attempt?: number | null | undefined;
}

export interface Finished {
  job: Job;
  /** Why the report changed nothing of the job, though it has freed the node; null when it was taken. */
  refused: Refusal | null;
}

/**
 * The node ends its attempt and is free again. When the job was taken from it or cancelled meanwhile, only the node
 * changes (docs/apis/ufdl.md section 5.4): the caller decides whether a node that lost the job is told so. An error with
 * retries left puts the job back into the queue.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STALE_ATTEMPT, ILLEGAL_TRANSITION unless the job is the node's current one
 */
export async function finish(change: Change, pk: number, input: FinishInput = {}): Promise<Finished> {
  return finishWork(change, await loadWork(change, pk), input);
}

/** `finish` for what was read before in the same change. */
export async function finishWork(
  change: Change,
  { job, node }: Work,
  { error, attempt }: FinishInput,
): Promise<Finished> {
  const pk = job.id;
  permitVerb(change, "finish", { job, working: node?.currentJobId === pk });
  checkAttempt(job, attempt);
  if (!node || node.currentJobId !== pk) throw illegal(job, error == null ? "finish" : "fail");
  if (job.nodeId !== node.id || job.state !== "WORKING") {
    await updateRows(change.db, "Node", { id: node.id }, { currentJobId: null });
    change.record({ type: "NODE_FREED", nodeId: node.id, data: { job: pk } });
    return {
      job,
      refused:
        job.nodeId === node.id
          ? illegal(job, error == null ? "finish" : "fail")
          : refusal("NOT_HOLDER", { number: pk, node: node.id }),
    };
  }
  const taken = (job: Job): Finished => ({ job, refused: null });
  if (error == null) return taken(await applyTransition(change, job, "finish", { node }));
  const reason = replaceNul(change.store.dialect, error);
  const retries = job.retriesLeft > 0;
  const failed = await applyTransition(change, job, retries ? "failAndRetry" : "fail", {
    node,
    reason,
    data: { error: reason, ...(retries ? { retriesLeft: job.retriesLeft - 1 } : {}) },
  });
  return taken(failed);
}
