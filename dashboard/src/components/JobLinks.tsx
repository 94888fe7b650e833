import { Link } from "wouter";
import type { JobLinkFragment } from "../graph/operations.generated.ts";
import { jobName } from "./format.ts";
import { StateBadge } from "./StateBadge.tsx";

/** Jobs, each a link with its state. */
export function JobLinks({ jobs }: { jobs: readonly Omit<JobLinkFragment, "__typename">[] }) {
  return (
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
  );
}
