import { Link } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { jobName } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { Time } from "../../components/Time.tsx";
import type { FailingQuery } from "../../graph/operations.generated.ts";

/** The jobs that failed last, with the reason. */
export function FailingJobs({ jobs }: { jobs: FailingQuery["jobs"]["nodes"] | undefined }) {
  return (
    <section className="panel" aria-labelledby="failing">
      <header className="panel-head">
        <h2 id="failing">Failed last</h2>
        <Link href="/ui/jobs?state=ERROR&sort=-ENDED_AT">All failed jobs</Link>
      </header>
      {!jobs && <Loading label="Loading…" />}
      {jobs?.length === 0 && <Empty title="No job has failed" />}
      <ul className="rows failing">
        {jobs?.map((job) => (
          <li key={job.number}>
            <Link href={`/ui/jobs/${job.number}`} className="row-link">
              {jobName(job)}
            </Link>
            <span className="reason">{job.errorReason || "No reason was given"}</span>
            <span className="muted">{job.lastNodeName}</span>
            <Time at={job.endedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}
