import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { getRow } from "../../store/rows.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { loadJobs } from "./batches.ts";

/**
 * Calls `act` with a job or, when it is a group with jobs in it, with each of the leaves below it.
 * @returns the job afterwards: a group's own state follows from its children
 */
export async function forEachLeaf(change: Change, job: Job, act: (leaf: Job) => Promise<Job>): Promise<Job> {
  if (job.total === 0) return act(job);
  for (const leaf of await loadJobs(change, await descendants(change.db, job.id))) {
    if (leaf.total === 0 && leaf.deletedAt === null) await act(leaf);
  }
  return await getRow(change.db, "Job", { id: job.id });
}
