import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, updateRow } from "../../store/rows.ts";
import { inherit } from "../../store/sql/inherit.ts";
import type { Change } from "../change.ts";

/** What a job takes from its parent and hands on (docs/apis/coalition.md section 5.4, h_paused, h_affinity, h_priority). */
export type Inherited = Pick<Job, "blocked" | "effectiveAffinity" | "priorityPath" | "depth" | "path">;

const noPriority = "0".repeat(16);

/** The values that follow from a job's own columns and its parent's. */
export function inheritedBy(
  own: Pick<Job, "paused" | "state" | "affinityBits" | "priority">,
  parent: (Inherited & { id: number }) | null,
): Inherited {
  const depth = parent ? parent.depth + 1 : 0;
  const above = parent?.priorityPath.slice(0, 2 * depth) ?? "";
  const segment = own.priority.toString(16).padStart(2, "0");
  return {
    blocked: own.paused || own.state === "PENDING" || (parent?.blocked ?? false),
    effectiveAffinity: (parent?.effectiveAffinity ?? 0n) | own.affinityBits,
    priorityPath: (above + segment + noPriority).slice(0, 16),
    depth,
    path: pathIn(parent),
  };
}

/** The path of the jobs directly in a group, or at the top. */
export function pathIn(parent: Pick<Job, "id" | "path"> | null): string {
  return parent ? `${parent.path}${parent.id}/` : "/";
}

/** The groups that a path names, the nearest first. */
export function groupsOn(path: string): number[] {
  return path.split("/").filter(Boolean).map(Number).reverse();
}

/** Recomputes what a job inherits and passes on to its subtree. Call after a change of its own columns. */
export async function updateInherited(change: Change, job: Job): Promise<Job> {
  const parent = job.parentId === null ? null : await findRow(change.db, "Job", { id: job.parentId });
  const values = inheritedBy(job, parent);
  const changed = (Object.keys(values) as (keyof Inherited)[]).some((key) => values[key] !== job[key]);
  if (!changed) return job;
  const updated = await updateRow(change.db, "Job", { id: job.id }, values);
  if (job.isGroup) await inherit(change.db, change.store.dialect, job.id);
  return updated;
}
