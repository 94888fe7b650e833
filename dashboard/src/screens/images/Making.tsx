import { Link } from "wouter";
import { Progress } from "../../components/Progress.tsx";
import { StateBadge } from "../../components/StateBadge.tsx";
import type { MakingJobFragment } from "../../graph/operations.generated.ts";

/** The job that makes an image: its progress while it works, and where it stands unless it has finished. */
export function Making({ jobs }: { jobs: MakingJobFragment }) {
  const [job] = jobs.nodes;
  if (!job) return <span className="muted">–</span>;
  return (
    <div className="making">
      <Link href={`/ui/jobs/${job.number}`}>Job {job.number}</Link>
      {job.state === "WORKING" && <Progress value={job.progress} label={`Progress of job ${job.number}`} />}
      {job.state !== "WORKING" && job.state !== "FINISHED" && <StateBadge state={job.state} />}
    </div>
  );
}
