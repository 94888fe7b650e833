import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { jobName } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { Progress } from "../../components/Progress.tsx";
import { StateBadge } from "../../components/StateBadge.tsx";
import { useBeginning } from "../../components/useNow.ts";
import { useLive } from "../../graph/live.ts";
import { NodeChangedDocument, NodeDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import { PauseDialog } from "../nodes/PauseDialog.tsx";
import { resume } from "../nodes/resumeNode.ts";
import { AffinityDialog } from "./AffinityDialog.tsx";
import { NodeFacts } from "./NodeFacts.tsx";
import { NodeRuns } from "./NodeRuns.tsx";
import { type Period, periods, Utilisation } from "./Utilisation.tsx";

/** Calls of nodes make no event; this is how old "last call" may be. Milliseconds. */
const poll = 15_000;

/** One node: what it is, what it does and did, and what it may do; live. */
export default function NodeScreen({ id }: { id: string }) {
  const [params, setParams] = useSearchParams();
  const named = params.get("period") ?? "";
  const period: Period = named in periods ? (named as Period) : "24h";
  const { interval } = periods[period];
  const from = useBeginning(periods[period]);
  const variables = { id, from, interval, filter: { number: { eq: Number(id) } } };
  const answer = useGraph(NodeDocument, variables, { keep: true, refetchInterval: poll });
  useLive(NodeChangedDocument, { id }, useRefresh([NodeDocument]));
  const [asked, setAsked] = useState<"pause" | "affinity" | null>(null);
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label={`Loading node ${id}…`} />;
  const { computeNode: node, nodeHistory } = answer.data;
  if (!node) {
    return (
      <Empty title={`There is no node ${id}`}>
        <Link href="/ui/nodes">All nodes</Link>
      </Empty>
    );
  }
  const job = node.currentJob;
  return (
    <article className="screen">
      <header className="job-head">
        <p className="crumbs">
          <Link href="/ui/nodes">Nodes</Link>
          {" / "}
          {node.number}
        </p>
        <h1>{node.name}</h1>
        <div className="job-state">
          <StateBadge state={node.state} paused={node.paused} />
          {!node.removedAt && <span className="muted">{node.online ? "Online" : "Offline"}</span>}
          {node.pauseReason && <span className="muted">{node.pauseReason}</span>}
        </div>
        {!node.removedAt && (
          <div className="actions">
            {node.paused ? (
              <button type="button" className="button primary" onClick={() => void resume(node)}>
                Resume
              </button>
            ) : (
              <button type="button" className="button" onClick={() => setAsked("pause")}>
                {job ? "Drain" : "Pause"}
              </button>
            )}
            <button type="button" className="button" onClick={() => setAsked("affinity")}>
              Affinity
            </button>
            <Link className="button" href={`/ui/timeline?search=${encodeURIComponent(node.name)}`}>
              Timeline
            </Link>
          </div>
        )}
      </header>
      <section className="panel" aria-labelledby="now">
        <h2 id="now">Now</h2>
        {job ? (
          <p className="job-state">
            <Link href={`/ui/jobs/${job.number}`}>{jobName(job)}</Link>
            <StateBadge state={job.state} paused={job.paused} />
            <Progress value={job.progress} label={`Progress of job ${job.number}`} />
            {node.paused && <span className="muted">It ends this job, and takes no other.</span>}
          </p>
        ) : (
          <p className="muted">No job{node.paused && "; it takes none until it is resumed"}</p>
        )}
      </section>
      <Utilisation
        buckets={nodeHistory}
        load={node.loadHistory}
        period={period}
        onPeriod={(next) => setParams({ period: next }, { replace: true })}
      />
      <NodeFacts node={node} />
      <NodeRuns runs={node.runs} />
      {asked === "pause" && <PauseDialog node={node} onClose={() => setAsked(null)} />}
      {asked === "affinity" && <AffinityDialog node={node} onClose={() => setAsked(null)} />}
    </article>
  );
}
