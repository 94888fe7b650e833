import { useEffect, useMemo, useRef } from "react";

/** Calls `run` at once, and then at most once in `interval` milliseconds while calls keep coming; the last one counts. */
export function useThrottled(run: () => void, interval: number): () => void {
  const latest = useRef(run);
  latest.current = run;
  const throttled = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again = false;
    function call() {
      if (timer !== undefined) {
        again = true;
        return;
      }
      timer = setTimeout(() => {
        timer = undefined;
        if (again) {
          again = false;
          call();
        }
      }, interval);
      latest.current();
    }
    return { call, stop: () => clearTimeout(timer) };
  }, [interval]);
  useEffect(() => throttled.stop, [throttled]);
  return throttled.call;
}
