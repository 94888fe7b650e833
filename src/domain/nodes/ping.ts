import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, getRow } from "../../store/rows.ts";
import type { Call } from "../change.ts";
import { recordCall } from "../recordCall.ts";
import { permit } from "../rights.ts";

/**
 * A node reports that it is alive (UFDL, docs/apis/ufdl.md section 4).
 * @returns the acting node; null for an operator who acts for none, and for a node removed meanwhile
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN
 */
export async function ping({ services, actor }: Call): Promise<Node | null> {
  permit(actor, "node.ping");
  // On a web-socket the actor is older than the call.
  const node =
    actor.node && (await findRow(services.store.sql, "Node", { id: actor.node.id, removedAt: null }));
  const timedOut = node?.timedOutAt != null;
  await recordCall({
    services,
    actor: { ...actor, node: node && { id: node.id, name: node.name, timedOut } },
  });
  return timedOut ? getRow(services.store.sql, "Node", { id: node.id }) : node;
}
