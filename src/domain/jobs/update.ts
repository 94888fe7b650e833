import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Changes } from "../../store/database.ts";
import { findRows, updateRow } from "../../store/rows.ts";
import { descendants } from "../../store/sql/subtree.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { type Granted, permit } from "../rights.ts";
import { affinityBits } from "./affinity.ts";
import { loadJobs } from "./batches.ts";
import type { CommandInput } from "./createCommand.ts";
import { loopsByPlace } from "./cycles.ts";
import { setDependencies } from "./dependencies.ts";
import { pathIn, updateInherited } from "./inheritance.ts";
import { checkTexts, clampPriority, loadGroup, notNegative } from "./insert.ts";
import { loadJob } from "./load.ts";
import { countsOf, maxLevels, noCounts, rollUp } from "./tree.ts";

/** Absent: stays. Null `parent`: becomes a root. */
export type JobChanges = Omit<CommandInput, "paused">;

const texts = ["title", "dir", "environment", "url", "user", "progressPattern"] as const;

/**
 * Changes what a user may set on a job.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID_INPUT, NOT_A_GROUP, TOO_DEEP, CYCLE
 */
export async function update(
  change: Change,
  pk: number,
  input: JobChanges,
  { grants }: Granted = {},
): Promise<Job> {
  const job = await loadJob(change, pk);
  permit(change.actor, "job.update", { job }, grants);
  const data = changedColumns(job, await columns(change, job, input));
  const moves = input.parent !== undefined && input.parent !== job.parentId;
  const required = input.dependencies && (await newDependencies(change, job, input.dependencies));
  const changed = [...Object.keys(data), ...(moves ? ["parent"] : []), ...(required ? ["dependencies"] : [])];
  if (changed.length === 0) return job;
  let moved = await updateRow(change.db, "Job", { id: pk }, { ...data, updatedAt: change.now });
  if (moves) moved = await place(change, moved, input.parent ?? null);
  else if ("priority" in data || "affinityBits" in data) moved = await updateInherited(change, moved);
  change.record({ type: "JOB_UPDATED", job: moved, data: { state: moved.state, changed } });
  return required ? setDependencies(change, moved, required) : moved;
}

/** The jobs that it is to depend on, or null when it already depends on just these. */
async function newDependencies(
  change: Change,
  job: Job,
  wanted: readonly number[],
): Promise<number[] | null> {
  const known = await findRows(change.db, "Dependency", { jobId: job.id }, "requiredId");
  const required = new Set(wanted);
  const same = known.length === required.size && known.every(({ requiredId }) => required.has(requiredId));
  return same ? null : [...required];
}

/** Those of the columns that have another value than the job has. */
function changedColumns(job: Job, columns: Changes<"Job">): Changes<"Job"> {
  return Object.fromEntries(
    Object.entries(columns).filter(([key, value]) => job[key as keyof Job] !== value),
  );
}

async function columns(change: Change, job: Job, input: JobChanges): Promise<Changes<"Job">> {
  checkTexts(change, input);
  const data: Changes<"Job"> = {};
  for (const key of texts) if (input[key] != null) data[key] = input[key];
  if (input.command != null && input.command !== job.command) {
    if (job.kind !== "COMMAND")
      throw refusal("WRONG_KIND", { number: job.id, kind: job.kind, wanted: ["COMMAND"] });
    if (input.command !== "" && job.total > 0) {
      throw refusal("INVALID_INPUT", {
        field: "command",
        reason: "a group with jobs in it takes no command",
      });
    }
    data.command = input.command;
    data.isGroup = input.command === "";
  }
  if (input.priority != null) data.priority = clampPriority(input.priority);
  if (input.timeout != null) data.timeout = notNegative("timeout", input.timeout);
  if (input.lease != null) data.lease = notNegative("lease", input.lease);
  if (input.retry != null) {
    data.retry = notNegative("retry", input.retry);
    data.retriesLeft = data.retry;
  }
  if (input.affinity != null) {
    data.affinity = input.affinity;
    data.affinityBits = await affinityBits(change, input.affinity);
  }
  return data;
}

/** Moves a job with its subtree to another place in the tree. */
async function place(change: Change, job: Job, parentId: number | null): Promise<Job> {
  const below = await descendants(change.db, job.id);
  let parent: Job | null = null;
  if (parentId !== null) {
    if (parentId === job.id || below.includes(parentId))
      throw refusal("CYCLE", { number: job.id, through: "parent" });
    parent = await loadGroup(change, parentId);
    const depths = (await loadJobs(change, below)).map(({ depth }) => depth);
    const height = depths.reduce((most, depth) => Math.max(most, depth), job.depth) - job.depth;
    if (parent.depth + 1 + height >= maxLevels) throw refusal("TOO_DEEP", { levels: maxLevels });
  }
  const moved = await updateRow(change.db, "Job", { id: job.id }, { parentId });
  await rollUp(change, job.path, countsOf(job), noCounts);
  await rollUp(change, pathIn(parent), noCounts, countsOf(job));
  const placed = await updateInherited(change, moved);
  if (await loopsByPlace(change, placed)) throw refusal("CYCLE", { number: job.id, through: "parent" });
  // The event's own path is the new one.
  const data = { state: placed.state, from: job.parentId, to: parentId, fromPath: pathIn(job) };
  change.record({ type: "JOB_MOVED", job: placed, data });
  return placed;
}
