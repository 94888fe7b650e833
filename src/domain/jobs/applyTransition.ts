import type { Job, JobState, Node } from "../../../prisma/generated/sqlite/client.ts";
import type { Changes } from "../../store/database.ts";
import { updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { followState } from "../images/follow.ts";
import { leaseSeconds } from "../leases.ts";
import { freeOutputs } from "../outputs/free.ts";
import type { Grant } from "../rights.ts";
import { applies, permitVerb } from "./allowed.ts";
import { idleState, updateDependents } from "./dependencies.ts";
import { forEachLeaf } from "./leaves.ts";
import { loadTree } from "./load.ts";
import { closeRun, openRun, secondsSince, waitOf } from "./runs.ts";
import { type Transition, transitionOf, type Verb } from "./transitions.ts";
import { countsOf, rollUp } from "./tree.ts";
import { recordTransition, writeState } from "./writeState.ts";

export interface TransitionOptions {
  /** The acting node: needed where it becomes the holder, begins to work or is freed. */
  node?: Node | undefined;
  /** Why: kept with the run that is closed, and as the job's error where it ends in one. */
  reason?: string | null | undefined;
  /** Further columns of the job. */
  set?: Changes<"Job"> | undefined;
  /** What the event's data has beside what the table names. */
  data?: Record<string, unknown> | undefined;
}

/**
 * Carries out one row of the state machine for one job: checks the state, closes or opens the run, writes the job's
 * columns on condition that nobody else has moved it, occupies or frees the node, and lets the image's row, the
 * dependents and the counters of the groups above follow; then records the event. The caller holds the job's row
 * (loadJob) and has checked the right (permitVerb).
 * @returns the job afterwards; unchanged when its state is one in which the verb does nothing
 * @throws Refusal ILLEGAL_TRANSITION
 */
export async function applyTransition(
  change: Change,
  job: Job,
  verb: Verb,
  options: TransitionOptions = {},
): Promise<Job> {
  if (!applies(job, verb)) return job;
  const rule = transitionOf(verb);
  const { node, reason = null, data } = options;
  if (node && rule.node === "FREED")
    await freeNode(change, node, rule.run === "ERROR" ? "errors" : "finished");
  if (rule.run === "OPENED" && node) await occupyNode(change, job, node);
  else if (rule.run && rule.run !== "OPENED" && job.state === "WORKING") {
    await closeRun(change, job, rule.run, reason);
  }
  if (rule.to === "IDLE") await freeOutputs(change, job.id);
  const state = await target(change, job, rule);
  const written = await writeState(change, job, verb, { ...columns(change, job, rule, options), state });
  const moved = written.job;
  if (moved.state !== job.state) {
    await followState(change, moved, job.state);
    if (written.hasDependents) await updateDependents(change, moved, job.state);
    await rollUp(change, moved.path, countsOf(job), countsOf(moved));
  }
  recordTransition(change, verb, { before: job, job: moved, data });
  if (rule.run === "OPENED") {
    change.afterCommit(async () => change.observer?.started(moved.kind, moved.waitSeconds));
  }
  return moved;
}

/**
 * A verb of a job, or of the leaves below a group: those that are in another state stay as they are.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION unless it is a group
 */
export async function applyToLeaves(
  change: Change,
  pk: number,
  verb: Verb,
  grants?: readonly Grant[] | null,
): Promise<Job> {
  const job = await loadTree(change, pk);
  permitVerb(change, verb, { job }, grants);
  if (!job.isGroup) return applyTransition(change, job, verb);
  const { from } = transitionOf(verb);
  return forEachLeaf(change, job, async (leaf) =>
    from.includes(leaf.state) ? applyTransition(change, leaf, verb) : leaf,
  );
}

async function target(change: Change, job: Job, { to }: Transition): Promise<JobState> {
  if (to === "SAME") return job.state;
  return to === "IDLE" ? idleState(change.db, job.id) : to;
}

function columns(
  change: Change,
  job: Job,
  rule: Transition,
  { node, reason = null, set }: TransitionOptions,
): Changes<"Job"> {
  return {
    ...(rule.holder === "CLEARED" ? { nodeId: null } : {}),
    ...(rule.holder === "SET" && node ? taken(change, job, node) : {}),
    // A holder that is to try again has its whole time again.
    ...(rule.holder === "KEPT" && rule.to === "IDLE" ? { leasedAt: change.now } : {}),
    ...(rule.retries === "USED" ? { retriesLeft: job.retriesLeft - 1 } : {}),
    ...(rule.retries === "RESTORED" ? { retriesLeft: job.retry } : {}),
    ...timesOf(change, job, rule, { node, reason }),
    ...set,
  };
}

/** A node becomes the holder. */
function taken({ actor, leases, now }: Change, { attempt, lease }: Job, { id }: Node): Changes<"Job"> {
  const own = lease > 0 ? lease : leaseSeconds(leases, actor);
  return { nodeId: id, attempt: attempt + 1, leasedAt: now, leaseSeconds: own };
}

/** The columns that say when a job was started and ended, and how. */
function timesOf(
  { now }: Change,
  job: Job,
  { to, retries }: Transition,
  { node, reason }: Pick<TransitionOptions, "node" | "reason">,
): Changes<"Job"> {
  const spent = { duration: secondsSince(job.startedAt, now), runDone: job.runDone + 1 };
  switch (to) {
    case "IDLE":
      return { startedAt: null, endedAt: null, errorReason: null, ...(retries === "USED" ? spent : {}) };
    case "FINISHED":
    case "ERROR":
      return { ...spent, endedAt: now, errorReason: to === "ERROR" ? (reason ?? null) : null };
    case "CANCELLED":
      return { endedAt: null, errorReason: "Cancelled" };
    case "WORKING":
      return {
        startedAt: now,
        lastStartedAt: now,
        waitSeconds: waitOf(job, now),
        lastNodeId: node?.id ?? null,
        lastNodeName: node?.name ?? "",
        endedAt: null,
        errorReason: null,
        duration: 0,
        progress: 0,
        progressData: null,
      };
    default:
      return {};
  }
}

async function occupyNode(change: Change, job: Job, node: Node): Promise<void> {
  const run = await openRun(change, job, node);
  const occupied = { currentJobId: job.id, lastJobId: job.id, lastRunId: run.id };
  await updateRows(change.db, "Node", { id: node.id }, occupied);
}

async function freeNode(change: Change, node: Node, counter: "finished" | "errors"): Promise<void> {
  await change.db
    .updateTable("Node")
    .set((row) => ({ currentJobId: null, [counter]: row(counter, "+", 1) }))
    .where("id", "=", node.id)
    .execute();
}
