import { Graph as DagreGraph, layout as dagre } from "@dagrejs/dagre";
import type { GraphJobFragment } from "../../graph/operations.generated.ts";
import { type Graph, parentOf } from "./tree.ts";

/** Jobs that are drawn. */
export const mostDrawn = 300;

/** Dependencies that dagre lays out: 300 jobs with 150 take it 0.2 s of CPU, with 590 1.3 s to 6 s. */
const mostRouted = 200;

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

/**
 * Places jobs from left to right, those that are waited for first. Groups are boxes around what is in them, unless there are too
 * many dependencies or dagre finds no place for one.
 */
export function layoutOf(part: ReturnType<typeof drawn>): Layout {
  if (part.dependencies.length > mostRouted) return columnsOf(part);
  try {
    return boxesOf(part);
  } catch {
    return columnsOf(part);
  }
}

/** Every job in the column that is one behind the last one it waits for; a group is a job among them. */
function columnsOf({ jobs, dependencies }: ReturnType<typeof drawn>): Layout {
  const required = new Map<number, number[]>(jobs.map(({ number }) => [number, []]));
  for (const { jobNumber, requiredNumber } of dependencies) required.get(jobNumber)?.push(requiredNumber);
  const columns = new Map<number, number>();
  const columnOf = (number: number): number => {
    const known = columns.get(number);
    if (known !== undefined) return known;
    const column = Math.max(-1, ...(required.get(number) ?? []).map(columnOf)) + 1;
    columns.set(number, column);
    return column;
  };
  const used: number[] = [];
  const places = jobs.map(({ number }) => {
    const column = columnOf(number);
    const row = used[column] ?? 0;
    used[column] = row + 1;
    return { number, x: 8 + column * (size.width + 56), y: 8 + row * (size.height + 14), ...size };
  });
  return { groups: [], jobs: places, edges: edgesOf(dependencies) };
}

const edgesOf = (dependencies: Graph["dependencies"]) =>
  dependencies.map(({ jobNumber, requiredNumber }) => ({ from: requiredNumber, to: jobNumber }));

function boxesOf({ jobs, dependencies }: ReturnType<typeof drawn>): Layout {
  const graph = new DagreGraph({ compound: true });
  graph.setGraph({ rankdir: "LR", nodesep: 14, ranksep: 56, marginx: 8, marginy: 8, ranker: "tight-tree" });
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
  const edges = edgesOf(dependencies);
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
