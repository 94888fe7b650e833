import type { Values } from "../../store/database.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import type { Granted } from "../rights.ts";
import { permitReport } from "./allowed.ts";
import { checkAttempt, loadWork } from "./load.ts";
import { logChunkSize } from "./logRead.ts";
import { notifyTails } from "./logTail.ts";

/** Most bytes in one append. */
const appendLimit = 16 * 1024 * 1024;

/** Bytes that one job's log may have, all attempts together. */
export const logLimit = 256 * 1024 * 1024;

/**
 * Appends what a job printed to its log, under the present attempt. Any bytes are taken as they are (Coalition's server
 * breaks for good on a log that is no UTF-8; docs/apis/coalition.md section 2). An append reads one index entry, however long
 * the log is, and is no event: logs would outnumber all changes, and the audit trail has no use for them. Readers at
 * the end of the log are woken after the commit.
 *
 * @returns the byte offset behind what was appended, where the next append goes
 * @throws Refusal NOT_FOUND, FORBIDDEN, NOT_HOLDER, STALE_ATTEMPT, TOO_LARGE
 */
export async function appendLog(
  change: Change,
  pk: number,
  bytes: Uint8Array,
  { attempt, grants }: { attempt?: number | null | undefined } & Granted = {},
): Promise<bigint> {
  const { job, node } = await loadWork(change, pk);
  // A node that has lost the job has its last words, unless another works on it by now.
  const working = node?.currentJobId === pk && (job.nodeId === node.id || job.state !== "WORKING");
  permitReport(change, "job.log", { job, node, working }, grants);
  checkAttempt(job, attempt);
  return writeLog(change, job, bytes);
}

/**
 * Appends to a log, without a check of rights.
 * @throws Refusal TOO_LARGE
 */
export async function writeLog(
  change: Change,
  job: { id: number; attempt: number },
  bytes: Uint8Array,
): Promise<bigint> {
  const { db, now, store } = change;
  const pk = job.id;
  if (bytes.length > appendLimit) {
    throw refusal("TOO_LARGE", { what: "What is appended to a log", limit: appendLimit });
  }
  const last = await db
    .selectFrom("LogChunk")
    .select(["offset", "size"])
    .where("jobId", "=", pk)
    .orderBy("offset", "desc")
    .limit(1)
    .executeTakeFirst();
  const from = last ? last.offset + BigInt(last.size) : 0n;
  const end = from + BigInt(bytes.length);
  if (end > logLimit) throw refusal("TOO_LARGE", { what: `The log of job ${pk}`, limit: logLimit });
  if (bytes.length === 0) return end;

  await db
    .insertInto("LogChunk")
    .values([...chunks(bytes, from, pk, job.attempt, now)])
    .execute();
  change.afterCommit(async () => notifyTails(store, pk));
  return end;
}

/**
 * Appends unless the log is full: a heartbeat, a time-out or a lost node must not fail because of it. Only the offset of
 * the last chunk is read, so it counts as one of the largest size.
 */
export async function logIfRoom(
  change: Change,
  job: { id: number; attempt: number },
  bytes: Uint8Array,
): Promise<void> {
  const last = await change.db
    .selectFrom("LogChunk")
    .select("offset")
    .where("jobId", "=", job.id)
    .orderBy("offset", "desc")
    .limit(1)
    .executeTakeFirst();
  if ((last?.offset ?? 0n) + BigInt(bytes.length + logChunkSize) > BigInt(logLimit)) return;
  await writeLog(change, job, bytes);
}

function* chunks(
  bytes: Uint8Array,
  from: bigint,
  jobId: number,
  attempt: number,
  createdAt: Date,
): Generator<Values<"LogChunk">> {
  for (let at = 0; at < bytes.length; at += logChunkSize) {
    const chunk = Uint8Array.from(bytes.subarray(at, at + logChunkSize));
    yield { jobId, attempt, offset: from + BigInt(at), size: chunk.length, bytes: chunk, createdAt };
  }
}
