import { lazy, Suspense, useMemo } from "react";
import { Link, useSearchParams } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { count, jobName } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { StateBadge } from "../../components/StateBadge.tsx";
import { Tabs } from "../../components/Tabs.tsx";
import { FrameGrid } from "./FrameGrid.tsx";
import { RollUp } from "./RollUp.tsx";
import { groupsOf, parentOf } from "./tree.ts";
import { useTree } from "./useTree.ts";
import "./tree.css";

// The library that draws graphs is as large as all other screens together.
const DependencyGraph = lazy(() => import("./DependencyGraph.tsx"));

const views = { grid: "Frame grid", graph: "Dependencies" } as const;

/** A group with everything below it: as squares, or as a graph of what waits for what; live. */
export default function Tree({ id }: { id: string }) {
  const [params] = useSearchParams();
  const view = params.get("view") === "graph" ? "graph" : "grid";
  const answer = useTree(id);
  const graph = answer.data?.jobGraph;
  const groups = useMemo(() => (graph ? groupsOf(graph) : []), [graph]);
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label={`Loading the tree of job ${id}…`} />;
  const [top] = groups;
  if (!graph || !top) {
    return (
      <Empty title={`There is no job ${id}`}>
        It may have been removed. <Link href="/ui/jobs">All jobs</Link>
      </Empty>
    );
  }
  const { job } = top;
  const parent = parentOf(job);
  return (
    <article className="screen fill tree">
      <header className="job-head">
        <p className="crumbs">
          <Link href="/ui/jobs">Jobs</Link>
          {parent !== null && (
            <>
              {" / "}
              <Link href={`/ui/jobs/${parent}/tree?view=${view}`}>{parent}</Link>
            </>
          )}
          {" / "}
          <Link href={`/ui/jobs/${job.number}`}>{job.number}</Link>
          {" / Tree"}
        </p>
        <div className="job-state">
          <h1>{jobName(job)}</h1>
          <StateBadge state={job.state} paused={job.paused} />
          <RollUp counts={top.counts} />
        </div>
        <Tabs label="View" tabs={views} current={view} hrefOf={(name) => `?view=${name}`} />
      </header>
      {graph.isCut && (
        <p className="muted" role="status">
          The tree is larger: its upper {count(graph.jobs.length)} jobs are shown.
        </p>
      )}
      {view === "grid" ? (
        <FrameGrid groups={groups} />
      ) : (
        <Suspense fallback={<Loading label="Loading the graph…" />}>
          <DependencyGraph graph={graph} />
        </Suspense>
      )}
    </article>
  );
}
