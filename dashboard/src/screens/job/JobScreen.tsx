import { Link } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { jobName, words } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { Progress } from "../../components/Progress.tsx";
import { StateBadge } from "../../components/StateBadge.tsx";
import { useLive } from "../../graph/live.ts";
import { JobChangedDocument, JobDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import { eventTypes } from "../activity/subjects.ts";
import { Attempts } from "./Attempts.tsx";
import { Events } from "./Events.tsx";
import { Inputs } from "./Inputs.tsx";
import { JobActions } from "./JobActions.tsx";
import { JobFacts } from "./JobFacts.tsx";
import { Outputs } from "./Outputs.tsx";
import { ProgressCurve } from "./ProgressCurve.tsx";
import { Relations } from "./Relations.tsx";

/** Of the events that are listed. */
const types = eventTypes.filter((type) => type !== "JOB_PROGRESSED");

/** One job with everything about it, live. */
export default function JobScreen({ id }: { id: string }) {
  const answer = useGraph(JobDocument, { id, types });
  useLive(JobChangedDocument, { id }, useRefresh([JobDocument]));
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label={`Loading job ${id}…`} />;
  const { job } = answer.data;
  if (!job) {
    return (
      <Empty title={`There is no job ${id}`}>
        It may have been removed. <Link href="/ui/jobs">All jobs</Link>
      </Empty>
    );
  }
  return (
    <article className="screen">
      <header className="job-head">
        <p className="crumbs">
          <Link href="/ui/jobs">Jobs</Link>
          {job.parent && (
            <>
              {" / "}
              <Link href={`/ui/jobs/${job.parent.number}`}>{jobName(job.parent)}</Link>
            </>
          )}
          {" / "}
          {job.number}
        </p>
        <h1>{jobName(job)}</h1>
        <div className="job-state">
          <StateBadge state={job.state} paused={job.paused} />
          <span className="muted">{job.isGroup ? "Group" : words(job.kind)}</span>
          <Progress value={job.progress} label="Progress" />
        </div>
        <JobActions job={job} />
      </header>
      {job.errorReason && (
        <p className="problem-box">
          <strong>Failed:</strong> {job.errorReason}
        </p>
      )}
      <div className="columns">
        <JobFacts job={job} />
        <Relations job={job} />
      </div>
      <Inputs job={job} />
      <ProgressCurve events={job.progressEvents.nodes} data={job.progressData} />
      {!job.isGroup && <Attempts runs={job.runs.nodes} />}
      <Outputs outputs={job.outputs} />
      <Events events={job.events.nodes} />
    </article>
  );
}
