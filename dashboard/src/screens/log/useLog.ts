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
  /** Byte offset of the beginning, of the attempt if it is one's. */
  begin: number;
  /** Where the subscription goes on. */
  position: string;
}

/**
 * The end of a job's log, as it grows.
 * @param attempt null for all attempts
 * @param round changes when a job that had ended goes on: the subscription, which was complete, begins again
 */
export function useLog(id: string, attempt: number | null, round: string) {
  const [known, setKnown] = useState<Known | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try reads again.
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
  }, [id, attempt, tries]);
  const refused = useLive(
    JobLogGrowsDocument,
    known && { id, attempt, since: known.position },
    ({ changed: { from, text, position } }) =>
      setKnown((before) =>
        // One that begins again may begin with what came while it did.
        before && Number(from) >= Number(before.position)
          ? { ...before, text: before.text + text, position }
          : before,
      ),
    round,
  );
  async function loadEarlier() {
    if (!known) return;
    setBusy(true);
    try {
      const from = Math.max(known.begin, known.from - step);
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
    hasEarlier: known !== null && known.from > known.begin,
    busy,
    error: error ?? (refused === null ? null : new Error(refused)),
    retry: () => setTries(tries + 1),
    loadEarlier,
  };
}

async function readEnd(id: string, attempt: number | null): Promise<Known> {
  let chunk = await read(id, { from: 0, limit: step, attempt });
  const begin = Number(chunk.from);
  const end = Number(chunk.end);
  if (end - begin > step) chunk = await read(id, { from: end - step, limit: step, attempt });
  return { text: chunk.text, from: Number(chunk.from), begin, position: chunk.position };
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
