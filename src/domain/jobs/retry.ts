import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { applyToLeaves } from "./applyTransition.ts";

/**
 * Gives a job that ended in error or was cancelled another try, by any node. A group: every such job below it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION from any other state
 */
export function retry(change: Change, pk: number): Promise<Job> {
  return applyToLeaves(change, pk, "retry", ["OPERATOR", "CREATOR"]);
}
