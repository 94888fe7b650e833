import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Sql } from "../../store/database.ts";
import { findRow } from "../../store/rows.ts";
import type { Actor } from "../actor.ts";
import { refusal } from "../errors.ts";
import { type Grant, permit } from "../rights.ts";
import { checkOutputName, type OutputName, slotOf } from "./slot.ts";

/**
 * Says whether the actor may add this output now, in the order in which UFDL checks (docs/apis/ufdl.md section 5.5): the
 * job, the right, the job's state, the name. Asked before an upload's body is read, and again when its bytes are named.
 *
 * @returns the job
 * @throws Refusal NOT_FOUND, UNAUTHENTICATED, FORBIDDEN, OUTPUT_TOO_EARLY before the job's first start and after a reset,
 *   OUTPUT_TOO_LATE once it is finished (an ended job in ERROR or CANCELLED still takes outputs), INVALID_INPUT,
 *   OUTPUT_EXISTS
 */
export async function admitOutput(
  db: Sql,
  actor: Actor,
  output: OutputName,
  grants?: readonly Grant[] | null,
): Promise<Job> {
  const { job: pk, name, type } = output;
  const job = await findRow(db, "Job", { id: pk });
  if (!job) throw refusal("NOT_FOUND", { kind: "job", key: pk });
  permit(actor, "output.add", { job }, grants);
  if (job.state === "FINISHED") throw refusal("OUTPUT_TOO_LATE", { number: pk });
  if (job.startedAt === null) throw refusal("OUTPUT_TOO_EARLY", { number: pk });
  checkOutputName(output);
  const taken = await findRow(db, "Output", { slot: slotOf(output) });
  if (taken) throw refusal("OUTPUT_EXISTS", { number: pk, name, type });
  return job;
}
