import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { batches } from "./batches.ts";

/**
 * Whether any of the jobs `from` waits, directly or not, for `target` or for something in its subtree. A job waits for
 * what it depends on, for what its ancestors depend on, and a group for its children.
 */
export async function waitsFor(change: Change, from: readonly number[], target: Job): Promise<boolean> {
  const goal = new Set([target.id, ...(await descendants(change.db, target.id))]);
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
    for (const { path } of jobs) for (const id of path.split("/")) if (id) waiting.add(Number(id));
    for (const { id } of children) found.add(id);
  }
  for (const some of batches([...waiting])) {
    const edges = await change.db
      .selectFrom("Dependency")
      .innerJoin("Job", "Job.id", "requiredId")
      .select("requiredId")
      .where("jobId", "in", some)
      .where("deletedAt", "is", null)
      .execute();
    for (const { requiredId } of edges) found.add(requiredId);
  }
  return [...found];
}
