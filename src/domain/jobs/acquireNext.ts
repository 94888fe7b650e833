import type { Job, JobKind, Node } from "../../../prisma/generated/sqlite/client.ts";
import { nextJob } from "../../store/sql/pick.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { checkAvailable } from "./acquire.ts";
import { knownBits } from "./affinity.ts";
import { actingNode } from "./load.ts";
import { begin } from "./start.ts";

const allKinds: readonly JobKind[] = ["COMMAND", "TEMPLATE", "IMAGE"];

/**
 * Takes and starts the job that is next for the acting node, or answers null when there is none. Jobs whose affinity
 * fits come first, in the order of the node's affinity lines, then those without any; each by priority path, then age
 * (wire/coalition: section 5.4; a child's inherited affinity counts, section 6 e).
 * @throws Refusal FORBIDDEN, NODE_UNAVAILABLE, NODE_BUSY
 */
export async function acquireNext(
  change: Change,
  { kinds = allKinds }: { kinds?: readonly JobKind[] | undefined } = {},
): Promise<Job | null> {
  permit(change.actor, "job.acquire");
  const node = await actingNode(change);
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: change.actor.node?.id ?? "" });
  checkAvailable(node);
  await checkIdle(change, node);
  const id = await pick(change, node, kinds);
  if (id === null) return null;
  const job = await change.db.job.update({
    where: { id },
    data: { nodeId: node.id, attempt: { increment: 1 } },
  });
  change.record({
    type: "JOB_ACQUIRED",
    job,
    nodeId: node.id,
    data: { state: job.state, attempt: job.attempt },
  });
  return begin(change, job, node);
}

async function pick(change: Change, node: Node, kinds: readonly JobKind[]): Promise<number | null> {
  for (const line of node.affinity.split("\n")) {
    const bits = await knownBits(change.db, line);
    if (bits === 0n) continue;
    const id = await nextJob(change.db, change.store.dialect, { kinds, line: bits });
    if (id !== null) return id;
  }
  return nextJob(change.db, change.store.dialect, { kinds, line: 0n });
}

async function checkIdle(change: Change, node: Node): Promise<void> {
  const current = await change.db.job.findFirst({
    where: { id: node.currentJobId ?? -1, nodeId: node.id, state: "WORKING" },
    select: { id: true },
  });
  if (current) throw refusal("NODE_BUSY", { node: node.id, job: current.id });
}
