import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import type { Granted } from "../rights.ts";
import { applyNodeTransition, type NodeOptions } from "./applyTransition.ts";

/**
 * Keeps a node as it is for somebody to look at (Nodepool's hold): it takes no new jobs. From every state, also from
 * delete, which it takes back; done again it only moves the time (docs/apis/nodepool.md section B2).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function holdNode(change: Change, pk: number, options: NodeOptions = {}): Promise<Node> {
  return applyNodeTransition(change, pk, "hold", options);
}

/**
 * Lets a held node take jobs again (Nodepool's ready).
 * @throws Refusal NOT_FOUND, FORBIDDEN, NODE_NOT_HELD from any other state (docs/apis/nodepool.md section B2)
 */
export function readyNode(change: Change, pk: number, { grants }: Granted = {}): Promise<Node> {
  return applyNodeTransition(change, pk, "ready", { grants });
}

/**
 * Gives a node up (Nodepool's DELETE): it stays readable in state delete, takes no jobs, and is removed by the reaper
 * after a time. Done again, that time starts again.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function deleteNode(change: Change, pk: number, options: NodeOptions = {}): Promise<Node> {
  return applyNodeTransition(change, pk, "delete", options);
}
