import type { Node, Prisma } from "../../../prisma/generated/sqlite/client.ts";
import { insertRow } from "../../store/rows.ts";
import { actorName } from "../actor.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { may, permit } from "../rights.ts";
import { addressKey, checkFree, fallbackName, findByName } from "./identity.ts";
import { type NodeInput, nodeColumns } from "./input.ts";
import { update } from "./update.ts";

/**
 * Makes a node known. Its name falls back to its host name, then its ip (with the index for a machine's further GPUs).
 * A worker that already calls by the host name is the same node: it is updated, if the caller may do so.
 * @throws Refusal UNAUTHENTICATED, INVALID_INPUT without anything to name it by, NAME_TAKEN, NOT_FOUND (hardware)
 */
export async function register(change: Change, input: NodeInput): Promise<Node> {
  permit(change.actor, "node.register");
  await change.store.lockNames(change.db);
  const worker = await workerCalled(change, input.hostname);
  if (worker) return update(change, worker.id, input);
  const name = await freeName(change, input);
  const keys = { nameKey: name, addressKey: addressKey(input) };
  await checkFree(change, { name, hostname: input.hostname ?? null, addressKey: keys.addressKey });
  const columns = await nodeColumns(change, input);
  const node = await insertRow(change.db, "Node", {
    ...(columns as Partial<Prisma.NodeUncheckedCreateInput>),
    name,
    ...keys,
    ownerId: change.actor.user?.id ?? null,
    stateSince: change.now,
    stateActor: actorName(change.actor),
    createdAt: change.now,
    updatedAt: change.now,
  });
  change.afterCommit(async () => change.presence.loadReported(node.id, change.now, input));
  change.record({ type: "NODE_REGISTERED", nodeId: node.id, data: { name } });
  return node;
}

/** A node that is known by this host name as its name and has no host name yet; null when the caller may not change it. */
async function workerCalled(change: Change, hostname: string | null | undefined): Promise<Node | null> {
  const node = hostname ? await findByName(change, hostname) : null;
  if (!node || node.hostname !== null) return null;
  return may(change.actor, "node.update", { node }) ? node : null;
}

/** A given name is taken as it is; one derived from an ip gets the index too when another node has it. */
async function freeName(change: Change, input: NodeInput): Promise<string> {
  if (input.name) return input.name;
  const name = fallbackName(input);
  if (name === null) {
    throw refusal("INVALID_INPUT", { field: "name", reason: "a node needs a name, a hostname or an ip" });
  }
  if (input.hostname || input.index == null) return name;
  const taken = await findByName(change, name);
  return taken ? `${input.ip}#${input.index}` : name;
}
