import { count } from "../../components/format.ts";
import { stateLabel } from "../../components/StateBadge.tsx";
import type { JobState } from "../../graph/operations.generated.ts";

const order: readonly JobState[] = ["FINISHED", "WORKING", "WAITING", "PENDING", "ERROR", "CANCELLED"];

/** How many jobs stand in which state, as a bar and in words. */
export function RollUp({ counts }: { counts: ReadonlyMap<JobState, number> }) {
  const states = order.flatMap((state) => {
    const number = counts.get(state) ?? 0;
    return number > 0 ? [{ state, number }] : [];
  });
  if (states.length === 0) return <span className="muted">No jobs</span>;
  return (
    <span className="rollup">
      <span className="rollup-bar" aria-hidden>
        {states.map(({ state, number }) => (
          <span key={state} className={`state-${state.toLowerCase()}`} style={{ flexGrow: number }} />
        ))}
      </span>
      <span className="muted small">
        {states.map(({ state, number }) => `${count(number)} ${stateLabel(state).toLowerCase()}`).join(", ")}
      </span>
    </span>
  );
}
