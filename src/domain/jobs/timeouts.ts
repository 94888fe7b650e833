import { type Change, change } from "../change.ts";
import { type PeriodicTask, runEach } from "../scheduler.ts";
import { giveUp } from "./failOrRetry.ts";
import { loadJob } from "./load.ts";
import { epochSeconds } from "./runs.ts";

/**
 * Ends attempts that take longer than their job allows: with a retry while there are some left, else in ERROR, and the
 * run is closed as TIMED_OUT. The worker counts an error and is told to stop by its next call (docs/apis/coalition.md
 * section 5.1, with 6 a, d and f: the original looked only when somebody called, and ran the job again for ever).
 */
export const jobTimeouts: PeriodicTask = {
  name: "job timeouts",
  async run(call) {
    const { store, clock } = call.services;
    const now = epochSeconds(clock.now());
    const candidates = await store.sql
      .selectFrom("Job")
      .select(["id", "nodeId", "startedAt", "timeout"])
      .where("state", "=", "WORKING")
      .where("isGroup", "=", false)
      .where("timeout", ">", 0)
      .orderBy("id")
      .execute();
    const due = candidates.filter((job) => isOver(job, now));
    return runEach(call, jobTimeouts, due, ({ id, nodeId }) =>
      change(call, (change) => timeOut(change, id, nodeId, now)),
    );
  },
};

function isOver({ startedAt, timeout }: { startedAt: Date | null; timeout: number }, now: number): boolean {
  return startedAt !== null && timeout > 0 && now - epochSeconds(startedAt) > timeout;
}

async function timeOut(change: Change, pk: number, nodeId: number | null, now: number): Promise<boolean> {
  if (nodeId !== null) await change.store.lockNodes(change.db, [nodeId]);
  const job = await loadJob(change, pk);
  // It may have ended, gone to another node or been given more time since it was found.
  if (job.state !== "WORKING" || !isOver(job, now) || job.nodeId !== nodeId) return false;
  const reason = `Timed out after ${job.timeout} seconds`;
  await giveUp(change, job, "timeOut", { reason, set: { timedOutAt: change.now } });
  return true;
}
