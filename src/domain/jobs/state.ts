import type { Job, JobState, Node } from "../../../prisma/generated/sqlite/client.ts";

/** UFDL's phases of a job (docs/apis/ufdl.md section 5.2). */
export type Phase = "CREATED" | "STARTED" | "FINISHED" | "ERRORED" | "CANCELLED";

const phases: Record<JobState, Phase> = {
  PENDING: "CREATED",
  WAITING: "CREATED",
  WORKING: "STARTED",
  FINISHED: "FINISHED",
  ERROR: "ERRORED",
  CANCELLED: "CANCELLED",
};

export function phaseOf(job: Pick<Job, "state">): Phase {
  return phases[job.state];
}

/** PENDING or WAITING: not started, or to be started again. */
export function isCreated(job: Pick<Job, "state">): boolean {
  return job.state === "PENDING" || job.state === "WAITING";
}

/** The states in which a node that holds a job has it reserved or works on it. */
export const heldStates: readonly JobState[] = ["PENDING", "WAITING", "WORKING"];

/** What says whether a node works on a job, and may go on; all null for no job. */
type Worked = { [column in "state" | "nodeId" | "blocked" | "deletedAt"]: Job[column] | null };

export function worksOn(node: Pick<Node, "id">, job: Pick<Worked, "state" | "nodeId">): boolean {
  return job.state === "WORKING" && job.nodeId === node.id;
}

/** Whether the job is still the node's to work on: it was not taken from it, paused or deleted. */
export function mayContinue(node: Pick<Node, "id">, job: Worked): boolean {
  return worksOn(node, job) && !job.blocked && job.deletedAt === null;
}

/** Whether the node was the job's holder and has lost it: it has worked on none since. */
export function hasLost(node: Pick<Node, "id" | "lastJobId">, job: Pick<Job, "id" | "nodeId">): boolean {
  return node.lastJobId === job.id && job.nodeId !== node.id;
}
