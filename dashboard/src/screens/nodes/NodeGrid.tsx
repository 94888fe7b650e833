import { Link } from "wouter";
import { jobName } from "../../components/format.ts";
import { StateBadge } from "../../components/StateBadge.tsx";
import type { NodeRowFragment } from "../../graph/operations.generated.ts";

/** Nodes as cards: many at one glance. */
export function NodeGrid({ nodes }: { nodes: readonly NodeRowFragment[] }) {
  return (
    <ul className="node-grid">
      {nodes.map((node) => (
        <li key={node.number} className={`node-card state-${node.state.toLowerCase()}`}>
          <Link href={`/ui/nodes/${node.number}`}>{node.name}</Link>
          <StateBadge state={node.state} paused={node.paused} />
          <span className="muted small">
            {node.currentJob
              ? jobName(node.currentJob)
              : (node.pauseReason ?? (node.online ? "No job" : "Offline"))}
          </span>
        </li>
      ))}
    </ul>
  );
}
