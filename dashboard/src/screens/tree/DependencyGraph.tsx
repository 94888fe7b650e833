import { Controls, type Edge, MarkerType, type Node, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo } from "react";
import { Empty } from "../../components/Empty.tsx";
import { count, jobName } from "../../components/format.ts";
import type { GraphJobFragment } from "../../graph/operations.generated.ts";
import { GroupNode, JobNode } from "./graphNodes.tsx";
import { drawn, type Layout, layoutOf } from "./layout.ts";
import { type Graph, labelOf, parentOf } from "./tree.ts";

const nodeTypes = { job: JobNode, box: GroupNode };

/** What waits for what: arrows lead to the jobs that wait. Placed anew only when jobs come, go or wait for others. */
export default function DependencyGraph({ graph }: { graph: Graph }) {
  const part = useMemo(() => drawn(graph), [graph]);
  const shape = JSON.stringify([
    part.jobs.map((job) => [job.number, parentOf(job)]),
    part.dependencies.map(({ jobNumber, requiredNumber }) => [jobNumber, requiredNumber]),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape is all of the jobs that the layout looks at.
  const layout = useMemo(() => layoutOf(part), [shape]);
  const nodes = useMemo(() => nodesOf(layout, part), [layout, part]);
  const edges = useMemo(() => edgesOf(layout, part.jobs), [layout, part.jobs]);
  if (edges.length === 0) {
    return <Empty title="No dependencies">No job in this tree waits for another one.</Empty>;
  }
  const hidden = graph.jobs.length + graph.outside.length - part.jobs.length;
  return (
    <>
      {hidden > 0 && (
        <p className="muted" role="status">
          {count(part.jobs.length)} jobs are drawn, {count(hidden)} more are not. Open a group of the frame
          grid to see its own.
        </p>
      )}
      <section className="flow panel flush" aria-label="Graph of dependencies">
        <ReactFlow
          key={shape}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          fitView
          fitViewOptions={{ maxZoom: 1, minZoom: 0.35 }}
          minZoom={0.1}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          onlyRenderVisibleElements={false}
          proOptions={{ hideAttribution: false }}
        >
          <Controls showInteractive={false} />
        </ReactFlow>
      </section>
    </>
  );
}

function nodesOf({ groups, jobs }: Layout, part: ReturnType<typeof drawn>): Node[] {
  const byNumber = new Map(part.jobs.map((job) => [job.number, job]));
  const waits = new Map<number, string[]>();
  for (const { jobNumber, requiredNumber } of part.dependencies) {
    const required = byNumber.get(requiredNumber);
    if (required) waits.set(jobNumber, [...(waits.get(jobNumber) ?? []), jobName(required)]);
  }
  return [
    ...groups.map((place) => ({ place, type: "box" })),
    ...jobs.map((place) => ({ place, type: "job" })),
  ].map(({ place: { number, x, y, width, height }, type }) => {
    const job = byNumber.get(number) as GraphJobFragment;
    const required = waits.get(number) ?? [];
    const label = `${labelOf(job)}${required.length > 0 ? `. Waits for ${listed(required)}` : ""}`;
    return {
      id: String(number),
      type,
      position: { x, y },
      width,
      height,
      data: { job, label },
      zIndex: type === "box" ? -1 : 1,
    };
  });
}

/** Names, the first ones if there are many. */
function listed(names: readonly string[]): string {
  const most = 5;
  return names.length > most
    ? `${names.slice(0, most).join(", ")} and ${names.length - most} more`
    : names.join(", ");
}

function edgesOf({ edges }: Layout, jobs: readonly GraphJobFragment[]): Edge[] {
  const byNumber = new Map(jobs.map((job) => [job.number, job]));
  const nameOf = (number: number) => jobName(byNumber.get(number) as GraphJobFragment);
  return edges.map(({ from, to }) => {
    const done = byNumber.get(from)?.state === "FINISHED";
    const color = done ? "var(--state-finished)" : "var(--field-line)";
    return {
      id: `${from}-${to}`,
      source: String(from),
      target: String(to),
      ariaLabel: `${nameOf(to)} waits for ${nameOf(from)}`,
      // Dashed while it holds the other job back.
      style: { stroke: color, strokeDasharray: done ? undefined : "5 4" },
      markerEnd: { type: MarkerType.ArrowClosed, color },
    };
  });
}
