import type { Change } from "../change.ts";

/**
 * Removes the bytes of all outputs of the jobs once the change is committed. Called by purge before it deletes the jobs'
 * rows (which takes the outputs' rows along). What a failing store leaves is found by `reconcile`.
 */
export async function forgetOutputs(change: Change, jobIds: readonly number[]): Promise<void> {
  const outputs = await change.db.output.findMany({
    where: { jobId: { in: [...jobIds] } },
    select: { blobKey: true },
  });
  for (const { blobKey } of outputs) change.afterCommit(() => change.blobs.remove(blobKey));
}
