import type { Call } from "../change.ts";
import { recordCall } from "../recordCall.ts";
import { permit } from "../rights.ts";

/**
 * A node reports that it is alive (UFDL, docs/apis/ufdl.md section 4).
 * @returns the number of the acting node; null for an operator who acts for none
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN
 */
export async function ping(call: Call): Promise<number | null> {
  permit(call.actor, "node.ping");
  await recordCall(call);
  return call.actor.node?.id ?? null;
}
