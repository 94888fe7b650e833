import type { Output } from "../../../prisma/generated/sqlite/client.ts";
import { getRow, updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { type Granted, permit } from "../rights.ts";
import { findOutput } from "./find.ts";
import type { OutputName } from "./slot.ts";

/**
 * Marks an output as deleted. Its bytes stay readable and its name stays taken; a repeat keeps the first time of
 * deletion (docs/apis/ufdl.md section 5.5).
 *
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for an unknown job, OUTPUT_UNKNOWN
 */
export async function deleteOutput(
  change: Change,
  output: OutputName,
  { grants }: Granted = {},
): Promise<Output> {
  const { db, store, actor, now } = change;
  permit(actor, "output.delete", {}, grants);
  await store.lockJobs(db, [output.job]);
  const found = await findOutput(db, output);
  if (found.deletedAt) return found;
  const row = await updateRow(db, "Output", { id: found.id }, { deletedAt: now });
  const job = await getRow(db, "Job", { id: found.jobId });
  change.record({
    type: "OUTPUT_DELETED",
    job,
    nodeId: actor.node?.id ?? null,
    outputId: row.id,
    data: { name: row.name, type: row.type },
  });
  return row;
}
