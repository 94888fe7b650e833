import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { type NamedNode, nodeNamed } from "../../store/sql/nodeNamed.ts";
import { type Actor, actorName } from "../actor.ts";
import { type Call, type Change, change } from "../change.ts";
import { Refusal, refusal } from "../errors.ts";
import { permit, permitActing } from "../rights.ts";
import { storable } from "../text.ts";
import { membership } from "./activate.ts";
import { heardFor, watched } from "./heard.ts";
import { addressKey } from "./identity.ts";
import { register } from "./register.ts";

/** What a worker tells of itself with every call (docs/apis/coalition.md section 4.3). Absent: stays. */
export interface WorkerReport {
  name: string;
  /** Load in per cent as the worker sends it, a JSON list as a text. */
  cpuLoad?: string | null | undefined;
  /** Megabytes. */
  freeMemory?: bigint | null | undefined;
  /** Megabytes. */
  totalMemory?: bigint | null | undefined;
  /** Where the call came from; kept for nodes that did not tell their address themselves. */
  ip?: string | null | undefined;
}

/** A call on behalf of a node. */
export interface WorkerCall extends Call {
  readonly actor: Actor & { readonly node: { readonly id: number; readonly name: string } };
}

/** Letters of a worker's name at most. */
const nameLimit = 255;

/**
 * Makes a call one of the worker that names itself, for whoever may act for it (`permitActing`). A name that is not known
 * becomes a node. Notes when the worker was heard from; costs one read when there is nothing new to note.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT for a name that can't be one
 */
export async function asWorker(
  call: Call,
  report: WorkerReport,
): Promise<{ call: WorkerCall; node: NamedNode }> {
  const { services, actor } = call;
  permit(actor, "node.register");
  storable(services.store.dialect, "name", report.name);
  let node = await nodeNamed(services.store, report.name);
  if (node) permitActing(actor, node, services.nodeOwnership);
  if (!node || !fresh(node, report, services.clock.now())) {
    await note(call, report);
    node = await nodeNamed(services.store, report.name);
  }
  if (!node) throw refusal("NOT_FOUND", { kind: "node", key: report.name });
  const { id, name } = node;
  return { call: { services, actor: { ...actor, node: { id, name } } }, node };
}

async function note(call: Call, report: WorkerReport): Promise<void> {
  try {
    await change(call, (change) => appear(change, report));
  } catch (error) {
    // Two gateways may hear of a new name at once; the second then finds it.
    const taken = error instanceof Refusal && error.code === "NAME_TAKEN";
    if (!taken) throw error;
    await change(call, (change) => appear(change, report));
  }
}

function fresh(node: NamedNode, report: WorkerReport, now: Date): boolean {
  const { heartbeatAt, timedOutAt } = node;
  return (
    timedOutAt === null &&
    heartbeatAt !== null &&
    watched(node) &&
    Math.abs(now.getTime() - heartbeatAt.getTime()) < heardFor &&
    (report.cpuLoad ?? node.cpuLoad) === node.cpuLoad &&
    (report.freeMemory ?? node.freeMemory) === node.freeMemory &&
    (report.totalMemory ?? node.totalMemory) === node.totalMemory &&
    (node.ip !== null || !report.ip)
  );
}

/**
 * Notes that a worker called, and what it told of itself. Known: no change in the sense of the audit trail, unless it had
 * been given up as silent. Not known: a new node.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT
 */
export async function appear(change: Change, report: WorkerReport): Promise<Node> {
  permit(change.actor, "node.register");
  const { name } = report;
  if (name.length > nameLimit) {
    throw refusal("INVALID_INPUT", { field: "name", reason: `at most ${nameLimit} letters` });
  }
  storable(change.store.dialect, "name", name);
  const known = await change.db.node.findUnique({ where: { nameKey: name } });
  if (known) permitActing(change.actor, known, change.nodeOwnership);
  const node = known ?? (await comeBack(change, name));
  if (known?.timedOutAt) change.record({ type: "NODE_RETURNED", nodeId: node.id });
  return change.db.node.update({
    where: { id: node.id },
    data: {
      lastSeenAt: change.now,
      heartbeatAt: change.now,
      timedOutAt: null,
      ...(report.cpuLoad != null ? { cpuLoad: storable(change.store.dialect, "load", report.cpuLoad) } : {}),
      ...(report.freeMemory != null ? { freeMemory: megabytes("freeMemory", report.freeMemory) } : {}),
      ...(report.totalMemory != null ? { totalMemory: megabytes("totalMemory", report.totalMemory) } : {}),
      ...(report.ip && node.ip === null ? { ip: report.ip } : {}),
    },
  });
}

/**
 * A worker that was deleted comes back as a new node with its affinity lines (docs/apis/coalition.md section 2, DELETE
 * /api/workers), or as the very node that it was while a job is still its own (section 4.3).
 */
async function comeBack(change: Change, name: string): Promise<Node> {
  const former = await change.db.node.findFirst({
    where: { name, removedAt: { not: null } },
    orderBy: { id: "desc" },
  });
  const working =
    former &&
    (await change.db.job.findFirst({ where: { nodeId: former.id, state: "WORKING" }, select: { id: true } }));
  if (!former || !working) return register(change, { name, affinity: former?.affinity ?? "" });
  permitActing(change.actor, former, change.nodeOwnership);
  const address = addressKey(former);
  const taken =
    address && (await change.db.node.findUnique({ where: { addressKey: address }, select: { id: true } }));
  const back = await change.db.node.update({
    where: { id: former.id },
    data: {
      ...membership(change, former, true),
      removedAt: null,
      nameKey: name,
      addressKey: taken ? null : address,
      paused: false,
      pauseReason: null,
      finished: 0,
      errors: 0,
      currentJobId: working.id,
      stateSince: change.now,
      stateActor: actorName(change.actor),
      updatedAt: change.now,
    },
  });
  change.record({ type: "NODE_RETURNED", nodeId: back.id, data: { name } });
  return back;
}

function megabytes(field: string, value: bigint): bigint {
  if (value < 0n || BigInt.asIntN(64, value) !== value) {
    throw refusal("INVALID_INPUT", { field, reason: "must be a whole number from 0 up" });
  }
  return value;
}
