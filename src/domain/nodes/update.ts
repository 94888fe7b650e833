import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { permit, type Standing } from "../rights.ts";
import { addressKey, checkFree, fallbackName } from "./identity.ts";
import { type NodeInput, nodeColumns } from "./input.ts";
import { loadNode } from "./load.ts";

/**
 * Changes what is told of a node. A name that was made from host name or ip follows them.
 * @throws Refusal NOT_FOUND, FORBIDDEN, NAME_TAKEN, INVALID_INPUT
 */
export async function update(
  change: Change,
  pk: number,
  input: NodeInput,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Node> {
  const node = await loadNode(change, pk);
  permit(change.actor, "node.update", { node }, as);
  const columns = await nodeColumns(change, input);
  const address = {
    hostname: input.hostname === undefined ? node.hostname : input.hostname,
    ip: input.ip === undefined ? node.ip : input.ip,
    index: input.index === undefined ? node.index : input.index,
  };
  const madeUp = [fallbackName(node), addressKey(node)].includes(node.name);
  const name = input.name || (madeUp ? (fallbackName(address) ?? node.name) : node.name);
  const keys = { nameKey: name, addressKey: addressKey(address) };
  if (keys.nameKey !== node.nameKey || keys.addressKey !== node.addressKey) await checkFree(change, keys, pk);
  const restated = columns.provisionState !== undefined && columns.provisionState !== node.provisionState;
  const changed = await change.db.node.update({
    where: { id: pk },
    data: {
      ...columns,
      name,
      ...keys,
      ...(restated ? { stateSince: change.now, stateActor: actorName(change.actor), stateReason: null } : {}),
      updatedAt: change.now,
    },
  });
  change.record({
    type: "NODE_UPDATED",
    nodeId: pk,
    data: { changed: Object.keys(columns).concat(name === node.name ? [] : ["name"]) },
  });
  return changed;
}
