import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Sql } from "../../store/database.ts";
import { findRow } from "../../store/rows.ts";
import { type Change, change } from "../change.ts";
import { defaultLeases } from "../leases.ts";
import { correctFutureTimes } from "../nodes/futureTimes.ts";
import { type PeriodicTask, runEach } from "../scheduler.ts";
import { applyTransition } from "./applyTransition.ts";
import { giveUp } from "./failOrRetry.ts";
import { loadJob } from "./load.ts";
import { heldStates } from "./state.ts";

/** A held job, and when its holder last called. */
type Held = Pick<Job, "state" | "leasedAt" | "leaseSeconds"> & { lastSeenAt: Date | null };

/**
 * Ends leases. Each acquire of a job begins one; any call of the holder renews it. A job that is worked on by a node that
 * has been silent for too long goes by its retry rule, and the run is closed as LOST; a reservation is released, also when
 * it was not started in time. A late report of the former holder is refused (finish.ts).
 */
export const leaseExpiry: PeriodicTask = {
  name: "leases",
  async run(call) {
    const { store, clock, presence } = call.services;
    await presence.flush();
    const held = await heldJobs(store.sql);
    await correctFutureTimes(call.services, held);
    const due = held.filter((job) => reasonToEnd(call.services, clock.now(), job) !== null);
    return runEach(call, leaseExpiry, due, ({ id, nodeId }) =>
      change(call, (change) => endLease(change, id, nodeId)),
    );
  },
};

/**
 * By the index of the pick, so that the queue's length does not matter; what is worked on by its state, since a deleted
 * job is worked on as well.
 */
async function heldJobs(db: Sql) {
  const held = [];
  for (const state of heldStates) {
    const rows = await db
      .selectFrom("Job")
      .innerJoin("Node", "Node.id", "Job.nodeId")
      .select(["Job.id", "Job.nodeId", "Job.state", "Job.leasedAt", "Job.leaseSeconds", "Node.lastSeenAt"])
      .where("Job.state", "=", state)
      .$if(state !== "WORKING", (jobs) => jobs.where("Job.deletedAt", "is", null))
      .where("Job.nodeId", ">", 0)
      .orderBy("Job.id")
      .execute();
    held.push(...rows);
  }
  return held;
}

/** Why a holder loses its job; null while it keeps it. Other gateways may know of calls for `presence.lag`. */
function reasonToEnd(
  { presence, leases = defaultLeases }: Pick<Change, "presence"> & Partial<Pick<Change, "leases">>,
  now: Date,
  { state, leasedAt, leaseSeconds, lastSeenAt }: Held,
): string | null {
  if (!leasedAt) return null;
  const from = Math.max(leasedAt.getTime(), presence.hearsSince.getTime());
  const since = Math.max(from, lastSeenAt?.getTime() ?? 0);
  if (leaseSeconds !== null && now.getTime() - since > leaseSeconds * 1_000 + presence.lag) {
    return `The node did not call for ${leaseSeconds} seconds`;
  }
  if (state !== "WORKING" && now.getTime() - from > leases.start * 1_000) {
    return `The job was not started within ${leases.start} seconds`;
  }
  return null;
}

async function endLease(change: Change, pk: number, nodeId: number | null): Promise<boolean> {
  if (nodeId === null) return false;
  await change.store.lockNodes(change.db, [nodeId]);
  const node = await findRow(change.db, "Node", { id: nodeId });
  const job = await loadJob(change, pk);
  // It may have ended, gone to another node or been reported on since it was found.
  if (!node || job.nodeId !== nodeId || !heldStates.includes(job.state)) return false;
  const { lastSeenAt } = change.presence.latest(node);
  const reason = reasonToEnd(change, change.now, { ...job, lastSeenAt });
  if (reason === null) return false;
  if (job.state !== "WORKING") {
    await applyTransition(change, job, "release", { data: { reason } });
    return true;
  }
  await giveUp(change, job, "expire", { reason, set: { currentJobId: null } });
  change.afterCommit(async () => change.observer?.leaseLost());
  return true;
}
