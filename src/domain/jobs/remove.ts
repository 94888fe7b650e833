import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { getRow, updateRows } from "../../store/rows.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { followRemoval } from "../images/follow.ts";
import type { Granted } from "../rights.ts";
import { permitVerb } from "./allowed.ts";
import { batches, loadJobs, withDependents } from "./batches.ts";
import { updateDependents } from "./dependencies.ts";
import { loadTree } from "./load.ts";
import { transitions } from "./transitions.ts";
import { countsOf, rollUp } from "./tree.ts";

/**
 * Hides a job and everything below it (UFDL's destroy, Coalition's DELETE). They stay readable by number, and jobs that
 * waited for them are released. A second time nothing happens: the first deletion's time is kept.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function remove(change: Change, pk: number, { grants }: Granted = {}): Promise<Job> {
  const job = await loadTree(change, pk);
  permitVerb(change, "delete", { job }, grants);
  if (job.deletedAt !== null) return job;
  return softDelete(change, job);
}

/** Removes a job and everything below it, without a check of rights. */
export async function softDelete(change: Change, job: Job): Promise<Job> {
  const below = await descendants(change.db, job.id);
  const live = (await loadJobs(change, [job.id, ...below])).filter(({ deletedAt }) => deletedAt === null);
  const ids = live.map(({ id }) => id);
  for (const some of batches(ids)) {
    await updateRows(change.db, "Job", { id: some }, { deletedAt: change.now, updatedAt: change.now });
  }
  for (const one of live) {
    change.record({ type: transitions.delete.event, job: one, data: { state: one.state } });
  }
  const required = await withDependents(change, ids);
  for (const one of live) {
    const removed = { ...one, deletedAt: change.now };
    if (required.has(one.id)) await updateDependents(change, removed, null);
    await followRemoval(change, removed);
  }
  const hidden = await getRow(change.db, "Job", { id: job.id });
  await rollUp(change, job.path, countsOf(job), countsOf(hidden));
  return hidden;
}
