import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { followRemoval } from "../images/follow.ts";
import { permit, type Standing } from "../rights.ts";
import { batches, loadJobs, waitedFor } from "./batches.ts";
import { settleDependents } from "./dependencies.ts";
import { loadTree } from "./load.ts";
import { rollUp, weigh } from "./tree.ts";

/**
 * Hides a job and everything below it (UFDL's destroy, Coalition's DELETE). They stay readable by number, and jobs that
 * waited for them are released. A second time nothing happens: the first deletion's time is kept.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function remove(
  change: Change,
  pk: number,
  { as }: { as?: readonly Standing[] | null | undefined } = {},
): Promise<Job> {
  const job = await loadTree(change, pk);
  permit(change.actor, "job.delete", { job }, as);
  if (job.deletedAt !== null) return job;
  return hide(change, job);
}

/** What removing does, once it is allowed. Also the first half of purge. */
export async function hide(change: Change, job: Job): Promise<Job> {
  const below = await descendants(change.db, job.id);
  const live = (await loadJobs(change, [job.id, ...below])).filter(({ deletedAt }) => deletedAt === null);
  const ids = live.map(({ id }) => id);
  for (const some of batches(ids)) {
    await change.db.job.updateMany({
      where: { id: { in: some } },
      data: { deletedAt: change.now, updatedAt: change.now },
    });
  }
  for (const one of live) change.record({ type: "JOB_DELETED", job: one });
  const required = await waitedFor(change, ids);
  for (const one of live) {
    const removed = { ...one, deletedAt: change.now };
    if (required.has(one.id)) await settleDependents(change, removed, null);
    await followRemoval(change, removed);
  }
  const hidden = await change.db.job.findUniqueOrThrow({ where: { id: job.id } });
  await rollUp(change, job.path, weigh(job), weigh(hidden));
  return hidden;
}
