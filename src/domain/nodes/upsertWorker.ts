import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { columnsOf } from "../../store/columns.ts";
import { findRow, updateRow } from "../../store/rows.ts";
import { type NamedNode, nodeNamed } from "../../store/sql/nodeNamed.ts";
import type { Actor } from "../actor.ts";
import { type Call, type Change, change } from "../change.ts";
import { Refusal, refusal } from "../errors.ts";
import { permit, permitActing } from "../rights.ts";
import { requireStorable } from "../text.ts";
import { flagColumns, newState } from "./applyTransition.ts";
import { addressKey, findByName } from "./identity.ts";
import type { LoadReport } from "./loadSamples.ts";
import { register } from "./register.ts";

/** What a worker reports about itself with every call (docs/apis/coalition.md section 4.3). Absent: stays. */
export interface WorkerReport extends LoadReport {
  name: string;
  /** Where the call came from; kept for nodes without an address of their own. */
  ip?: string | null | undefined;
}

/** A call on behalf of a node. */
export interface WorkerCall extends Call {
  readonly actor: Actor & { readonly node: { readonly id: number; readonly name: string } };
}

/** Longest name of a worker, in UTF-16 units. */
const nameLimit = 255;

/**
 * Makes a call one of the worker that it names, if the caller may act for that worker (`permitActing`). An unknown name
 * becomes a node, an unknown number does not. The call counts as a heartbeat; it costs one read unless the report has news.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT for a name that can't be one
 */
export async function asWorker(
  call: Call,
  report: WorkerReport | { id: number },
): Promise<{ call: WorkerCall; node: NamedNode }> {
  const { services, actor } = call;
  permit(actor, "node.register");
  if ("name" in report) requireStorable(services.store.dialect, "name", report.name);
  let node = await nodeNamed(services.store, report);
  if (node) permitActing(actor, node, services.nodeOwnership);
  const named = "name" in report ? report : node && { name: node.name };
  if (named && (!node || hasNews(node, named))) {
    await upsert(call, named);
    node = await nodeNamed(services.store, report);
  }
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: "id" in report ? report.id : report.name });
  const { id, name } = node;
  const now = services.clock.now();
  services.presence.heartbeat(id, now);
  if (named) services.presence.loadReported(id, now, named);
  return { call: { services, actor: { ...actor, node: { id, name } } }, node };
}

async function upsert(call: Call, report: WorkerReport): Promise<void> {
  try {
    await change(call, (change) => upsertWorker(change, report));
  } catch (error) {
    // Two gateways may insert a new name at once; the second then finds it.
    const taken = error instanceof Refusal && error.code === "NAME_TAKEN";
    if (!taken) throw error;
    await change(call, (change) => upsertWorker(change, report));
  }
}

/**
 * Whether a report has more to write than its time. A node's first heartbeat is written at once: it has to time out even
 * if the gateway crashes before the next flush.
 */
function hasNews(node: NamedNode, report: WorkerReport): boolean {
  return (
    node.timedOutAt !== null ||
    node.heartbeatAt === null ||
    (report.cpuLoad ?? node.cpuLoad) !== node.cpuLoad ||
    (report.freeMemory ?? node.freeMemory) !== node.freeMemory ||
    (report.totalMemory ?? node.totalMemory) !== node.totalMemory ||
    (node.ip === null && Boolean(report.ip))
  );
}

/**
 * Updates a worker from its report, or makes it known. An update is no change in the sense of the audit trail, unless the
 * worker had timed out.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT
 */
export async function upsertWorker(change: Change, report: WorkerReport): Promise<Node> {
  permit(change.actor, "node.register");
  const { name } = report;
  if (name.length > nameLimit) {
    throw refusal("INVALID_INPUT", { field: "name", reason: `at most ${nameLimit} letters` });
  }
  requireStorable(change.store.dialect, "name", name);
  const known = await findByName(change, name);
  if (known) permitActing(change.actor, known, change.nodeOwnership);
  const node = known ?? (await restoreWorker(change, name));
  if (known?.timedOutAt) change.record({ type: "NODE_RETURNED", nodeId: node.id });
  return updateRow(
    change.db,
    "Node",
    { id: node.id },
    {
      lastSeenAt: change.now,
      heartbeatAt: change.now,
      timedOutAt: null,
      ...(report.cpuLoad != null
        ? { cpuLoad: requireStorable(change.store.dialect, "load", report.cpuLoad) }
        : {}),
      ...(report.freeMemory != null ? { freeMemory: megabytes("freeMemory", report.freeMemory) } : {}),
      ...(report.totalMemory != null ? { totalMemory: megabytes("totalMemory", report.totalMemory) } : {}),
      ...(report.ip && node.ip === null ? { ip: report.ip } : {}),
    },
  );
}

/**
 * A worker that was deleted comes back as a new node with its affinity lines (docs/apis/coalition.md section 2,
 * DELETE /api/workers), or as the same node while it still holds a job (section 4.3).
 */
async function restoreWorker(change: Change, name: string): Promise<Node> {
  const former = await change.db
    .selectFrom("Node")
    .select(columnsOf("Node"))
    .where((node) => node.or([node("name", "=", name), node("hostname", "=", name)]))
    .where("removedAt", "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const working = former && (await findRow(change.db, "Job", { nodeId: former.id, state: "WORKING" }));
  if (!former || !working) return register(change, { name, affinity: former?.affinity ?? "" });
  permitActing(change.actor, former, change.nodeOwnership);
  const address = addressKey(former);
  const taken = address && (await findRow(change.db, "Node", { addressKey: address }));
  // Its other name may have gone to another node meanwhile.
  await change.store.lockNames(change.db);
  const free = async (own: string) => own === name || (await findByName(change, own)) === null;
  const kept = (await free(former.name)) ? former.name : name;
  const hostname = former.hostname !== null && (await free(former.hostname)) ? former.hostname : null;
  const back = await updateRow(
    change.db,
    "Node",
    { id: former.id },
    {
      ...flagColumns(change, former, { active: true, paused: false }),
      removedAt: null,
      name: kept,
      nameKey: kept,
      hostname,
      addressKey: taken ? null : address,
      pauseReason: null,
      finished: 0,
      errors: 0,
      currentJobId: working.id,
      ...newState(change),
      updatedAt: change.now,
    },
  );
  change.record({ type: "NODE_RETURNED", nodeId: back.id, data: { name: kept } });
  return back;
}

function megabytes(field: string, value: bigint): bigint {
  if (value < 0n || BigInt.asIntN(64, value) !== value) {
    throw refusal("INVALID_INPUT", { field, reason: "must be a whole number from 0 up" });
  }
  return value;
}
