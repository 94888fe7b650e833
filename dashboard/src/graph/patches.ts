import { useEffect, useRef } from "react";
import { keyOf, queries } from "./queries.ts";
import { answered } from "./useRefresh.ts";

/** Rows that change are shown so often at most. Not by frames, for which a hidden page waits for ever. Milliseconds. */
const interval = 16;

/**
 * Gathers changed rows, the newest of each, and puts them into an operation's answers. An answer that is on its way may be
 * from before them: they are put into it too.
 *
 * @param patched the answer with the changed rows, by their numbers
 */
export function usePatches<Data, Row extends { number: number }>(
  document: { toString(): string },
  patched: (answer: Data, changed: ReadonlyMap<number, Row>) => Data,
): (row: Row) => void {
  const waiting = useRef(new Map<number, Row>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function apply() {
    timer.current = undefined;
    const changed = waiting.current;
    waiting.current = new Map();
    const queryKey = keyOf(document);
    const put = () =>
      queries.setQueriesData<Data>(
        { queryKey, type: "active" },
        (answer) => answer && patched(answer, changed),
      );
    put();
    if (queries.isFetching({ queryKey, type: "active" }) > 0) void answered(document).then(put);
    // Those that no screen shows are read when one does; to set one would make it count as fresh.
    void queries.invalidateQueries({ queryKey, type: "inactive", refetchType: "none" });
  }
  return (row) => {
    waiting.current.set(row.number, row);
    timer.current ??= setTimeout(apply, interval);
  };
}
