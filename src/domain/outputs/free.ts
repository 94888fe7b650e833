import { updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";

/**
 * Frees the names of all outputs of a job that is to run again, and marks them as deleted: the next attempt uploads
 * under the same names (docs/apis/ufdl.md section 5.5; the original refuses that for ever). Called by whatever
 * sends a job back to the queue, inside its change; asks for no right of its own.
 *
 * @returns how many names were freed
 */
export async function freeOutputs(change: Change, jobId: number): Promise<number> {
  const { db, now } = change;
  const named = await db
    .selectFrom("Output")
    .innerJoin("Job", "Job.id", "jobId")
    .select(["Output.id", "name", "type", "Output.deletedAt", "path"])
    .where("jobId", "=", jobId)
    .where("slot", "is not", null)
    .orderBy("Output.id")
    .execute();
  for (const { id, name, type, deletedAt, path } of named) {
    await updateRows(db, "Output", { id }, { slot: null, deletedAt: deletedAt ?? now });
    if (deletedAt !== null) continue;
    change.record({ type: "OUTPUT_DELETED", job: { id: jobId, path }, outputId: id, data: { name, type } });
  }
  return named.length;
}
