import { useEffect, useRef } from "react";

/** Gathers changed rows, the newest of each, and hands them on once per frame however many come. */
export function usePatches<Row extends { number: number }>(
  apply: (changed: ReadonlyMap<number, Row>) => void,
): (row: Row) => void {
  const latest = useRef(apply);
  latest.current = apply;
  const waiting = useRef(new Map<number, Row>());
  const frame = useRef<number | null>(null);
  useEffect(() => () => cancelAnimationFrame(frame.current ?? 0), []);
  return (row) => {
    waiting.current.set(row.number, row);
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null;
      const changed = waiting.current;
      waiting.current = new Map();
      latest.current(changed);
    });
  };
}
