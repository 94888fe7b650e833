import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { deleteRows, findRows } from "../../store/rows.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { permitVerb } from "./allowed.ts";
import { batches } from "./batches.ts";
import { loadTree } from "./load.ts";
import { softDelete } from "./remove.ts";
import { closeRun } from "./runs.ts";
import { transitions } from "./transitions.ts";

/**
 * Removes a job and everything below it for good: outputs with their bytes, logs, dependencies (UFDL's hard delete; the
 * advice of docs/apis/ufdl.md section 5.3: cascade). Runs and events stay as history; numbers are never given again.
 * @returns the job as it was, with the time of its deletion
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function purge(change: Change, pk: number, { grants }: Granted = {}): Promise<Job> {
  const job = await loadTree(change, pk);
  permitVerb(change, "purge", { job }, grants);
  const hidden = await softDelete(change, job);
  const ids = [pk, ...(await descendants(change.db, pk))];
  const blobs: { blobKey: string }[] = [];
  for (const some of batches(ids)) {
    const working = await findRows(change.db, "Job", { id: some, state: "WORKING" });
    for (const one of working) await closeRun(change, one, transitions.purge.run, "Purged");
    blobs.push(...(await findRows(change.db, "Output", { jobId: some })));
  }
  for (const id of ids.toReversed()) await deleteRows(change.db, "Job", { id });
  change.record({ type: transitions.purge.event, job: hidden, data: { jobs: ids } });
  change.afterCommit(async () => {
    for (const { blobKey } of blobs) await change.blobs.remove(blobKey);
  });
  return hidden;
}
