import { useState } from "react";
import { useSearchParams } from "wouter";
import { Failure } from "../../components/Failure.tsx";
import { seconds } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { useBeginning } from "../../components/useNow.ts";
import { useLive } from "../../graph/live.ts";
import {
  FailingDocument,
  JobHistoryDocument,
  JobStatsChangedDocument,
  type JobStatsChangedSubscription,
  NodeListChangedDocument,
  NodeTilesDocument,
} from "../../graph/operations.generated.ts";
import { queries, useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import { FailingJobs } from "./FailingJobs.tsx";
import { History } from "./History.tsx";
import { type Tile, Tiles } from "./Tiles.tsx";
import { jobTiles, nodeTiles } from "./tileData.ts";

type Stats = JobStatsChangedSubscription["changed"]["stats"];

/** Periods to look back over, each in at most 60 buckets. */
const periods = {
  "1h": { label: "1 hour", length: 3_600, interval: 60 },
  "6h": { label: "6 hours", length: 21_600, interval: 600 },
  "24h": { label: "24 hours", length: 86_400, interval: 1_800 },
  "7d": { label: "7 days", length: 604_800, interval: 14_400 },
} as const;
type Period = keyof typeof periods;

/** Time passes and nodes fall silent without an event; this is how old what depends on it may be. Milliseconds. */
const poll = 15_000;

/** How the whole cluster stands, live. */
export default function Overview() {
  const [params, setParams] = useSearchParams();
  const asked = params.get("period") ?? "";
  const period: Period = asked in periods ? (asked as Period) : "6h";
  const [stats, setStats] = useState<Stats | null>(null);
  const { interval } = periods[period];
  const from = useBeginning(periods[period]);
  const history = useGraph(JobHistoryDocument, { from, interval }, { keep: true, refetchInterval: poll });
  const nodes = useGraph(NodeTilesDocument, {}, { refetchInterval: poll });
  const failing = useGraph(FailingDocument, {});
  const refreshHistory = useRefresh([JobHistoryDocument], 2_000);
  const refreshFailing = useRefresh([FailingDocument]);
  const jobsRefused = useLive(JobStatsChangedDocument, {}, ({ changed }) => {
    refreshHistory();
    refreshFailing();
    setStats(changed.stats);
  });
  const nodesRefused = useLive(NodeListChangedDocument, {}, useRefresh([NodeTilesDocument]));
  const refused = jobsRefused ?? nodesRefused;
  const error = history.error ?? nodes.error ?? failing.error ?? (refused ? new Error(refused) : null);
  if (error) return <Failure error={error} onRetry={() => void queries.invalidateQueries()} />;
  if (!history.data || !nodes.data || !stats) return <Loading label="Loading the overview…" />;
  const durations: Tile[] = stats.duration
    ? [
        { label: "Median duration", text: seconds(stats.duration.p50) },
        { label: "95 % are shorter than", text: seconds(stats.duration.p95) },
      ]
    : [];
  return (
    <div className="screen">
      <h1 className="visually-hidden">Overview</h1>
      <Tiles title="Jobs" tiles={jobTiles(stats)} />
      <Tiles title="Nodes" tiles={nodeTiles(nodes.data.nodeStats)} />
      <section className="panel" aria-labelledby="history">
        <header className="panel-head">
          <h2 id="history">Over time</h2>
          <label className="inline">
            Period
            <select
              value={period}
              onChange={({ target }) => setParams({ period: target.value }, { replace: true })}
            >
              {Object.entries(periods).map(([value, { label }]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </header>
        <History buckets={history.data.jobHistory} />
      </section>
      {durations.length > 0 && <Tiles title="Time of work per job" tiles={durations} />}
      <FailingJobs jobs={failing.data?.jobs.nodes} />
    </div>
  );
}
