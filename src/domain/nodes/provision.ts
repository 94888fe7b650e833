import type { Node, ProvisionState } from "../../../prisma/generated/sqlite/client.ts";

/** What the shown state is made from. */
type Standing = Pick<Node, "active" | "paused" | "provisionState" | "currentJobId">;

/**
 * Nodepool's state of a node as its API shows it (docs/glossary.md): what leaves the cluster is in state delete, a
 * paused node in state hold, a ready one that works in state used; else the state as stored.
 */
export function shownState({ active, paused, provisionState, currentJobId }: Standing): ProvisionState {
  if (!active || provisionState === "DELETE") return "DELETE";
  if (paused || provisionState === "HOLD") return "HOLD";
  if (provisionState === "READY" && currentJobId !== null) return "USED";
  return provisionState;
}
