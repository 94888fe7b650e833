import type { Job, JobKind, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Sql } from "../../store/database.ts";
import { findRow, updateRows } from "../../store/rows.ts";
import type { NamedNode } from "../../store/sql/nodeNamed.ts";
import { nextJob } from "../../store/sql/pick.ts";
import type { Store } from "../../store/store.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { checkAvailable } from "./acquire.ts";
import { bitsOf, knownNames } from "./affinity.ts";
import { permitVerb } from "./allowed.ts";
import { applyTransition } from "./applyTransition.ts";
import { actingNode, loadLocked } from "./load.ts";
import { checkIdle } from "./start.ts";

const allKinds: readonly JobKind[] = ["COMMAND", "TEMPLATE", "IMAGE"];

export interface NextOptions {
  /** Only jobs of these kinds. Default: all. */
  kinds?: readonly JobKind[] | undefined;
  /**
   * The node was restarted: what it worked on is lost and goes back to the queue first; else a busy node is
   * refused. Coalition's pick (docs/apis/coalition.md section 4.3).
   */
  restarted?: boolean | undefined;
}

/**
 * Takes and starts the job that is next for the acting node, or answers null when there is none. Jobs whose affinity
 * fits come first, in the order of the node's affinity lines, then those without any; each by priority path, then age
 * (docs/apis/coalition.md section 5.4; a child's inherited affinity counts, section 6 e).
 * @throws Refusal FORBIDDEN, NODE_UNAVAILABLE, NODE_BUSY
 */
export async function acquireNext(
  change: Change,
  { kinds = allKinds, restarted = false }: NextOptions = {},
): Promise<Job | null> {
  const node = await askingNode(change);
  if (restarted) await loseWorkOf(change, node);
  checkAvailable(node);
  await checkIdle(change, node);
  const id = await pick(change.db, node, kinds, change.store.dialect === "postgresql");
  const job = id === null ? null : await findRow(change.db, "Job", { id });
  if (!job) return null;
  const acquired = await applyTransition(change, job, "acquire", { node });
  return applyTransition(change, acquired, "start", { node });
}

/**
 * Whether acquireNext would find nothing and change nothing, asked of committed rows without a transaction: idle
 * workers ask every two seconds (30 us, against 1,900 us in a transaction).
 */
export async function nothingFor(
  store: Store,
  node: NamedNode,
  kinds: readonly JobKind[] = allKinds,
): Promise<boolean> {
  if (node.currentJobId !== null) return false;
  return (await pick(store.sql, node, kinds, false)) === null;
}

async function pick(
  db: Sql,
  node: Pick<Node, "affinity">,
  kinds: readonly JobKind[],
  lock: boolean,
): Promise<number | null> {
  if (node.affinity !== "") {
    const names = await knownNames(db);
    for (const text of node.affinity.split("\n")) {
      const line = bitsOf(names, text);
      if (line === 0n) continue;
      const id = await nextJob(db, { kinds, line, lock });
      if (id !== null) return id;
    }
  }
  return nextJob(db, { kinds, line: 0n, lock });
}

/**
 * What the acting node worked on is lost, as it was restarted; by itself for a node that is refused a job.
 * @throws Refusal FORBIDDEN
 */
export async function loseWork(change: Change): Promise<void> {
  await loseWorkOf(change, await askingNode(change));
}

async function askingNode(change: Change): Promise<Node> {
  permitVerb(change, "acquire", {});
  const node = await actingNode(change);
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: change.actor.node?.id ?? "" });
  return node;
}

async function loseWorkOf(change: Change, node: Node): Promise<void> {
  const reason = "The node asked for new work";
  for (const job of await loadLocked(change, (eb) => eb.and({ nodeId: node.id, state: "WORKING" }))) {
    await applyTransition(change, job, "loseNode", { reason, data: { reason } });
  }
  if (node.currentJobId === null) return;
  await updateRows(change.db, "Node", { id: node.id }, { currentJobId: null });
  node.currentJobId = null;
}
