import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { loadJobs } from "./batches.ts";

/**
 * Does a thing to a job, or, when it is a group with jobs in it, to each of the leaves below it. Answers the job as it
 * is afterwards: a group's own state follows from its children.
 */
export async function onLeaves(change: Change, job: Job, act: (leaf: Job) => Promise<Job>): Promise<Job> {
  if (job.total === 0) return act(job);
  for (const leaf of await loadJobs(change, await descendants(change.db, job.id))) {
    if (leaf.total === 0 && leaf.deletedAt === null) await act(leaf);
  }
  return change.db.job.findUniqueOrThrow({ where: { id: job.id } });
}
