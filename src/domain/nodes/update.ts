import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { type Granted, permit } from "../rights.ts";
import { newState } from "./applyTransition.ts";
import { addressKey, checkFree, fallbackName } from "./identity.ts";
import { type NodeInput, nodeColumns } from "./input.ts";
import { loadNode } from "./load.ts";

/**
 * Changes the columns of a node. A name that was derived from hostname or ip follows them. An update that changes nothing
 * leaves no trace.
 * @throws Refusal NOT_FOUND, FORBIDDEN, NAME_TAKEN, INVALID_INPUT
 */
export async function update(
  change: Change,
  pk: number,
  input: NodeInput,
  { grants }: Granted = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.update", { node }, grants);
  const columns = await nodeColumns(change, input);
  change.afterCommit(async () => change.presence.loadReported(pk, change.now, input));
  const address = {
    hostname: input.hostname === undefined ? node.hostname : input.hostname,
    ip: input.ip === undefined ? node.ip : input.ip,
    index: input.index === undefined ? node.index : input.index,
  };
  const derived = [fallbackName(node), addressKey(node)].includes(node.name);
  const name = input.name || (derived ? (fallbackName(address) ?? node.name) : node.name);
  const keys = { nameKey: name, addressKey: addressKey(address) };
  const identity = { name, hostname: address.hostname, addressKey: keys.addressKey };
  if (Object.entries(identity).some(([key, value]) => node[key as keyof typeof identity] !== value)) {
    await checkFree(change, identity, pk);
  }
  const wanted = { ...columns, name, ...keys };
  const data = Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => node[key as keyof Node] !== value),
  );
  const changed = Object.keys(data).filter((key) => !(key in keys));
  if (changed.length === 0) return node;
  const moved = await updateRow(
    change.db,
    "Node",
    { id: pk },
    {
      ...data,
      ...("provisionState" in data ? { ...newState(change), stateReason: null } : {}),
      updatedAt: change.now,
    },
  );
  change.record({ type: "NODE_UPDATED", nodeId: pk, data: { changed } });
  return moved;
}
