import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { pause } from "./pause.ts";
import { requeue } from "./requeue.ts";
import { setOutcome } from "./setOutcome.ts";
import { type JobChanges, update } from "./update.ts";

/** Everything that one edit may change of a job. */
export interface JobEdit extends JobChanges {
  /** True pauses the job, and puts a command back into the queue; false requeues it. */
  paused?: boolean | null | undefined;
  /** WAITING requeues it; FINISHED and ERROR set its outcome. */
  state?: "WAITING" | "FINISHED" | "ERROR" | null | undefined;
}

/**
 * Changes the columns that a user sets on a job, its pause and its state in one change. The order is Coalition's (docs/apis/coalition.md section 2,
 * POST /api/jobs): fields, pause, state, then place, affinity, priority and dependencies.
 * @throws Refusal as update, pause, requeue and setOutcome do
 */
export async function edit(
  change: Change,
  pk: number,
  { paused, state, parent, affinity, priority, dependencies, ...fields }: JobEdit,
  options: Granted = {},
): Promise<Job> {
  await update(change, pk, fields, options);
  if (paused === true) await pause(change, pk, { requeue: true });
  if (paused === false || state === "WAITING") await requeue(change, pk, options);
  if (state === "FINISHED" || state === "ERROR") await setOutcome(change, pk, state, options);
  return update(change, pk, { parent, affinity, priority, dependencies }, options);
}
