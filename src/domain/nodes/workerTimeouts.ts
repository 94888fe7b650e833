import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import { type Change, change, type Services } from "../change.ts";
import { returnJobs } from "../jobs/returnJobs.ts";
import { heldStates } from "../jobs/state.ts";
import { defaultLeases } from "../leases.ts";
import { type PeriodicTask, runEach } from "../scheduler.ts";
import { onlineFor, sendsHeartbeats } from "./presence.ts";

/**
 * Times out nodes that have stopped calling, which is an event; their next call brings them back. Those that send
 * heartbeats (presence.ts) lose what they took through Coalition's API to the queue, with a line in its log, and count an
 * error (docs/apis/coalition.md section 5.1); a job with a lease is kept until that ends. Nodes that were removed and might have
 * returned lose their job as well; they stay removed.
 */
export const workerTimeouts: PeriodicTask = {
  name: "worker timeouts",
  async run(call) {
    const { clock, presence } = call.services;
    const { due, limits } = await lateNodes(call.services).catch((error) => {
      // The database is away: workers' calls fail as well.
      presence.hearsSince = clock.now();
      throw error;
    });
    return runEach(call, workerTimeouts, due, ({ id }) =>
      change(call, (change) => timeOutWorker(change, id, limits)),
    );
  },
};

async function lateNodes({ store, clock, presence, leases = defaultLeases }: Services) {
  // What this gateway knows is written first. What others know is in the database after `lag` at the latest.
  await presence.flush();
  const now = clock.now().getTime() - presence.lag;
  const before = (age: number) => new Date(presence.hearsSince.getTime() < now - age ? now - age : 0);
  const limits: Limits = { heartbeat: before(leases.coalition * 1_000), call: before(onlineFor) };
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
  return { due, limits };
}

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
  const heartbeats = sendsHeartbeats(node);
  if (!(heartbeats ? isBefore(node.heartbeatAt, limits.heartbeat) : isBefore(node.lastSeenAt, limits.call))) {
    return false;
  }
  if (!heartbeats && node.removedAt !== null) return false;
  const lost = heartbeats && (await loseJobs(change, node));
  await change.db
    .updateTable("Node")
    .set((row) => ({
      timedOutAt: change.now,
      ...(lost ? { errors: row("errors", "+", 1), currentJobId: null } : {}),
    }))
    .where("id", "=", id)
    .execute();
  change.record({ type: "NODE_TIMED_OUT", nodeId: id, data: { name: node.name } });
  return true;
}

function isBefore(at: Date | null, limit: Date): boolean {
  return at !== null && at < limit;
}

/**
 * What a node took without a lease goes back to the queue.
 * @returns false when it still works on a job with a lease, whose end frees the node and counts the error
 */
async function loseJobs(change: Change, node: Node): Promise<boolean> {
  await returnJobs(change, node, "timeOutNode", {
    where: (eb) => eb.and([eb("state", "in", heldStates), eb("leaseSeconds", "is", null)]),
    line: `${node.name} did not call for ${change.leases.coalition} seconds; the job goes back to the queue`,
  });
  return (await findRow(change.db, "Job", { nodeId: node.id, state: "WORKING" })) === null;
}
