import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { applyToLeaves } from "./applyTransition.ts";

/**
 * Takes a job from its holder and puts it back to its beginning. The node learns it by its next report, which frees it. A
 * group: every job below it that is neither finished nor cancelled.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION when it is finished or cancelled
 */
export function abort(change: Change, pk: number, { grants }: Granted = {}): Promise<Job> {
  return applyToLeaves(change, pk, "abort", grants);
}
