import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { applyNodeTransition, type NodeOptions } from "./applyTransition.ts";

/**
 * The node takes no new jobs; the one that runs finishes (Scale's is_paused, Nodepool's hold).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function pauseNode(change: Change, pk: number, options: NodeOptions = {}): Promise<Node> {
  return applyNodeTransition(change, pk, "pause", options);
}

/** @throws Refusal NOT_FOUND, FORBIDDEN */
export function resumeNode(change: Change, pk: number, options: NodeOptions = {}): Promise<Node> {
  return applyNodeTransition(change, pk, "resume", options);
}
