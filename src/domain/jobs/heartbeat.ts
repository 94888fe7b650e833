import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { intoQueue } from "./intoQueue.ts";
import { actingNode } from "./load.ts";
import { logLimit, writeLog } from "./log.ts";

export interface HeartbeatInput {
  /** What the job has printed since the last one. */
  log?: Uint8Array | null | undefined;
  /** What `progressPrinted` found in it. */
  progress?: number | null | undefined;
}

/** What the log says when a worker is told to stop, in Coalition's words. */
const killLine = "KillJob: server required worker to kill job.\n";

/**
 * A worker says that it is still at a job, and asks whether to go on (docs/apis/coalition.md section 4.3, heartbeat).
 * It is to stop when the job was taken from it, ended otherwise, paused, deleted or never was; a job that was held back
 * under its hands goes back to the queue, one that has ended stays as it ended (section 6 a: the original ran it again,
 * for ever).
 *
 * What it printed goes into the log in any case, unless another node works the job by now.
 * @returns whether to go on
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
  const job = await change.db.job.findUnique({ where: { id: pk } });
  const own = job?.state === "WORKING" && job.nodeId === node.id;
  const goesOn = own && !job.heldBack && job.deletedAt === null;
  if (job && (own || job.state !== "WORKING")) await print(change, job, log, goesOn);
  if (goesOn) {
    await note(change, job, node, progress ?? null);
    return true;
  }
  await letGo(change, node, pk, own ? job : null);
  return false;
}

async function print(change: Change, job: Job, log: Uint8Array | null | undefined, goesOn: boolean) {
  const last = goesOn ? "" : killLine;
  if (!log?.length && !last) return;
  const bytes = Buffer.concat([log ?? Buffer.alloc(0), Buffer.from(last)]);
  const { _max } = await change.db.logChunk.aggregate({ where: { jobId: job.id }, _max: { offset: true } });
  // A worker can do nothing about a log that is full; its job goes on without.
  if ((_max.offset ?? 0n) + BigInt(bytes.length) + 65_536n > BigInt(logLimit)) return;
  await writeLog(change, job, bytes);
}

/** The worker's state follows its word, and progress what it printed. */
async function note(change: Change, job: Job, node: Node, progress: number | null): Promise<void> {
  if (node.currentJobId === null) {
    await change.db.node.update({ where: { id: node.id }, data: { currentJobId: job.id } });
  }
  if (progress === null || progress === job.progress) return;
  const moved = await change.db.job.update({
    where: { id: job.id },
    data: { progress, updatedAt: change.now },
  });
  change.record({
    type: "JOB_PROGRESSED",
    job: moved,
    nodeId: node.id,
    data: { state: moved.state, attempt: moved.attempt, progress, data: {} },
  });
}

/**
 * What a worker's word of a job does once it is not to go on: a job that it still works goes back to the queue, and the
 * worker is free, unless it is at another job already.
 * @param own the job, when the worker works it
 */
export async function letGo(change: Change, node: Node, pk: number, own: Job | null): Promise<void> {
  if (own) {
    const reason = own.deletedAt !== null ? "Deleted" : "Paused";
    await intoQueue(change, own, { outcome: "ABORTED", reason });
  }
  if (node.currentJobId !== pk) return;
  await change.db.node.update({ where: { id: node.id }, data: { currentJobId: null } });
  change.record({ type: "NODE_FREED", nodeId: node.id, data: { job: pk } });
}
