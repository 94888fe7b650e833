import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { applyToLeaves } from "./applyTransition.ts";

/**
 * Ends a job whose result is no longer wanted. The holder keeps the job until it reports, and learns it by its next call. A job
 * that is finished or cancelled stays as it is. A group: every job below it.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function cancel(change: Change, pk: number, { grants }: Granted = {}): Promise<Job> {
  return applyToLeaves(change, pk, "cancel", grants);
}
