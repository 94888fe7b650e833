import { useState } from "react";
import { Link } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { jobName } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { SearchField } from "../../components/SearchField.tsx";
import { StateBadge } from "../../components/StateBadge.tsx";
import { useUrlParams } from "../../components/useUrlParams.ts";
import { useLive } from "../../graph/live.ts";
import { JobChangedDocument, type JobState, LogHeadDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import { downloadLog } from "./download.ts";
import { LogLines } from "./LogLines.tsx";
import { useLog } from "./useLog.ts";

/** A job's log: follows its end unless the reader scrolls back. */
export default function Log({ id }: { id: string }) {
  const [params, change] = useUrlParams();
  const attempt = Number(params.get("attempt")) || null;
  const search = params.get("search") ?? "";
  const [follow, setFollow] = useState(true);
  const head = useGraph(LogHeadDocument, { id });
  const last = head.data?.job;
  const log = useLog(id, attempt, last ? `${last.attempt} ${hasEnded(last)}` : "");
  useLive(JobChangedDocument, { id }, useRefresh([LogHeadDocument]));
  if (head.error) return <Failure error={head.error} onRetry={() => void head.refetch()} />;
  if (!head.data) return <Loading label="Loading the log…" />;
  const { job } = head.data;
  if (!job) return <Empty title={`There is no job ${id}`}>It may have been removed.</Empty>;
  function loadEarlier() {
    setFollow(false);
    void log.loadEarlier();
  }
  return (
    <div className="screen fill">
      <header className="screen-head">
        <p className="crumbs">
          <Link href="/ui/jobs">Jobs</Link> / <Link href={`/ui/jobs/${id}`}>{id}</Link> / Log
        </p>
        <h1>{jobName(job)}</h1>
        <StateBadge state={job.state} paused={job.paused} />
      </header>
      <search className="filters">
        <SearchField
          label="Search in the log"
          value={search}
          onChange={(value) => change({ search: value })}
        />
        <select
          aria-label="Attempt"
          value={attempt ?? ""}
          onChange={({ target }) => change({ attempt: target.value })}
        >
          <option value="">All attempts</option>
          {Array.from({ length: job.attempt }, (_, index) => index + 1).map((number) => (
            <option key={number} value={number}>
              Attempt {number}
            </option>
          ))}
        </select>
        <button type="button" className="button" aria-pressed={follow} onClick={() => setFollow(!follow)}>
          {follow ? "Following" : "Follow"}
        </button>
        {log.hasEarlier && (
          <button type="button" className="button" disabled={log.busy} onClick={loadEarlier}>
            Load earlier lines
          </button>
        )}
        <button type="button" className="button" onClick={() => void downloadLog(id, attempt)}>
          Download
        </button>
      </search>
      {log.error && <Failure error={log.error} onRetry={log.retry} />}
      {!log.error && !log.loaded && <Loading label="Loading the log…" />}
      {log.loaded && (
        <LogLines
          text={log.text}
          partial={log.hasEarlier}
          search={search}
          follow={follow}
          onFollow={setFollow}
        />
      )}
    </div>
  );
}

function hasEnded({ state }: { state: JobState }): boolean {
  return state === "FINISHED" || state === "ERROR" || state === "CANCELLED";
}
