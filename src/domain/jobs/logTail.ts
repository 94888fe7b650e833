import { EventEmitter } from "node:events";
import type { Store } from "../../store/store.ts";
import { type LogChunk, openCharacter, readLog } from "./logRead.ts";

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
  signal: AbortSignal;
}

/**
 * A job's log from an offset on, chunk by chunk as it grows, until the signal aborts. An append in this process wakes
 * its tails at once; appends through other gateways (PostgreSQL) are seen within a second, by asking: log appends are no
 * events, so the bus does not carry them. Nothing is queued for a slow reader, who reads on from the table. A
 * character that two appends split is sent whole.
 */
export async function* tailLog(
  store: Store,
  jobId: number,
  { after, signal }: TailOptions,
): AsyncGenerator<LogChunk, void, undefined> {
  const wakeup = new Wakeup();
  const wake = () => wakeup.wake();
  const poll = store.dialect === "postgresql" ? setInterval(wake, pollPause).unref() : undefined;
  tailsOf(store).on(String(jobId), wake);
  signal.addEventListener("abort", wake);
  let at = after ?? 0n;
  let first = after === null;
  let partial = { end: -1n, until: 0 };
  try {
    while (!signal.aborted) {
      const chunk = await readLog(store.sql, jobId, { from: at, limit: chunkSize });
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
      } else {
        await wakeup.wait();
      }
    }
  } finally {
    clearInterval(poll);
    tailsOf(store).off(String(jobId), wake);
    signal.removeEventListener("abort", wake);
  }
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
