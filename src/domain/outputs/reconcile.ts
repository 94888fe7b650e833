import { findRows } from "../../store/rows.ts";
import type { Services } from "../change.ts";

/** Keys per question to the database. */
const batchSize = 500;

/**
 * How old bytes must be at the start of the only gateway to count as unused: only uploads that begin after it can be
 * between keeping their bytes and committing their row, and the second covers the disk's coarser clock. Seconds.
 */
export const graceOfOnlyGateway = 1;

/**
 * Removes bytes that no row names: a crash or a lost database between keeping an upload and committing its row, or after
 * purging a job, leaves them. A database without any output is rather a wrong one, or a new one beside old bytes: then they
 * are left until it has one.
 *
 * @param age how old they must be, as an upload may still be about to commit its row. Seconds
 * @returns how many blobs were removed
 */
export async function reconcile(
  { store, blobs }: Pick<Services, "store" | "blobs">,
  { age, signal }: { age: number; signal?: AbortSignal },
): Promise<number> {
  if (!(await store.sql.selectFrom("Output").select("id").limit(1).executeTakeFirst())) return 0;
  // The disk's own time, not the Clock's: it is compared with what the disk wrote.
  const newest = Date.now() - age * 1_000;
  let removed = 0;
  let batch: string[] = [];

  async function settle(): Promise<void> {
    const rows = await findRows(store.sql, "Output", { blobKey: batch });
    const named = new Set(rows.map(({ blobKey }) => blobKey));
    for (const key of batch) {
      if (named.has(key)) continue;
      await blobs.remove(key);
      removed++;
    }
    batch = [];
  }

  for await (const { key, modifiedAt } of blobs.list()) {
    if (signal?.aborted) return removed;
    if (modifiedAt.getTime() > newest) continue;
    batch.push(key);
    if (batch.length === batchSize) await settle();
  }
  await settle();
  return removed;
}
