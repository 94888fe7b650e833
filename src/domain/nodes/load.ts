import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";

/**
 * The node with its row locked until the change ends.
 * @throws Refusal NOT_FOUND for an unknown or removed node
 */
export async function loadNode(change: Change, pk: number): Promise<Node> {
  await change.store.lockNodes(change.db, [pk]);
  const node = await findRow(change.db, "Node", { id: pk, removedAt: null });
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: pk });
  return node;
}
