import { change } from "../change.ts";
import type { Chore } from "../clockwork.ts";
import { fail } from "./finish.ts";
import { loadJob } from "./load.ts";
import { writeLog } from "./log.ts";
import { closeRun, epochSeconds } from "./runs.ts";

/**
 * Ends attempts that take longer than their job allows: in a retry while there are some left, else in ERROR, and the run
 * is closed as TIMED_OUT. The worker counts an error and is told to stop by its next call (docs/apis/coalition.md
 * section 5.1, with 6 a, d and f: the original looked only when somebody called, and ran the job again for ever).
 */
export const jobTimeouts: Chore = {
  name: "job timeouts",
  async run(call) {
    const { store, clock } = call.services;
    const now = epochSeconds(clock.now());
    const candidates = await store.read.job.findMany({
      where: { state: "WORKING", isGroup: false, timeout: { gt: 0 } },
      select: { id: true, nodeId: true, startedAt: true, timeout: true },
      orderBy: { id: "asc" },
    });
    let ended = 0;
    for (const { id, nodeId, startedAt, timeout } of candidates) {
      if (startedAt === null || now - epochSeconds(startedAt) <= timeout) continue;
      if (await change(call, (change) => end(change, id, nodeId, now))) ended++;
    }
    return ended;
  },
};

async function end(
  change: Parameters<typeof loadJob>[0],
  pk: number,
  nodeId: number | null,
  now: number,
): Promise<boolean> {
  if (nodeId !== null) await change.store.lockNodes(change.db, [nodeId]);
  const job = await loadJob(change, pk);
  // It may have ended, gone to another node or been given more time since it was found.
  const over = job.state === "WORKING" && job.timeout > 0 && now - epochSeconds(job.startedAt) > job.timeout;
  if (!over || job.nodeId !== nodeId) return false;
  const error = `Timed out after ${job.timeout} seconds`;
  await writeLog(change, job, Buffer.from(`\n* ${error}.\n`));
  await closeRun(change, job, "TIMED_OUT", error);
  if (job.nodeId !== null) {
    await change.db.node.update({
      where: { id: job.nodeId },
      data: { errors: { increment: 1 }, timedOutAt: change.now },
    });
  }
  await fail(change, job, error, job.nodeId, "JOB_TIMED_OUT");
  return true;
}
