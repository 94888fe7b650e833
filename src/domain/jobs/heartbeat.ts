import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { applyTransition } from "./applyTransition.ts";
import { actingNode } from "./load.ts";
import { logIfRoom } from "./log.ts";
import { mayContinue, worksOn } from "./state.ts";

export interface HeartbeatInput {
  /** What the job has printed since the last one. */
  log?: Uint8Array | null | undefined;
  /** What `progressPrinted` found in it. */
  progress?: number | null | undefined;
}

/** The log's last line when a worker is told to stop: Coalition's text. */
const killLine = "KillJob: server required worker to kill job.\n";

/**
 * A worker reports that it still works on a job, and asks whether to continue (docs/apis/coalition.md section 4.3,
 * heartbeat). It is to stop when the job was taken from it, has ended, is paused, deleted or unknown; a job that was
 * paused meanwhile goes back to the queue, one that has ended stays as it is (section 6 a: the original ran it again,
 * for ever).
 *
 * What it printed goes into the log also when it is to stop, unless another node works on the job by now, or the worker
 * has never worked on it. Coalition's workers write into any log, as in the original; not with NODE_OWNERSHIP=strict.
 * @returns whether to continue
 * @throws Refusal FORBIDDEN without a node
 */
export async function heartbeat(
  change: Change,
  pk: number,
  { log, progress }: HeartbeatInput = {},
): Promise<boolean> {
  permit(change.actor, "job.heartbeat");
  const node = await actingNode(change);
  if (!node) return false;
  await change.store.lockJobs(change.db, [pk]);
  const job = await findRow(change.db, "Job", { id: pk });
  const own = job !== null && worksOn(node, job);
  const shouldContinue = own && mayContinue(node, job);
  const printsLast = node.lastJobId === pk || printsAnywhere(change);
  if (own || (job && job.state !== "WORKING" && printsLast))
    await appendOutput(change, job, log, shouldContinue);
  if (shouldContinue) {
    await noteProgress(change, job, node, progress ?? null);
    return true;
  }
  await detachNode(change, node, pk, own ? job : null);
  return false;
}

function printsAnywhere({ actor, nodeOwnership }: Change): boolean {
  return actor.facade === "coalition" && nodeOwnership !== "strict";
}

async function appendOutput(
  change: Change,
  job: Job,
  log: Uint8Array | null | undefined,
  shouldContinue: boolean,
) {
  const last = shouldContinue ? "" : killLine;
  if (!log?.length && !last) return;
  const bytes = Buffer.concat([log ?? Buffer.alloc(0), Buffer.from(last)]);
  await logIfRoom(change, job, bytes);
}

/** The node's current job follows the report, and the job's progress what was printed. */
async function noteProgress(change: Change, job: Job, node: Node, progress: number | null): Promise<void> {
  if (node.currentJobId === null) {
    await updateRows(change.db, "Node", { id: node.id }, { currentJobId: job.id });
  }
  if (progress === null || progress === job.progress) return;
  await applyTransition(change, job, "progress", { set: { progress }, data: { progress, data: {} } });
}

/**
 * Ends a worker's hold on a job that it is not to continue: a job that it still works on goes back to the queue, and the
 * node is free, unless it works on another job already.
 * @param own the job, when the worker works on it
 */
export async function detachNode(change: Change, node: Node, pk: number, own: Job | null): Promise<void> {
  if (own) {
    const reason = own.deletedAt !== null ? "Deleted" : "Paused";
    await applyTransition(change, own, "stop", { reason, data: { reason } });
  }
  await freeOf(change, node, pk);
}

/** Frees a node of a job that it works on no longer. */
export async function freeOf(change: Change, node: Node, pk: number): Promise<void> {
  if (node.currentJobId !== pk) return;
  await updateRows(change.db, "Node", { id: node.id }, { currentJobId: null });
  change.record({ type: "NODE_FREED", nodeId: node.id, data: { job: pk } });
}
