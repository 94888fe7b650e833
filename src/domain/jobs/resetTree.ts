import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { findRows, getRow, updateRows } from "../../store/rows.ts";
import { inherit } from "../../store/sql/inherit.ts";
import { descendants } from "../../store/sql/subtree.ts";
import { unfinishedBelow } from "../../store/sql/unfinished.ts";
import type { Change } from "../change.ts";
import { followState } from "../images/follow.ts";
import { freeOutputs } from "../outputs/free.ts";
import type { Granted } from "../rights.ts";
import { permitVerb } from "./allowed.ts";
import { batches, withDependents } from "./batches.ts";
import { updateDependents } from "./dependencies.ts";
import { updateInherited } from "./inheritance.ts";
import { loadTree } from "./load.ts";
import { closeRun } from "./runs.ts";
import { transitions } from "./transitions.ts";
import { countsOf, recount, rollUp } from "./tree.ts";

export interface ResetTreeOptions extends Granted {
  /** Only jobs that ended in error or were cancelled. */
  errorsOnly?: boolean | null | undefined;
}

/**
 * Puts a job and everything below it back to its beginning, from any state: not started, without a holder, with all its
 * retries. Paused stays paused; runs done, duration, progress, last node and log stay readable (Coalition's resetjobs and
 * reseterrorjobs; docs/apis/coalition.md section 5.1).
 *
 * Works on the tree as a whole: 10,000 finished leaves are reset by some dozens of statements, and the counters are
 * counted once from the leaves up, not once a leaf.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function resetTree(
  change: Change,
  pk: number,
  { errorsOnly, grants }: ResetTreeOptions = {},
): Promise<Job> {
  const root = await loadTree(change, pk);
  permitVerb(change, "resetTree", { job: root }, grants);
  const leaves = await leavesToReset(change, root, errorsOnly === true);
  if (leaves.length === 0) return root;
  for (const leaf of leaves)
    if (leaf.state === "WORKING") await closeRun(change, leaf, transitions.resetTree.run);
  await freeAllOutputs(change, leaves);
  const before = countsOf(root);

  for (const ids of batches(leaves.map(({ id }) => id))) {
    const beginning = {
      state: "WAITING",
      nodeId: null,
      startedAt: null,
      lastStartedAt: null,
      endedAt: null,
      errorReason: null,
      updatedAt: change.now,
      queuedAt: change.now,
    } as const;
    await change.db
      .updateTable("Job")
      .set((row) => ({ ...beginning, progress: row.ref("reportedProgress") }))
      .where("id", "in", ids)
      .execute();
  }
  await change.db
    .updateTable("Job")
    .set((row) => ({ retriesLeft: row.ref("retry") }))
    .whereRef("retriesLeft", "<>", "retry")
    .where((row) => row.or([row("id", "=", pk), row("path", "like", `${root.path}${pk}/%`)]))
    .where("state", "=", "WAITING")
    .execute();
  await blockLeaves(change, root, leaves);
  let counted = root.isGroup && root.total > 0 ? await recount(change, pk) : await reload(change, pk);
  counted = await updateInherited(change, counted);
  if (counted.isGroup) await inherit(change.db, change.store.dialect, pk);

  const finished = leaves.filter(({ state }) => state === "FINISHED").map(({ id }) => id);
  const required = await withDependents(change, finished);
  for (const leaf of leaves) {
    change.record({
      type: transitions.resetTree.event,
      job: leaf,
      nodeId: leaf.nodeId,
      data: { state: "WAITING", from: leaf.state, attempt: leaf.attempt },
    });
    const reset = { ...leaf, state: "WAITING" } as const;
    await followState(change, reset, leaf.state);
    if (required.has(leaf.id)) await updateDependents(change, reset, "FINISHED");
  }
  counted = await reload(change, pk);
  await rollUp(change, counted.path, before, countsOf(counted));
  return reload(change, pk);
}

/** The leaves that were changed since they were made. */
async function leavesToReset(change: Change, root: Job, errorsOnly: boolean): Promise<Job[]> {
  const ids = root.isGroup ? [root.id, ...(await descendants(change.db, root.id))] : [root.id];
  const found: Job[] = [];
  for (const some of batches(ids)) {
    found.push(...(await findRows(change.db, "Job", { id: some, total: 0 })));
  }
  return found
    .filter(
      (job) => (root.deletedAt !== null || job.deletedAt === null) && (errorsOnly ? failed : begun)(job),
    )
    .sort((a, b) => a.id - b.id);
}

function failed({ state }: Job): boolean {
  return state === "ERROR" || state === "CANCELLED";
}

function begun({ state, lastStartedAt, nodeId }: Job): boolean {
  return (state !== "WAITING" && state !== "PENDING") || lastStartedAt !== null || nodeId !== null;
}

async function freeAllOutputs(change: Change, leaves: readonly Job[]): Promise<void> {
  for (const ids of batches(leaves.map(({ id }) => id))) {
    const holding = await change.db
      .selectFrom("Output")
      .select("jobId")
      .distinct()
      .where("jobId", "in", ids)
      .where("slot", "is not", null)
      .execute();
    for (const { jobId } of holding) await freeOutputs(change, jobId);
  }
}

/** Leaves that depend on an unfinished job, which may itself just have been reset, are PENDING. */
async function blockLeaves(change: Change, root: Job, reset: readonly Job[]): Promise<void> {
  const recorded = new Set(reset.map(({ id }) => id));
  for (const ids of batches(await unfinishedBelow(change.db, root))) {
    const where = { id: ids, state: "WAITING" } as const;
    const blocked = await findRows(change.db, "Job", where);
    await updateRows(change.db, "Job", where, { state: "PENDING", blocked: true, queuedAt: null });
    for (const job of blocked) {
      // A leaf that is reset has an event of its own.
      if (recorded.has(job.id)) continue;
      change.record({ type: transitions.block.event, job, data: { state: "PENDING", from: "WAITING" } });
    }
  }
}

async function reload(change: Change, id: number): Promise<Job> {
  return await getRow(change.db, "Job", { id });
}
