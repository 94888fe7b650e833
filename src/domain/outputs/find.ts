import type { Output } from "../../../prisma/generated/sqlite/client.ts";
import type { Db, Tx } from "../../store/store.ts";
import { refusal } from "../errors.ts";
import { type OutputName, slotOf } from "./slot.ts";

/**
 * The output that a name and type mean: the one that holds the name, or, after a reset or abort freed it, the newest
 * that had it. A deleted output is found like any other (docs/apis/ufdl.md section 5.5).
 *
 * @throws Refusal NOT_FOUND for an unknown job, OUTPUT_UNKNOWN
 */
export async function findOutput(db: Db | Tx, output: OutputName): Promise<Output> {
  const { job: pk, name, type } = output;
  const holder = await db.output.findUnique({ where: { slot: slotOf(output) } });
  if (holder) return holder;
  // No output can be called so (slot.ts), and PostgreSQL can't even be asked.
  const never = `${name}${type}`.includes("\0");
  const newest =
    !never && (await db.output.findFirst({ where: { jobId: pk, name, type }, orderBy: { id: "desc" } }));
  if (newest) return newest;
  const job = await db.job.findUnique({ where: { id: pk }, select: { id: true } });
  throw job
    ? refusal("OUTPUT_UNKNOWN", { number: pk, name, type })
    : refusal("NOT_FOUND", { kind: "job", key: pk });
}
