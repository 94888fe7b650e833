import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { batches } from "./batches.ts";
import { groupsOn } from "./inheritance.ts";

/** Whether any of the jobs `from` waits, directly or not, for `target` or for something in its subtree. */
export async function waitsFor(change: Change, from: readonly number[], target: Job): Promise<boolean> {
  return waitsForAny(change, from, [target.id, ...(await descendants(change.db, target.id))]);
}

/** Whether a job that has just been moved waits for the group that it is in now, or one of the groups around it for the job. */
export async function loopsByPlace(change: Change, job: Job): Promise<boolean> {
  const groups = groupsOn(job.path);
  const [group] = groups;
  if (group === undefined) return false;
  return (
    (await waitsForAny(change, [job.id], [group])) ||
    (await waitsFor(change, await requiredBy(change, groups), job))
  );
}

/**
 * Whether any of the jobs `from` waits, directly or not, for one of `goals`. A job waits for what it depends on, for what
 * its ancestors depend on, and a group for its children.
 */
async function waitsForAny(
  change: Change,
  from: readonly number[],
  goals: readonly number[],
): Promise<boolean> {
  const goal = new Set(goals);
  const seen = new Set<number>();
  let frontier = [...from];
  while (frontier.length > 0) {
    if (frontier.some((id) => goal.has(id))) return true;
    for (const id of frontier) seen.add(id);
    frontier = (await requirementsOf(change, frontier)).filter((id) => !seen.has(id));
  }
  return false;
}

async function requirementsOf(change: Change, ids: readonly number[]): Promise<number[]> {
  const waiting = new Set(ids);
  const found = new Set<number>();
  for (const some of batches(ids)) {
    const jobs = await change.db.selectFrom("Job").select("path").where("id", "in", some).execute();
    const children = await change.db
      .selectFrom("Job")
      .select("id")
      .where("parentId", "in", some)
      .where("deletedAt", "is", null)
      .execute();
    for (const { path } of jobs) for (const id of groupsOn(path)) waiting.add(id);
    for (const { id } of children) found.add(id);
  }
  for (const id of await requiredBy(change, [...waiting])) found.add(id);
  return [...found];
}

/** The jobs that these depend on themselves. */
async function requiredBy(change: Change, ids: readonly number[]): Promise<number[]> {
  const required: number[] = [];
  for (const some of batches(ids)) {
    const edges = await change.db
      .selectFrom("Dependency")
      .innerJoin("Job", "Job.id", "requiredId")
      .select("requiredId")
      .where("jobId", "in", some)
      .where("deletedAt", "is", null)
      .execute();
    required.push(...edges.map(({ requiredId }) => requiredId));
  }
  return required;
}
