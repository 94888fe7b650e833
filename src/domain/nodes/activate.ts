import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { applyNodeTransition } from "./applyTransition.ts";

/**
 * The node is part of the cluster again (Scale's is_active, Coalition's start).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function activate(change: Change, pk: number, { grants }: Granted = {}): Promise<Node> {
  return applyNodeTransition(change, pk, "activate", { grants });
}

/**
 * The node is no longer part of the cluster and takes no jobs; `deprecatedAt` says since when.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function deactivate(change: Change, pk: number, { grants }: Granted = {}): Promise<Node> {
  return applyNodeTransition(change, pk, "deactivate", { grants });
}
