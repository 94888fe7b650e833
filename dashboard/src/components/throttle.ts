import { useMemo, useRef } from "react";

/**
 * Calls `run` at once, and then at most once in `interval` milliseconds while calls keep coming, and never before the last
 * run has ended; a call during a run is followed by another one.
 */
export function useThrottled(run: () => Promise<unknown>, interval: number): () => void {
  const latest = useRef(run);
  latest.current = run;
  return useMemo(() => {
    let running = false;
    let again = false;
    async function call() {
      again = running;
      if (running) return;
      running = true;
      try {
        await Promise.all([latest.current(), new Promise((resolve) => setTimeout(resolve, interval))]);
      } finally {
        running = false;
      }
      if (again) void call();
    }
    return () => void call();
  }, [interval]);
}
