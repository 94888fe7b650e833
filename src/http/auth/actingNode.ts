import type { Actor } from "../../domain/actor.ts";
import { refusal } from "../../domain/errors.ts";
import type { Store } from "../../store/store.ts";

/** Largest key a database column holds. */
const largest = 2 ** 31 - 1;

/**
 * The node that a `Node-Id` header names (docs/apis/ufdl.md section 3). Removed nodes count as unknown.
 * @throws Refusal INVALID_INPUT (field Node-Id) for what is no whole number, NOT_FOUND (kind node) for no such node
 */
export async function actingNode(store: Store, header: string): Promise<NonNullable<Actor["node"]>> {
  const text = header.trim();
  if (!/^[+-]?\d+$/.test(text)) {
    throw refusal("INVALID_INPUT", { field: "Node-Id", reason: "it takes a node's number" });
  }
  const id = Number(text);
  const node =
    id > 0 && id <= largest
      ? await store.read.node.findFirst({ where: { id, removedAt: null }, select: { id: true, name: true } })
      : null;
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: text });
  return node;
}
