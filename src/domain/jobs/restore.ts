import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { updateRows } from "../../store/rows.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { followReturn } from "../images/follow.ts";
import type { Granted } from "../rights.ts";
import { permitVerb } from "./allowed.ts";
import { batches, loadJobs, withDependents } from "./batches.ts";
import { updateDependents } from "./dependencies.ts";
import { loadTree } from "./load.ts";
import { transitions } from "./transitions.ts";
import { countsOf, recount, rollUp } from "./tree.ts";

/**
 * Brings a soft-deleted job back, with everything that was deleted together with it (UFDL's reinstate). A job that is
 * not deleted stays as it is.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function restore(change: Change, pk: number, { grants }: Granted = {}): Promise<Job> {
  const job = await loadTree(change, pk);
  permitVerb(change, "restore", { job }, grants);
  if (job.deletedAt === null) return job;
  const tree = await loadJobs(change, [pk, ...(await descendants(change.db, pk))]);
  const at = job.deletedAt.getTime();
  const together = tree.filter(({ deletedAt }) => deletedAt?.getTime() === at);
  for (const some of batches(together)) {
    const ids = some.map(({ id }) => id);
    await updateRows(change.db, "Job", { id: ids }, { deletedAt: null, updatedAt: change.now });
  }
  const required = await withDependents(
    change,
    together.map(({ id }) => id),
  );
  for (const one of together) {
    change.record({ type: transitions.restore.event, job: one, data: { state: one.state } });
    await followReturn(change, one);
    // What depends on it is pending again, unless it has finished.
    if (one.state !== "FINISHED" && required.has(one.id))
      await updateDependents(change, { ...one, deletedAt: null }, "FINISHED");
  }
  const restored = await recount(change, pk);
  await rollUp(change, job.path, countsOf(job), countsOf(restored));
  return restored;
}
