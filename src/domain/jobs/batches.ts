import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { findRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";

/** Ids in one statement. The databases take at most 32,766 values, and planning becomes slow long before that. */
const size = 500;

export function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** The jobs of these numbers, however many, in the order of their numbers. */
export async function loadJobs(change: Change, ids: readonly number[]): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const some of batches(ids)) jobs.push(...(await findRows(change.db, "Job", { id: some })));
  return jobs.sort((a, b) => a.id - b.id);
}

/** Those of the jobs that others depend on; one query a batch, where most of thousands of jobs have no dependents. */
export async function withDependents(change: Change, ids: readonly number[]): Promise<Set<number>> {
  const required = new Set<number>();
  for (const some of batches(ids)) {
    const rows = await change.db
      .selectFrom("Dependency")
      .select("requiredId")
      .distinct()
      .where("requiredId", "in", some)
      .execute();
    for (const { requiredId } of rows) required.add(requiredId);
  }
  return required;
}
