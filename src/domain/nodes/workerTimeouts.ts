import { findRow, findRows } from "../../store/rows.ts";
import { type Change, change } from "../change.ts";
import { logIfRoom } from "../jobs/log.ts";
import { returnJobs } from "../jobs/returnJobs.ts";
import { type PeriodicTask, runEach } from "../scheduler.ts";
import { sendsHeartbeats } from "./presence.ts";

/** Time without a heartbeat after which a node has timed out. Milliseconds. (docs/apis/coalition.md section 5.1) */
const heartbeatTimeout = 60_000;

/**
 * Times out nodes that send heartbeats (presence.ts) and have stopped: what they worked on goes back to the queue, with a
 * line in its log, and they count an error; their next call brings them back. Nodes that were removed and might have
 * returned lose their job as well; they stay removed.
 */
export const workerTimeouts: PeriodicTask = {
  name: "worker timeouts",
  async run(call) {
    const { store, clock, presence } = call.services;
    // What this gateway knows is written first. What others know is in the database after `lag` at the latest.
    await presence.flush();
    const before = new Date(clock.now().getTime() - heartbeatTimeout - presence.lag);
    const due = await store.sql
      .selectFrom("Node")
      .select("id")
      .where("heartbeatAt", "<", before)
      .where("timedOutAt", "is", null)
      .where((node) => {
        const job = node.selectFrom("Job").select("Job.id").whereRef("Job.nodeId", "=", "Node.id");
        return node.or([node("removedAt", "is", null), node.exists(job.where("state", "=", "WORKING"))]);
      })
      .orderBy("id")
      .execute();
    return runEach(call, workerTimeouts, due, ({ id }) =>
      change(call, (change) => timeOutWorker(change, id, before)),
    );
  },
};

async function timeOutWorker(change: Change, id: number, before: Date): Promise<boolean> {
  await change.store.lockNodes(change.db, [id]);
  const row = await findRow(change.db, "Node", { id });
  // It may have called since.
  const node = row && change.presence.latest(row);
  if (!node || node.timedOutAt !== null || node.heartbeatAt === null) return false;
  if (node.heartbeatAt >= before || !sendsHeartbeats(node)) return false;
  const working = await findRows(change.db, "Job", { nodeId: id, state: "WORKING" });
  const seconds = heartbeatTimeout / 1000;
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
