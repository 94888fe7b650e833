import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { giveBack } from "../jobs/giveBack.ts";
import { loadHeld } from "../jobs/load.ts";
import { free } from "../jobs/release.ts";
import { permit, type Standing } from "../rights.ts";
import { watched } from "./heard.ts";
import { loadNode } from "./load.ts";

export interface RemoveOptions {
  as?: readonly Standing[] | null | undefined;
  /**
   * What it works stays with it, if it calls every few seconds: it may call again by its name. Once it is silent for too
   * long, it loses that too (silence.ts).
   */
  mayReturn?: boolean;
}

/**
 * Hides a node and frees its names. What it works or holds goes back to the queue, what it works not when it may return;
 * history stays.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function removeNode(
  change: Change,
  pk: number,
  { as, mayReturn = false }: RemoveOptions = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.remove", { node }, as);
  await giveBack(change, node, "LOST", { keepWorking: mayReturn && watched(node) });
  await releaseFailed(change, node);
  const removed = await change.db.node.update({
    where: { id: pk },
    data: {
      removedAt: change.now,
      nameKey: null,
      addressKey: null,
      currentJobId: null,
      updatedAt: change.now,
    },
  });
  change.record({ type: "NODE_REMOVED", nodeId: pk, data: { name: node.name } });
  return removed;
}

/** Failed jobs that wait for their holder to try again wait for nobody once it is gone. */
async function releaseFailed(change: Change, node: Node): Promise<void> {
  for (const job of await loadHeld(change, { nodeId: node.id, state: "ERROR" })) await free(change, job);
}
