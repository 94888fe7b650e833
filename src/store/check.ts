import { sql } from "kysely";
import { outageOf } from "./errorCodes.ts";
import type { Store, StoreObserver } from "./store.ts";

/**
 * Adds `check` to a store's `write`: an empty transaction, which finds a database that is away, locked or frozen. A full
 * disk is found by writing only, so after a failed change it writes the clock's row again, until that succeeds.
 * @param options.requireRoom rejects when the disk has no room for further changes, as far as that can be told without a write
 */
export function checked(
  write: Store["write"],
  {
    requireRoom = async () => {},
    observer,
  }: { requireRoom?: () => Promise<void>; observer?: StoreObserver | undefined } = {},
): Pick<Store, "write" | "check"> {
  let failed = false;
  const watched: Store["write"] = async (work, beforeCommit) => {
    const began = performance.now();
    try {
      const result = await write(work, beforeCommit);
      failed = false;
      return result;
    } catch (error) {
      if (outageOf(error)) failed = true;
      throw error;
    } finally {
      observer?.change((performance.now() - began) / 1_000);
    }
  };
  return {
    write: watched,
    check: async () => {
      await requireRoom();
      await watched(async (tx) => {
        if (failed) await sql`UPDATE "EventClock" SET "last" = "last" WHERE "id" = 1`.execute(tx);
      });
    },
  };
}
