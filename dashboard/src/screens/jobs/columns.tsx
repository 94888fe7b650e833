import type { ReactNode } from "react";
import { jobName, seconds, words } from "../../components/format.ts";
import { Icon } from "../../components/Icon.tsx";
import { Progress } from "../../components/Progress.tsx";
import { StateBadge } from "../../components/StateBadge.tsx";
import { Time } from "../../components/Time.tsx";
import type { JobOrderField, JobRowFragment } from "../../graph/operations.generated.ts";

interface Column {
  label: string;
  /** A track of the grid. */
  width: string;
  /** What the list is sorted by; none for what can't be sorted. */
  field?: JobOrderField;
  /** Numbers stand at the right. */
  right?: boolean;
  cell: (job: JobRowFragment) => ReactNode;
}

const orDash = (text: string | null | undefined) => text || <span className="muted">–</span>;

export const columns = {
  number: { label: "No.", width: "5rem", field: "NUMBER", right: true, cell: (job) => job.number },
  title: {
    label: "Job",
    width: "minmax(12rem, 3fr)",
    field: "TITLE",
    cell: (job) => (
      <span title={job.summary}>
        {job.isGroup && <Icon name="group" />}
        {jobName(job)}
      </span>
    ),
  },
  state: {
    label: "State",
    width: "11.5rem",
    field: "STATE",
    cell: (job) => <StateBadge state={job.state} paused={job.paused} />,
  },
  progress: {
    label: "Progress",
    width: "9rem",
    field: "PROGRESS",
    cell: (job) => <Progress value={job.progress} label={`Progress of job ${job.number}`} />,
  },
  node: {
    label: "Node",
    width: "minmax(7rem, 1fr)",
    field: "LAST_NODE_NAME",
    cell: (job) => orDash(job.lastNodeName),
  },
  user: {
    label: "For",
    width: "minmax(5rem, 1fr)",
    field: "ON_BEHALF_OF",
    cell: (job) => orDash(job.onBehalfOf),
  },
  priority: {
    label: "Priority",
    width: "5.5rem",
    field: "PRIORITY",
    right: true,
    cell: (job) => job.priority,
  },
  kind: { label: "Kind", width: "6.5rem", field: "KIND", cell: (job) => words(job.kind) },
  template: { label: "Template", width: "minmax(7rem, 1fr)", cell: (job) => orDash(job.templateName) },
  attempt: { label: "Attempt", width: "5.5rem", field: "ATTEMPT", right: true, cell: (job) => job.attempt },
  created: {
    label: "Created",
    width: "8rem",
    field: "CREATED_AT",
    cell: (job) => <Time at={job.createdAt} />,
  },
  started: {
    label: "Started",
    width: "8rem",
    field: "STARTED_AT",
    cell: (job) => <Time at={job.startedAt} />,
  },
  ended: { label: "Ended", width: "8rem", field: "ENDED_AT", cell: (job) => <Time at={job.endedAt} /> },
  wait: {
    label: "Waited",
    width: "7rem",
    field: "WAIT_SECONDS",
    right: true,
    cell: (job) =>
      job.waitSeconds === null || job.waitSeconds === undefined ? orDash("") : seconds(job.waitSeconds),
  },
  duration: {
    label: "Duration",
    width: "7rem",
    field: "DURATION",
    right: true,
    cell: (job) => (job.endedAt ? seconds(job.duration) : orDash("")),
  },
  reason: {
    label: "Error",
    width: "minmax(8rem, 2fr)",
    field: "ERROR_REASON",
    cell: (job) => orDash(job.errorReason),
  },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof columns;

/** Columns that are shown unless the URL says otherwise. */
export const defaultColumns: readonly ColumnName[] = [
  "number",
  "title",
  "state",
  "progress",
  "node",
  "user",
  "created",
  "duration",
];

/** Columns that fit a telephone. */
export const narrowColumns: readonly ColumnName[] = ["title", "state"];

/** A column by its name, with the type that all have in common. */
export function columnOf(name: ColumnName): Column {
  return columns[name];
}
