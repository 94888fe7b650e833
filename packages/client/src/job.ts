import type { Client, StoredOutput, UploadOptions } from "./client.ts";
import { done, GantryError } from "./errors.ts";
import {
  AppendLogDocument,
  BeatDocument,
  FailWorkDocument,
  FinishWorkDocument,
  ReportProgressDocument,
  type WorkerJobFragment,
} from "./operations.generated.ts";
import { persistently } from "./retry.ts";

/** A buffered log is sent at the latest when it has so many characters. */
const logSize = 16_384;

/** What one request sends of it: 600 kB of JSON at most, since proxies often take bodies up to 1 MB only. */
const logPiece = /^.{1,100000}/su;

/** A job that a worker has taken. */
export interface RunningJob extends WorkerJobFragment {
  /** Aborted when the job is to be stopped: it was cancelled or taken away, or the worker's time to stop is over. */
  readonly signal: AbortSignal;
  /**
   * Appends to the job's log; sent with the next heartbeat, or when 16 KB have come together. What the server refuses, since
   * the log is full, is left out.
   */
  log(text: string): void;
  /** @param progress from 0 to 1 @param data anything, for those who watch the job */
  progress(progress: number, data?: unknown): Promise<void>;
  /** Stores an output; streams are sent as they come. */
  output(output: UploadOptions): Promise<StoredOutput>;
}

/** Codes by which the server tells that a job is not this worker's any more. */
const lostCodes = new Set(["STALE_ATTEMPT", "NOT_HOLDER", "FORBIDDEN", "ILLEGAL_TRANSITION", "NOT_FOUND"]);

/**
 * Runs a job from when it was taken until its end is reported. Heartbeats renew its lease; what they are answered stops it.
 * While the server is away every report is repeated, until `stop`: then each is sent once more.
 * @param node the client that acts for the worker's node
 * @param beat time between heartbeats. Milliseconds
 */
export async function runJob(
  node: Client,
  row: WorkerJobFragment,
  run: (job: RunningJob) => Promise<void>,
  { beat, stop }: { beat: number; stop: AbortSignal },
): Promise<void> {
  const id = row.number;
  const report = { id, attempt: row.attempt };
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, stop]);
  let unsent = "";
  let sending: Promise<void> = Promise.resolve();
  let beating: Promise<void> | null = null;

  /** Calls the server for the job; when this worker has lost it, the job is stopped. */
  async function call<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await persistently(work, signal);
    } catch (error) {
      if (error instanceof GantryError && lostCodes.has(error.code)) lost.abort(error);
      throw error;
    }
  }
  const sendLog = async () => {
    let rest = unsent;
    unsent = "";
    while (rest !== "" && !lost.signal.aborted) {
      const [text = ""] = logPiece.exec(rest) ?? [];
      try {
        await call(async () =>
          done((await node.execute(AppendLogDocument, { ...report, text })).appendJobLog),
        );
      } catch (error) {
        if (error instanceof GantryError && error.temporary) break;
      }
      rest = rest.slice(text.length);
    }
    unsent = rest + unsent;
  };
  /** Sends what was logged. Never rejects: a job does not fail because of its log. */
  const flush = () => {
    sending = sending.then(sendLog);
    return sending;
  };
  const beatOnce = async () => {
    await flush();
    if (lost.signal.aborted) return;
    const { shouldContinue } = await call(async () =>
      done((await node.execute(BeatDocument, { id })).heartbeat),
    );
    if (!shouldContinue) lost.abort(new GantryError("NOT_HOLDER", `Job ${id} was taken from this worker.`));
  };

  const timer = setInterval(() => {
    // What fails shows in the next call; a job that is lost is stopped.
    beating ??= beatOnce()
      .catch(() => {})
      .finally(() => {
        beating = null;
      });
  }, beat);
  const job: RunningJob = {
    ...row,
    signal,
    log: (text) => {
      const full = unsent.length > logSize;
      unsent += text;
      if (!full && unsent.length > logSize) void flush();
    },
    progress: async (progress, data) => {
      await call(async () =>
        done((await node.execute(ReportProgressDocument, { ...report, progress, data })).progressJob),
      );
    },
    output: (output) => node.upload(id, output, signal),
  };
  let failure: string | null = null;
  try {
    await run(job);
    stop.throwIfAborted();
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  clearInterval(timer);
  // A heartbeat that comes behind the report would be of a job that has ended.
  await beating;
  await flush();
  if (lost.signal.aborted) return;
  try {
    await call(async () =>
      failure === null
        ? done((await node.execute(FinishWorkDocument, report)).finishJob)
        : done((await node.execute(FailWorkDocument, { ...report, error: failure })).failJob),
    );
  } catch (error) {
    // What a stopped worker could not report ends with the job's lease.
    if (!signal.aborted) throw error;
  }
}
