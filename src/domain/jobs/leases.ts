import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Sql } from "../../store/database.ts";
import { findRow } from "../../store/rows.ts";
import { type Change, change } from "../change.ts";
import { defaultLeases } from "../leases.ts";
import { correctFutureTimes } from "../nodes/futureTimes.ts";
import { type PeriodicTask, runEach } from "../scheduler.ts";
import { applyTransition } from "./applyTransition.ts";
import { loadJob } from "./load.ts";
import { logIfRoom } from "./log.ts";

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
    await correctFutureTimes(store, clock.now());
    const held = await heldJobs(store.sql);
    const due = held.filter((job) => reasonToEnd(call.services, clock.now(), job) !== null);
    const lost = await runEach(call, leaseExpiry, due, ({ id, nodeId }) =>
      change(call, (change) => endLease(change, id, nodeId)),
    );
    call.services.observer?.leasesLost(lost);
    return lost;
  },
};

/** By the index of the pick, so that the queue's length does not matter. */
async function heldJobs(db: Sql) {
  const held = [];
  for (const state of ["PENDING", "WAITING", "WORKING"] as const) {
    const rows = await db
      .selectFrom("Job")
      .innerJoin("Node", "Node.id", "Job.nodeId")
      .select(["Job.id", "Job.nodeId", "Job.state", "Job.leasedAt", "Job.leaseSeconds", "Node.lastSeenAt"])
      .where("Job.deletedAt", "is", null)
      .where("Job.state", "=", state)
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
  const since = Math.max(leasedAt.getTime(), lastSeenAt?.getTime() ?? 0);
  if (leaseSeconds !== null && now.getTime() - since > leaseSeconds * 1_000 + presence.lag) {
    return `The node did not call for ${leaseSeconds} seconds`;
  }
  if (state !== "WORKING" && now.getTime() - leasedAt.getTime() > leases.start * 1_000) {
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
  if (!node || job.nodeId !== nodeId || !["PENDING", "WAITING", "WORKING"].includes(job.state)) return false;
  const { lastSeenAt } = change.presence.latest(node);
  const reason = reasonToEnd(change, change.now, { ...job, lastSeenAt });
  if (reason === null) return false;
  if (job.state !== "WORKING") {
    await applyTransition(change, job, "release", { data: { reason } });
    return true;
  }
  await logIfRoom(change, job, Buffer.from(`\n* ${reason}.\n`));
  await change.db
    .updateTable("Node")
    .set((row) => ({ errors: row("errors", "+", 1) }))
    .where("id", "=", nodeId)
    .execute();
  const retries = job.retriesLeft > 0;
  await applyTransition(change, job, retries ? "expireAndRetry" : "expire", {
    reason,
    data: { error: reason, ...(retries ? { retriesLeft: job.retriesLeft - 1 } : {}) },
  });
  return true;
}
