import { Link } from "wouter";
import { type Fact, Facts } from "../../components/Facts.tsx";
import { count, seconds } from "../../components/format.ts";
import { Time } from "../../components/Time.tsx";
import type { FullJob } from "./types.ts";

/** What the job is, and its times. What was not set is left out. */
export function JobFacts({ job }: { job: FullJob }) {
  const { counts } = job;
  const facts: Fact[] = [
    ["Command", job.command && <code className="command">{job.command}</code>],
    ["Folder", job.dir && <code>{job.dir}</code>],
    ["Template", job.kind === "TEMPLATE" && `${job.template.name} v${job.template.version}`],
    [
      "Jobs below",
      job.isGroup &&
        `${count(counts.totalFinished)} of ${count(counts.total)} finished, ${count(counts.totalErrors)} failed, ${count(counts.totalWorking)} working`,
    ],
    [
      "Node",
      job.node ? (
        <Link key="node" href={`/ui/nodes/${job.node.number}`}>
          {job.node.name}
        </Link>
      ) : (
        job.lastNodeName
      ),
    ],
    ["Needs", job.affinityNames],
    ["Made by", job.creator?.username],
    ["For", job.onBehalfOf],
    ["Priority", job.priority],
    ["Retries left", job.retry > 0 && `${job.retriesLeft} of ${job.retry}`],
    ["Time limit", job.timeout > 0 && seconds(job.timeout)],
    ["Created", <Time key="created" at={job.createdAt} />],
    ["Queued", job.queuedAt && <Time at={job.queuedAt} />],
    ["Started", job.startedAt && <Time at={job.startedAt} />],
    ["Ended", job.endedAt && <Time at={job.endedAt} />],
    ["Waited", typeof job.waitSeconds === "number" && seconds(job.waitSeconds)],
    ["Duration", job.endedAt && seconds(job.duration)],
  ];
  return (
    <section className="panel" aria-labelledby="facts">
      <h2 id="facts">About</h2>
      <Facts facts={facts} />
    </section>
  );
}
