import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { loadNode } from "./load.ts";

type Options = { as?: readonly Standing[] | null | undefined };

/**
 * The node is part of the cluster again (Scale's is_active, Coalition's start).
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function activate(change: Change, pk: number, options: Options = {}): Promise<Node> {
  return setActive(change, pk, true, options);
}

/**
 * The node is no longer part of the cluster and takes no jobs; `deprecatedAt` says since when.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export function deactivate(change: Change, pk: number, options: Options = {}): Promise<Node> {
  return setActive(change, pk, false, options);
}

/** The columns that being part of the cluster, or no longer, brings with it. */
export function membership(change: Change, { provisionState }: Node, active: boolean) {
  return {
    active,
    deprecatedAt: active ? null : change.now,
    // Back in the cluster, a node is no longer going away.
    ...(active && provisionState === "DELETE" ? { provisionState: "READY" as const } : {}),
  };
}

async function setActive(change: Change, pk: number, active: boolean, { as }: Options): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.activate", { node }, as);
  if (node.active === active) return node;
  const moved = await change.db.node.update({
    where: { id: pk },
    data: {
      ...membership(change, node, active),
      stateSince: change.now,
      stateActor: actorName(change.actor),
      updatedAt: change.now,
    },
  });
  change.record({ type: active ? "NODE_ACTIVATED" : "NODE_DEACTIVATED", nodeId: pk });
  return moved;
}
