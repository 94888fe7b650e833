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
    const due = await store.read.node.findMany({
      where: {
        heartbeatAt: { lt: before },
        timedOutAt: null,
        OR: [{ removedAt: null }, { held: { some: { state: "WORKING" } } }],
      },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    return runEach(call, workerTimeouts, due, ({ id }) =>
      change(call, (change) => timeOutWorker(change, id, before)),
    );
  },
};

async function timeOutWorker(change: Change, id: number, before: Date): Promise<boolean> {
  await change.store.lockNodes(change.db, [id]);
  const row = await change.db.node.findUnique({ where: { id } });
  // It may have called since.
  const node = row && change.presence.latest(row);
  if (!node || node.timedOutAt !== null || node.heartbeatAt === null) return false;
  if (node.heartbeatAt >= before || !sendsHeartbeats(node)) return false;
  const working = await change.db.job.findMany({ where: { nodeId: id, state: "WORKING" } });
  const seconds = heartbeatTimeout / 1000;
  for (const job of working) {
    const line = `\n* ${node.name} did not call for ${seconds} seconds; the job goes back to the queue.\n`;
    await logIfRoom(change, job, Buffer.from(line));
  }
  await returnJobs(change, node, "timeOutNode");
  await change.db.node.update({
    where: { id },
    data: { timedOutAt: change.now, errors: { increment: 1 }, currentJobId: null },
  });
  change.record({ type: "NODE_TIMED_OUT", nodeId: id, data: { name: node.name } });
  return true;
}
