import { Link } from "wouter";
import { jobName } from "../../components/format.ts";
import { StateBadge } from "../../components/StateBadge.tsx";
import type { JobLinkFragment } from "../../graph/operations.generated.ts";
import type { FullJob } from "./types.ts";

/** What the job waits for, and who waits for it. */
export function Relations({ job }: { job: FullJob }) {
  return (
    <section className="panel" aria-labelledby="relations">
      <h2 id="relations">Dependencies</h2>
      {job.blocked && (
        <p className="muted">It is blocked: a group around it is paused, or it waits for others.</p>
      )}
      <Links title="Waits for" jobs={job.dependencies} />
      <Links title="Waited for by" jobs={job.dependents} />
    </section>
  );
}

function Links({ title, jobs }: { title: string; jobs: readonly JobLinkFragment[] }) {
  return (
    <>
      <h3>{title}</h3>
      {jobs.length === 0 && <p className="muted">No job</p>}
      <ul className="rows">
        {jobs.map((job) => (
          <li key={job.number}>
            <Link href={`/ui/jobs/${job.number}`} className="row-link">
              {jobName(job)}
            </Link>
            <StateBadge state={job.state} paused={job.paused} />
          </li>
        ))}
      </ul>
    </>
  );
}
