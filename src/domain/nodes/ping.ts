import type { Call } from "../change.ts";
import { recordCall } from "../recordCall.ts";
import { permit } from "../rights.ts";

/**
 * A node reports that it is alive (UFDL, docs/apis/ufdl.md section 4).
 * @returns the number of the acting node; null for an operator who acts for none, and for a node removed meanwhile
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN
 */
export async function ping({ services, actor }: Call): Promise<number | null> {
  permit(actor, "node.ping");
  const where = { id: actor.node?.id, removedAt: null };
  // On a web-socket the actor is older than the call.
  const node = actor.node && (await services.store.read.node.findFirst({ where }));
  const timedOut = node?.timedOutAt != null;
  await recordCall({
    services,
    actor: { ...actor, node: node && { id: node.id, name: node.name, timedOut } },
  });
  return node?.id ?? null;
}
