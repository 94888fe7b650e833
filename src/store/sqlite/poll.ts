import type { Sql } from "../database.ts";
import { newest } from "../sql/eventClock.ts";
import type { OnNewest } from "../store.ts";

/** Interval of the reads for another process's commits. Milliseconds; a read costs about 0.1 ms. */
const interval = 500;

/**
 * Calls back with the newest event id when it has grown: SQLite has no notification when another process (the command line)
 * has committed. Never two reads at a time; one that fails is repeated by the next.
 *
 * @returns stops it
 */
export async function poll(db: Sql, onNewest: OnNewest): Promise<() => Promise<void>> {
  let known = -1n;
  let reading: Promise<void> = Promise.resolve();
  let busy = false;

  async function read(): Promise<void> {
    busy = true;
    try {
      const last = await newest(db);
      if (last <= known || stopped) return;
      known = last;
      onNewest(known, null);
    } catch {
      // Busy or closing.
    } finally {
      busy = false;
    }
  }

  let stopped = false;
  await read();
  const timer = setInterval(() => {
    if (!busy) reading = read();
  }, interval).unref();

  return async () => {
    stopped = true;
    clearInterval(timer);
    await reading;
  };
}
