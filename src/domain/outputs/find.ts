import type { Output } from "../../../prisma/generated/sqlite/client.ts";
import type { Sql } from "../../store/database.ts";
import { findRow, findRows } from "../../store/rows.ts";
import { refusal } from "../errors.ts";
import { type OutputName, slotOf } from "./slot.ts";

/**
 * The output that a name and type mean: the one that holds the name, or, after a reset or abort freed it, the newest
 * that had it. A deleted output is found like any other (docs/apis/ufdl.md section 5.5).
 *
 * @throws Refusal NOT_FOUND for an unknown job, OUTPUT_UNKNOWN
 */
export async function findOutput(db: Sql, output: OutputName): Promise<Output> {
  const { job: pk, name, type } = output;
  const holder = await findRow(db, "Output", { slot: slotOf(output) });
  if (holder) return holder;
  // No output can be called so (slot.ts), and PostgreSQL can't even be asked.
  const never = `${name}${type}`.includes("\0");
  const newest = !never && (await findRows(db, "Output", { jobId: pk, name, type })).at(-1);
  if (newest) return newest;
  const job = await findRow(db, "Job", { id: pk });
  throw job
    ? refusal("OUTPUT_UNKNOWN", { number: pk, name, type })
    : refusal("NOT_FOUND", { kind: "job", key: pk });
}
