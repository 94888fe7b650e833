import { useEffect, useState } from "react";
import { useLive } from "../../graph/live.ts";
import { JobLogDocument, JobLogGrowsDocument, type JobLogQuery } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

/** How much of the end is read at first, and of what is before it with each further step. Bytes. */
const step = 256 * 1_024;

type Chunk = NonNullable<JobLogQuery["job"]>["log"];

interface Known {
  text: string;
  /** Byte offset of the first byte. */
  from: number;
  /** Where the subscription goes on. */
  position: string;
}

/** The end of a job's log, as it grows. @param attempt null for all attempts; those of one don't grow here */
export function useLog(id: string, attempt: number | null) {
  const [known, setKnown] = useState<Known | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    setKnown(null);
    setError(null);
    readEnd(id, attempt).then(
      (found) => !gone && setKnown(found),
      (problem: Error) => !gone && setError(problem),
    );
    return () => {
      gone = true;
    };
  }, [id, attempt]);
  // The place to go on from is that of the first read: the subscription keeps its own from then on.
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => setSince(known?.position ?? null), [known?.position]);
  useLive(
    JobLogGrowsDocument,
    since === null || attempt !== null ? null : { id, since },
    ({ changed: { text } }) => setKnown((before) => before && { ...before, text: before.text + text }),
    (message) => setError(new Error(message)),
  );
  async function loadEarlier() {
    if (!known) return;
    setBusy(true);
    try {
      const from = Math.max(0, known.from - step);
      const { text } = await read(id, { from, limit: known.from - from, attempt });
      setKnown((before) => before && { ...before, from, text: text + before.text });
    } catch (problem) {
      setError(problem as Error);
    } finally {
      setBusy(false);
    }
  }
  return {
    text: known?.text ?? "",
    loaded: known !== null,
    hasEarlier: (known?.from ?? 0) > 0,
    busy,
    error,
    loadEarlier,
  };
}

async function readEnd(id: string, attempt: number | null): Promise<Known> {
  let chunk = await read(id, { from: 0, limit: step, attempt });
  const end = Number(chunk.end);
  if (end > step) chunk = await read(id, { from: end - step, limit: step, attempt });
  return { text: chunk.text, from: Number(chunk.from), position: chunk.position };
}

/** A part of a log. @throws GraphError, Unreachable; Error when there is no such job */
export async function read(
  id: string,
  part: { from: number; limit: number; attempt: number | null },
): Promise<Chunk> {
  const { job } = await request(JobLogDocument, { id, ...part });
  if (!job) throw new Error(`There is no job ${id}.`);
  return job.log;
}
