import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { type Refusal, refusal } from "../errors.ts";
import { replaceNul } from "../text.ts";
import { illegal, permitReport } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { failOrRetry } from "./failOrRetry.ts";
import { freeOf } from "./heartbeat.ts";
import { loadWork, staleAttempt, type Work } from "./load.ts";
import { worksOn } from "./state.ts";

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
 * @throws Refusal NOT_FOUND, FORBIDDEN, NOT_HOLDER, STALE_ATTEMPT, ILLEGAL_TRANSITION unless the job is the node's current one
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
  const working = node !== null && (node.currentJobId === pk || (await leaseEnded(change, node, pk)));
  permitReport(change, "job.finish", { job, node, working });
  const stale = staleAttempt(job, attempt);
  const outOfTurn = () => illegal(job, error == null ? "finish" : "fail");
  if (!working) throw stale ?? outOfTurn();
  if (!worksOn(node, job)) {
    await freeOf(change, node, pk);
    const lost = () => refusal("NOT_HOLDER", { number: pk, node: node.id });
    return { job, refused: stale ?? (job.nodeId === node.id ? outOfTurn() : lost()) };
  }
  if (stale) throw stale;
  const reason = error == null ? null : replaceNul(change.store.dialect, error);
  const ended =
    reason === null
      ? await applyTransition(change, job, "finish", { node })
      : await failOrRetry(change, job, "fail", { node, reason });
  return { job: ended, refused: null };
}

/** Whether the node was freed of the job by the end of its lease, which it has not been told. */
async function leaseEnded({ db }: Change, { currentJobId, lastJobId, lastRunId }: Node, pk: number) {
  if (currentJobId !== null || lastJobId !== pk || lastRunId === null) return false;
  return (await findRow(db, "Run", { id: lastRunId, outcome: "LOST" })) !== null;
}
