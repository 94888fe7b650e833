import type { JobState, NodeState } from "../graph/operations.generated.ts";
import { count } from "./format.ts";
import { stateLabel } from "./StateBadge.tsx";

interface Properties<State> {
  states: readonly State[];
  chosen: readonly State[];
  onChange: (chosen: State[]) => void;
  /** How many there are of each; shown once known. */
  counts?: ReadonlyMap<State, number> | undefined;
}

/** States to choose from, any number of them; none chosen means all. */
export function StateChips<State extends JobState | NodeState>({
  states,
  chosen,
  onChange,
  counts,
}: Properties<State>) {
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">States</legend>
      {states.map((state) => {
        const on = chosen.includes(state);
        return (
          <button
            key={state}
            type="button"
            aria-pressed={on}
            className={`chip state-${state.toLowerCase()}`}
            onClick={() => onChange(on ? chosen.filter((other) => other !== state) : [...chosen, state])}
          >
            {stateLabel(state)}
            {counts && <span className="chip-count">{count(counts.get(state) ?? 0)}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
