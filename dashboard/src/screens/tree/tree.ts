import { jobName } from "../../components/format.ts";
import { stateLabel } from "../../components/StateBadge.tsx";
import type { GraphJobFragment, JobGraphQuery, JobState } from "../../graph/operations.generated.ts";

export type Graph = NonNullable<JobGraphQuery["jobGraph"]>;

/** A group, with what is directly in it and how the jobs on all levels below it stand. */
export interface Group {
  job: GraphJobFragment;
  /** Counted from the top of what is shown. */
  level: number;
  /** No groups. */
  jobs: GraphJobFragment[];
  counts: Map<JobState, number>;
}

/** The number of the group that a job is in; null at the top. */
export function parentOf({ path }: GraphJobFragment): number | null {
  return Number(path.split("/").at(-2)) || null;
}

/** The groups of a tree, each before those inside of it. A job that is no group stands in a group of its own. */
export function groupsOf({ jobs: [top, ...below] }: Pick<Graph, "jobs">): Group[] {
  if (!top) return [];
  const children = new Map<number, GraphJobFragment[]>();
  for (const job of below) {
    const parent = parentOf(job) ?? 0;
    const siblings = children.get(parent);
    if (siblings) siblings.push(job);
    else children.set(parent, [job]);
  }
  const groups: Group[] = [];
  visit(top, 0, []);
  return groups;

  function visit(job: GraphJobFragment, level: number, around: readonly Group[]): void {
    const inside = children.get(job.number) ?? [];
    const jobs = job.isGroup || inside.length > 0 ? inside.filter((child) => !child.isGroup) : [job];
    const group: Group = { job, level, jobs, counts: new Map() };
    groups.push(group);
    for (const { state } of jobs)
      for (const { counts } of [...around, group]) counts.set(state, (counts.get(state) ?? 0) + 1);
    for (const child of inside) if (child.isGroup) visit(child, level + 1, [...around, group]);
  }
}

/** What a square or a node of the graph says to those who can't see it. */
export function labelOf(job: GraphJobFragment): string {
  const progress = job.state === "WORKING" && job.progress ? `, ${Math.floor(job.progress * 100)} %` : "";
  const node = job.lastNodeName ? `, ${job.lastNodeName}` : "";
  return `${jobName(job)}: ${stateLabel(job.state)}${job.paused ? ", paused" : ""}${progress}${node}`;
}
