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

/** A job that a worker has taken. */
export interface RunningJob extends WorkerJobFragment {
  /** Aborted when the job is to be stopped: it was cancelled or taken away, or the worker's time to stop is over. */
  readonly signal: AbortSignal;
  /** Appends to the job's log; sent with the next heartbeat, or when 16 KB have come together. */
  log(text: string): void;
  /** @param progress from 0 to 1 @param data anything, for those who watch the job */
  progress(progress: number, data?: unknown): Promise<void>;
  /** Stores an output; streams are sent as they come. */
  output(output: UploadOptions): Promise<StoredOutput>;
}

/** Codes by which the server tells that a job is not this worker's any more. */
const lostCodes = new Set(["STALE_ATTEMPT", "NOT_HOLDER", "ILLEGAL_TRANSITION", "NOT_FOUND"]);

/**
 * Runs a job from when it was taken until its end is reported. Heartbeats renew its lease; what they are answered stops it.
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
  let unsent = "";
  let sending: Promise<void> = Promise.resolve();

  /** Calls the server for the job; when this worker has lost it, the job is stopped. */
  async function call<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await persistently(work, lost.signal);
    } catch (error) {
      if (error instanceof GantryError && lostCodes.has(error.code)) lost.abort(error);
      throw error;
    }
  }
  const flush = () => {
    sending = sending.then(async () => {
      const text = unsent;
      unsent = "";
      if (text === "" || lost.signal.aborted) return;
      await call(async () => done((await node.execute(AppendLogDocument, { ...report, text })).appendJobLog));
    });
    return sending;
  };
  const beatOnce = async () => {
    await flush();
    const { shouldContinue } = await call(async () =>
      done((await node.execute(BeatDocument, { id })).heartbeat),
    );
    if (!shouldContinue) lost.abort(new GantryError("NOT_HOLDER", `Job ${id} was taken from this worker.`));
  };

  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // What fails shows in the next call; a job that is lost is stopped.
    beating = beating.then(beatOnce).catch(() => {});
  }, beat);
  const job: RunningJob = {
    ...row,
    signal: AbortSignal.any([lost.signal, stop]),
    log: (text) => {
      unsent += text;
      if (unsent.length > logSize) flush().catch(() => {});
    },
    progress: async (progress, data) => {
      await call(async () =>
        done((await node.execute(ReportProgressDocument, { ...report, progress, data })).progressJob),
      );
    },
    output: (output) => node.upload(id, output),
  };
  try {
    await run(job);
    if (stop.aborted) throw new GantryError("FAILED", "The worker was stopped.");
    await flush();
    await call(async () => done((await node.execute(FinishWorkDocument, report)).finishJob));
  } catch (failure) {
    if (lost.signal.aborted) return;
    const error = failure instanceof Error ? failure.message : String(failure);
    await flush().catch(() => {});
    await call(async () => done((await node.execute(FailWorkDocument, { ...report, error })).failJob)).catch(
      () => {},
    );
  } finally {
    clearInterval(timer);
    await beating;
  }
}
