import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, findRows, updateRows } from "../../store/rows.ts";
import { type Change, change } from "../change.ts";
import { logIfRoom } from "../jobs/log.ts";
import { returnJobs } from "../jobs/returnJobs.ts";
import { defaultLeases } from "../leases.ts";
import { type PeriodicTask, runEach } from "../scheduler.ts";
import { sendsHeartbeats } from "./presence.ts";

/** A node that has not called for so long is offline; schema/node/type.ts shows the same. Milliseconds. */
const onlineFor = 60_000;

/**
 * Times out nodes that have stopped calling, which is an event; their next call brings them back. Those that send
 * heartbeats (presence.ts) lose what they work on to the queue, with a line in its log, and count an error
 * (docs/apis/coalition.md section 5.1); the others keep it until its lease ends. Nodes that were removed and might have
 * returned lose their job as well; they stay removed.
 */
export const workerTimeouts: PeriodicTask = {
  name: "worker timeouts",
  async run(call) {
    const { store, clock, presence, leases = defaultLeases } = call.services;
    // What this gateway knows is written first. What others know is in the database after `lag` at the latest.
    await presence.flush();
    const now = clock.now().getTime() - presence.lag;
    const limits: Limits = {
      heartbeat: new Date(now - leases.coalition * 1_000),
      call: new Date(now - onlineFor),
    };
    const due = await store.sql
      .selectFrom("Node")
      .select("id")
      .where((node) =>
        node.or([
          node("heartbeatAt", "<", limits.heartbeat),
          node.and([node("lastSeenAt", "<", limits.call), node("removedAt", "is", null)]),
        ]),
      )
      .where("timedOutAt", "is", null)
      .where((node) => {
        const job = node.selectFrom("Job").select("Job.id").whereRef("Job.nodeId", "=", "Node.id");
        return node.or([node("removedAt", "is", null), node.exists(job.where("state", "=", "WORKING"))]);
      })
      .orderBy("id")
      .execute();
    return runEach(call, workerTimeouts, due, ({ id }) =>
      change(call, (change) => timeOutWorker(change, id, limits)),
    );
  },
};

/** A node whose last heartbeat, or last call when it sends none, is older has timed out. */
interface Limits {
  heartbeat: Date;
  call: Date;
}

async function timeOutWorker(change: Change, id: number, limits: Limits): Promise<boolean> {
  await change.store.lockNodes(change.db, [id]);
  const row = await findRow(change.db, "Node", { id });
  // It may have called since.
  const node = row && change.presence.latest(row);
  if (!node || node.timedOutAt !== null) return false;
  if (!sendsHeartbeats(node)) return goOffline(change, node, limits);
  if (node.heartbeatAt === null || node.heartbeatAt >= limits.heartbeat) return false;
  const working = await findRows(change.db, "Job", { nodeId: id, state: "WORKING" });
  const seconds = change.leases.coalition;
  for (const job of working) {
    const line = `\n* ${node.name} did not call for ${seconds} seconds; the job goes back to the queue.\n`;
    await logIfRoom(change, job, Buffer.from(line));
  }
  await returnJobs(change, node, "timeOutNode");
  await change.db
    .updateTable("Node")
    .set((row) => ({ timedOutAt: change.now, errors: row("errors", "+", 1), currentJobId: null }))
    .where("id", "=", id)
    .execute();
  change.record({ type: "NODE_TIMED_OUT", nodeId: id, data: { name: node.name } });
  return true;
}

async function goOffline(change: Change, node: Node, { call }: Limits): Promise<boolean> {
  const { id, name, lastSeenAt, removedAt } = node;
  if (removedAt !== null || lastSeenAt === null || lastSeenAt >= call) return false;
  await updateRows(change.db, "Node", { id }, { timedOutAt: change.now });
  change.record({ type: "NODE_TIMED_OUT", nodeId: id, data: { name } });
  return true;
}
