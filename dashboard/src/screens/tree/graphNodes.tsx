import { Handle, type NodeProps, Position, useReactFlow } from "@xyflow/react";
import { Link } from "wouter";
import { jobName } from "../../components/format.ts";
import { StateBadge } from "../../components/StateBadge.tsx";
import type { GraphJobFragment } from "../../graph/operations.generated.ts";

interface Data {
  job: GraphJobFragment;
  label: string;
}

/** A job of the graph. Comes into view when the keyboard goes to it. */
export function JobNode({ data, positionAbsoluteX: x, positionAbsoluteY: y, width, height }: NodeProps) {
  const { job, label } = data as unknown as Data;
  const { setCenter, getZoom } = useReactFlow();
  return (
    <div className={`flow-job state-${job.state.toLowerCase()}`}>
      <Ends />
      <Link
        href={`/ui/jobs/${job.number}`}
        aria-label={label}
        title={label}
        onFocus={(event) => {
          if (event.target.matches(":focus-visible"))
            void setCenter(x + (width ?? 0) / 2, y + (height ?? 0) / 2, { zoom: getZoom() });
        }}
      >
        {jobName(job)}
      </Link>
      <span className="flow-state">
        <StateBadge state={job.state} paused={job.paused} />
        {job.state === "WORKING" && job.progress != null && (
          <span className="number">{Math.floor(job.progress * 100)} %</span>
        )}
      </span>
    </div>
  );
}

/** A group: a frame around its jobs. */
export function GroupNode({ data }: NodeProps) {
  const { job, label } = data as unknown as Data;
  return (
    <div className={`flow-group state-${job.state.toLowerCase()}`}>
      <Ends />
      <Link href={`/ui/jobs/${job.number}/tree?view=graph`} aria-label={label} title={label}>
        {jobName(job)}
      </Link>
    </div>
  );
}

/** Where arrows begin and end. */
function Ends() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}
