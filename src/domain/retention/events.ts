import { setImmediate as yieldToOthers } from "node:timers/promises";
import { remember } from "../../store/sql/eventClock.ts";
import type { Store } from "../../store/store.ts";
import { type Deadline, deleteByIds, inBatches } from "./batches.ts";

/** Events in one batch: of 200 batches on SQLite the median took 1.4 ms, the longest 10 ms. */
const batchSize = 1_000;

/**
 * Removes the events before a time, the oldest first, up to the first one that is younger: what is kept has no gap.
 * @returns whether all are gone
 */
export function removeEvents(store: Store, before: Date, until: Deadline): Promise<boolean> {
  return inBatches(
    store,
    until,
    async (tx, limit) => {
      const oldest = await tx.selectFrom("Event").select(["id", "at"]).orderBy("id").limit(limit).execute();
      const young = oldest.findIndex(({ at }) => at >= before);
      const old = young < 0 ? oldest : oldest.slice(0, young);
      const last = old.at(-1);
      if (last) {
        await remember(tx, last.id);
        await tx.deleteFrom("Event").where("id", "<=", last.id).execute();
      }
      return old.length;
    },
    batchSize,
  );
}

/** Up to where events of progress have been removed. */
export interface ProgressSearch {
  after: bigint;
}

/**
 * Removes the events of progress before a time, going on behind `search`.
 * @returns whether all are gone
 */
export async function removeProgress(
  store: Store,
  { before, search }: { before: Date; search: ProgressSearch },
  until: Deadline,
): Promise<boolean> {
  while (!until.passed()) {
    const events = await store.sql
      .selectFrom("Event")
      .select(["id", "at", "type"])
      .where("id", ">", search.after)
      .orderBy("id")
      .limit(batchSize)
      .execute();
    const young = events.findIndex(({ at }) => at >= before);
    const old = young < 0 ? events : events.slice(0, young);
    const last = old.at(-1);
    if (!last) return true;
    const ids = old.flatMap(({ id, type }) => (type === "JOB_PROGRESSED" ? [id] : []));
    if (ids.length > 0) {
      await store.write(async (tx) => {
        await remember(tx, last.id);
        await deleteByIds(tx, "Event", ids);
      });
    }
    search.after = last.id;
    await yieldToOthers();
  }
  return false;
}
