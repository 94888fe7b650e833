import { EventEmitter } from "node:events";
import type { Sql } from "../../store/database.ts";
import { findRow } from "../../store/rows.ts";
import type { Store } from "../../store/store.ts";
import { readTail } from "./logLines.ts";
import { type LogChunk, openCharacter, readLog } from "./logRead.ts";
import { isCreated } from "./state.ts";

/** How often a tail on PostgreSQL asks for what other gateways appended: two index reads a tail. Milliseconds. */
const pollPause = 1_000;

/** How long the beginning of a character at the end of a log waits for its rest. Milliseconds. */
const characterPause = 1_000;

/** Bytes of one chunk. */
const chunkSize = 64 * 1024;

/** The tails that wait at the end of a log, by store: one emitter event a job, named by its pk. */
const tails = new WeakMap<Store, EventEmitter>();

function tailsOf(store: Store): EventEmitter {
  const known = tails.get(store);
  if (known) return known;
  const made = new EventEmitter().setMaxListeners(0);
  tails.set(store, made);
  return made;
}

/** Wakes this process's tails of the job's log. */
export function notifyTails(store: Store, jobId: number): void {
  tailsOf(store).emit(String(jobId));
}

export interface TailOptions {
  /** Go on from this byte offset. Null: from the beginning, and with one chunk at once even if it is empty. */
  after: bigint | null;
  /** Begin with so many of the last lines, unless `after` is given. */
  lines?: number | null | undefined;
  /** Only what this attempt prints. */
  attempt?: number | null | undefined;
  /** Whether nothing more is to come: then the tail ends once all is read. Asked at the end of the log. */
  over?: () => Promise<boolean>;
  signal: AbortSignal;
}

/**
 * A job's log from an offset on, chunk by chunk as it grows, until the signal aborts or the log is over. An append in this process wakes
 * its tails at once; appends through other gateways (PostgreSQL) are seen within a second, by asking: log appends are no
 * events, so the bus does not carry them. Nothing is queued for a slow reader, who reads on from the table. A
 * character that two appends split is sent whole.
 */
export async function* tailLog(
  store: Store,
  jobId: number,
  { after, lines, attempt, over = async () => false, signal }: TailOptions,
): AsyncGenerator<LogChunk, void, undefined> {
  const wakeup = new Wakeup();
  const wake = () => wakeup.wake();
  const poll = store.dialect === "postgresql" ? setInterval(wake, pollPause).unref() : undefined;
  tailsOf(store).on(String(jobId), wake);
  signal.addEventListener("abort", wake);
  let at = after ?? 0n;
  let first = after === null;
  let partial = { end: -1n, until: 0 };
  let ended = false;
  try {
    if (first && lines != null) {
      const tail = withoutOpenEnd(await readTail(store.sql, jobId, { lines, attempt }));
      yield tail;
      at = tail.next;
      first = false;
    }
    while (!signal.aborted) {
      const chunk = await readLog(store.sql, jobId, { from: at, limit: chunkSize, attempt });
      const overdue = partial.end === chunk.end && performance.now() >= partial.until;
      const ready = overdue ? chunk : withoutOpenEnd(chunk);
      if (ready.bytes.length > 0 || first) {
        yield ready;
        at = ready.next;
        first = false;
      } else if (chunk.bytes.length > 0) {
        if (partial.end !== chunk.end)
          partial = { end: chunk.end, until: performance.now() + characterPause };
        await wakeup.wait(Math.max(1, partial.until - performance.now()));
      } else if (ended) {
        return;
      } else {
        // What was printed before the end is read once more.
        ended = await over();
        if (!ended) await wakeup.wait();
      }
    }
  } finally {
    clearInterval(poll);
    tailsOf(store).off(String(jobId), wake);
    signal.removeEventListener("abort", wake);
  }
}

/** Whether a job, or one of its attempts, prints nothing more. */
export async function isOver(db: Sql, jobId: number, attempt?: number | null): Promise<boolean> {
  const job = await findRow(db, "Job", { id: jobId });
  if (!job || job.deletedAt !== null || !(isCreated(job) || job.state === "WORKING")) return true;
  if (attempt == null || attempt > job.attempt) return false;
  if (attempt < job.attempt) return true;
  const run = await findRow(db, "Run", { jobId, attempt });
  return run !== null && run.outcome !== "RUNNING";
}

function withoutOpenEnd(chunk: LogChunk): LogChunk {
  const open = chunk.next === chunk.end ? openCharacter(chunk.bytes) : 0;
  if (open === 0) return chunk;
  const bytes = chunk.bytes.subarray(0, chunk.bytes.length - open);
  return { ...chunk, bytes, next: chunk.next - BigInt(open) };
}

/** Keeps one wake-up until the next wait, so that none between a read and a wait is missed. */
class Wakeup {
  #pending = false;
  #resume: (() => void) | undefined;

  wake(): void {
    this.#pending = true;
    this.#resume?.();
  }

  /** Waits for a wake-up, also one since the last wait; no longer than `milliseconds`. */
  async wait(milliseconds?: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    if (!this.#pending) {
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
        if (milliseconds !== undefined) timer = setTimeout(resolve, milliseconds);
      });
      clearTimeout(timer);
      this.#resume = undefined;
    }
    this.#pending = false;
  }
}
