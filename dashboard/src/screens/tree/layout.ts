import { Graph as DagreGraph, layout as dagre } from "@dagrejs/dagre";
import type { GraphJobFragment } from "../../graph/operations.generated.ts";
import { type Graph, parentOf } from "./tree.ts";

/** Jobs that are drawn; the layout of 300 takes 0.1 s to 0.4 s. */
export const mostDrawn = 300;

export const size = { width: 190, height: 46 } as const;

/** Where something is drawn: its upper left corner. */
export interface Place {
  number: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  groups: Place[];
  jobs: Place[];
  edges: { from: number; to: number }[];
}

/** What of a tree is drawn: the first jobs, the jobs outside that they lead to, and what is between these. */
export function drawn({ jobs, outside, dependencies }: Graph): {
  jobs: GraphJobFragment[];
  dependencies: Graph["dependencies"];
} {
  const inside = jobs.slice(0, mostDrawn);
  const shown = new Set(inside.map(({ number }) => number));
  const led = dependencies.flatMap(({ jobNumber, requiredNumber }) =>
    shown.has(jobNumber) ? [requiredNumber] : shown.has(requiredNumber) ? [jobNumber] : [],
  );
  const around = new Set(led);
  const others = outside.filter(({ number }) => around.has(number)).slice(0, mostDrawn);
  for (const { number } of others) shown.add(number);
  return {
    jobs: [...inside, ...others],
    dependencies: dependencies.filter(
      ({ jobNumber, requiredNumber }) => shown.has(jobNumber) && shown.has(requiredNumber),
    ),
  };
}

/** Places jobs from left to right, those that are waited for first, and groups around what is in them. */
export function layoutOf({ jobs, dependencies }: ReturnType<typeof drawn>): Layout {
  const graph = new DagreGraph({ compound: true });
  graph.setGraph({ rankdir: "LR", nodesep: 14, ranksep: 56, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const shown = new Set(jobs.map(({ number }) => number));
  const parents = new Set(jobs.flatMap((job) => parentOf(job) ?? []));
  const isBox = (number: number) => parents.has(number);
  for (const { number } of jobs) graph.setNode(String(number), isBox(number) ? {} : { ...size });
  for (const job of jobs) {
    const parent = parentOf(job);
    if (parent !== null && shown.has(parent)) graph.setParent(String(job.number), String(parent));
  }
  // A box takes no edge: one of the jobs in it stands for it.
  const leaf = new Map<number, number>();
  for (const job of [...jobs].reverse()) {
    const parent = parentOf(job);
    if (parent !== null) leaf.set(parent, leaf.get(job.number) ?? job.number);
  }
  const edges = dependencies.map(({ jobNumber, requiredNumber }) => ({
    from: requiredNumber,
    to: jobNumber,
  }));
  for (const { from, to } of edges) {
    const [one, other] = [leaf.get(from) ?? from, leaf.get(to) ?? to];
    if (one !== other) graph.setEdge(String(one), String(other));
  }
  dagre(graph);
  const places = jobs.map(({ number }) => {
    const { x, y, width, height } = graph.node(String(number)) as Omit<Place, "number">;
    // Upside down: dagre puts what it is given first at the bottom.
    return { number, x: x - width / 2, y: -y - height / 2, width, height };
  });
  return {
    groups: places.filter(({ number }) => isBox(number)),
    jobs: places.filter(({ number }) => !isBox(number)),
    edges,
  };
}
