import type { Change } from "../change.ts";
import { actingNode } from "../jobs/load.ts";
import { permit } from "../rights.ts";
import { markSeen } from "./presence.ts";

/**
 * A node reports that it is alive (UFDL, docs/apis/ufdl.md section 4).
 * @returns the number of the acting node; null for an operator who acts for none
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN
 */
export async function ping(change: Change): Promise<number | null> {
  permit(change.actor, "node.ping");
  await markSeen(change);
  return (await actingNode(change))?.id ?? null;
}
