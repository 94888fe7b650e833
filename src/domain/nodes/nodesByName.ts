import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { batches } from "../jobs/batches.ts";
import { returnJobs } from "../jobs/returnJobs.ts";
import { permit } from "../rights.ts";
import { isStorable } from "../text.ts";
import { activate, deactivate } from "./activate.ts";
import { identifiedBy } from "./identity.ts";
import { removeNode } from "./remove.ts";
import { update } from "./update.ts";

/** What to change of the node with this name. Absent: stays. */
export interface WorkerEdit {
  name: string;
  /** Lines in order of preference, each a comma list of affinity names. Names not known yet are made. */
  affinity?: string | null | undefined;
  /** False: takes no jobs, and what it works on goes back to the queue. */
  active?: boolean | null | undefined;
}

/** Most names in one call: other writers wait for as long as it looks for nodes. */
const namesAtMost = 10_000;

/**
 * Calls `work` for nodes by their names, as Coalition's users know them: a name that no node has is skipped
 * (docs/apis/coalition.md section 2). The verbs check the rights on each node, as they do for its number.
 */
async function forEachNamed(
  change: Change,
  names: readonly string[],
  work: (node: Node) => Promise<Node>,
): Promise<Node[]> {
  permit(change.actor, "node.register");
  const named = [...new Set(names)].filter((name) => isStorable(change.store.dialect, name));
  if (named.length > namesAtMost) {
    throw refusal("INVALID_INPUT", { field: "names", reason: `at most ${namesAtMost} nodes at a time` });
  }
  const ids = new Set<number>();
  for (const some of batches(named)) {
    const found = await identifiedBy(change, some).execute();
    for (const { id } of found) ids.add(id);
  }
  await change.store.lockNodes(change.db, [...ids]);
  const nodes: Node[] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const node = await findRow(change.db, "Node", { id, removedAt: null });
    if (node) nodes.push(await work(node));
  }
  return nodes;
}

/**
 * The named nodes take no jobs any more; what they work on goes back to the queue (Coalition's stopworkers).
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN
 */
export function stopNodes(change: Change, names: readonly string[]): Promise<Node[]> {
  return forEachNamed(change, names, (node) => stop(change, node));
}

async function stop(change: Change, node: Node): Promise<Node> {
  const stopped = await deactivate(change, node.id);
  await returnJobs(change, stopped, "loseNode");
  return stopped;
}

/** @throws Refusal UNAUTHENTICATED, FORBIDDEN */
export function startNodes(change: Change, names: readonly string[]): Promise<Node[]> {
  return forEachNamed(change, names, (node) => activate(change, node.id));
}

/**
 * Removes the named nodes; their next call registers them again, with the affinity they had and the job they work on
 * (docs/apis/coalition.md section 4.3, heartbeat).
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN
 */
export function removeNodes(change: Change, names: readonly string[]): Promise<Node[]> {
  return forEachNamed(change, names, (node) => removeNode(change, node.id, { mayReturn: true }));
}

/**
 * Changes several nodes, all or none.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT
 */
export async function editNodes(change: Change, edits: readonly WorkerEdit[]): Promise<Node[]> {
  const names = edits.map(({ name }) => name);
  const twice = () => refusal("INVALID_INPUT", { field: "edits", reason: "a node stands in it twice" });
  if (new Set(names).size !== names.length) throw twice();
  return forEachNamed(change, names, async (node) => {
    const [edit, second] = edits.filter(({ name }) => name === node.name || name === node.hostname);
    if (second) throw twice();
    let edited = node;
    if (edit?.affinity != null) edited = await update(change, node.id, { affinity: edit.affinity });
    if (edit?.active === true) edited = await activate(change, node.id);
    if (edit?.active === false) edited = await stop(change, node);
    return edited;
  });
}
