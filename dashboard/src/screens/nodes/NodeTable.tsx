import { useState } from "react";
import { Link } from "wouter";
import { jobName } from "../../components/format.ts";
import { Icon } from "../../components/Icon.tsx";
import { StateBadge } from "../../components/StateBadge.tsx";
import { Time } from "../../components/Time.tsx";
import type { ComputeNodeOrderField, NodeRowFragment } from "../../graph/operations.generated.ts";
import { PauseDialog } from "./PauseDialog.tsx";
import { resume } from "./resumeNode.ts";

interface Sort {
  field: ComputeNodeOrderField;
  descending: boolean;
}

interface Head {
  label: string;
  field?: ComputeNodeOrderField;
  right?: boolean;
  /** Left out on a telephone. */
  wide?: boolean;
}

const heads: readonly Head[] = [
  { label: "Name", field: "NAME" },
  { label: "State" },
  { label: "Working on", wide: true },
  { label: "Address", field: "IP", wide: true },
  { label: "Affinity", field: "AFFINITY", wide: true },
  { label: "Last call", field: "LAST_SEEN_AT", wide: true },
  { label: "Finished", field: "FINISHED", right: true, wide: true },
  { label: "Failed", field: "ERRORS", right: true, wide: true },
];

/** What the table can be sorted by. */
export const sortable: readonly ComputeNodeOrderField[] = heads.flatMap(({ field }) => field ?? []);

interface Properties {
  nodes: readonly NodeRowFragment[];
  sort: Sort;
  /** Such as -NAME. */
  onSort: (sort: string) => void;
}

/** Nodes as rows, each with what pauses or resumes it. */
export function NodeTable({ nodes, sort, onSort }: Properties) {
  const [pausing, setPausing] = useState<NodeRowFragment | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard.
    <section className="scroll panel flush" tabIndex={0} aria-label="List of nodes">
      <table>
        <thead>
          <tr>
            {heads.map(({ label, field, right, wide }) => {
              const sorted =
                field === sort.field ? (sort.descending ? "descending" : "ascending") : undefined;
              return (
                <th key={label} scope="col" aria-sort={sorted} className={classes(right, wide)}>
                  {field ? (
                    <button
                      type="button"
                      className="sort"
                      onClick={() => onSort(sorted === "ascending" ? `-${field}` : field)}
                    >
                      {label}
                      {sorted && <Icon name={sorted === "descending" ? "down" : "up"} />}
                    </button>
                  ) : (
                    label
                  )}
                </th>
              );
            })}
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <Row key={node.number} node={node} onPause={() => setPausing(node)} />
          ))}
        </tbody>
      </table>
      {pausing && <PauseDialog node={pausing} onClose={() => setPausing(null)} />}
    </section>
  );
}

function Row({ node, onPause }: { node: NodeRowFragment; onPause: () => void }) {
  return (
    <tr>
      <td className="name">
        <Link href={`/ui/nodes/${node.number}`} className="row-name">
          {node.name}
        </Link>
        {!node.online && <div className="muted small">Offline</div>}
      </td>
      <td>
        <StateBadge state={node.state} paused={node.paused} />
        {node.pauseReason && <div className="muted small">{node.pauseReason}</div>}
      </td>
      <td className="wide-only">
        {node.currentJob ? (
          <Link href={`/ui/jobs/${node.currentJob.number}`}>{jobName(node.currentJob)}</Link>
        ) : (
          <span className="muted">–</span>
        )}
      </td>
      <td className="wide-only">{node.ip ?? node.hostname ?? "–"}</td>
      <td className="wide-only">{node.affinity || "–"}</td>
      <td className="wide-only">
        <Time at={node.lastSeenAt} />
      </td>
      <td className="wide-only right">{node.finished}</td>
      <td className="wide-only right">{node.errors}</td>
      <td className="right">
        {node.paused ? (
          <button type="button" className="button small" onClick={() => void resume(node)}>
            Resume<span className="visually-hidden"> {node.name}</span>
          </button>
        ) : (
          <button type="button" className="button small" onClick={onPause}>
            Pause<span className="visually-hidden"> {node.name}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

function classes(right = false, wide = false): string | undefined {
  return [right && "right", wide && "wide-only"].filter(Boolean).join(" ") || undefined;
}
