import { setTimeout as sleep } from "node:timers/promises";
import { GantryError } from "./errors.ts";

/** Delays between attempts grow from the first to the second. Milliseconds. */
const delays = { first: 500, last: 10_000 };

/** Calls until it works, as long as what it fails by is temporary and `signal` lets it. @throws what else it fails by */
export async function persistently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let delay = delays.first; ; delay = Math.min(delay * 2, delays.last)) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !(error instanceof GantryError && error.temporary)) throw error;
      await sleep((error.retryAfter ?? 0) * 1_000 || delay, undefined, { signal }).catch(() => {});
    }
  }
}
