import { JobLinks } from "../../components/JobLinks.tsx";
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
      <JobLinks jobs={jobs} />
    </>
  );
}
