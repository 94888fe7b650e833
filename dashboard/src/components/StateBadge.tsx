import type { JobState, NodeState } from "../graph/operations.generated.ts";

const labels: Readonly<Record<JobState | NodeState, string>> = {
  PENDING: "Pending",
  WAITING: "Waiting",
  WORKING: "Working",
  FINISHED: "Finished",
  ERROR: "Failed",
  CANCELLED: "Cancelled",
  IDLE: "Idle",
  INACTIVE: "Inactive",
  PAUSED: "Paused",
  REMOVED: "Removed",
  TIMED_OUT: "Timed out",
};

/** A state's word for people. */
export function stateLabel(state: JobState | NodeState): string {
  return labels[state];
}

/** A state by word and colour. */
export function StateBadge({ state, paused = false }: { state: JobState | NodeState; paused?: boolean }) {
  return (
    <span className={`badge state-${state.toLowerCase()}`}>
      {labels[state]}
      {paused && state !== "PAUSED" && " · paused"}
    </span>
  );
}
