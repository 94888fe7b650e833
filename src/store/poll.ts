import type { Db } from "./store.ts";

/** How often another process's commits are looked for. Milliseconds; a look costs about 0.1 ms. */
const interval = 500;

/**
 * Calls back with the newest event id when it has grown: SQLite tells nobody that another process (the command line)
 * has committed. Never two looks at a time; a look that fails is made up for by the next.
 *
 * @returns the way to stop
 */
export async function poll(db: Db, heard: (id: bigint) => void): Promise<() => Promise<void>> {
  let known = -1n;
  let looking: Promise<void> = Promise.resolve();
  let busy = false;

  async function look(): Promise<void> {
    busy = true;
    try {
      const clock = await db.eventClock.findUnique({ where: { id: 1 } });
      if (!clock || clock.last <= known || stopped) return;
      known = clock.last;
      heard(known);
    } catch {
      // Busy or closing.
    } finally {
      busy = false;
    }
  }

  let stopped = false;
  await look();
  const timer = setInterval(() => {
    if (!busy) looking = look();
  }, interval).unref();

  return async () => {
    stopped = true;
    clearInterval(timer);
    await looking;
  };
}
