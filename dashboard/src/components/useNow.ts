import { useEffect, useState } from "react";

/** Now, anew every so many milliseconds. */
export function useNow(interval: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}

/**
 * Where the last `length` seconds begin, in whole steps of `interval` seconds: it is the same for one step, so that an
 * answer for it is kept, and moves on while the page stays open.
 * @returns ISO 8601
 */
export function useBeginning({ length, interval }: { length: number; interval: number }): string {
  const step = interval * 1_000;
  const now = useNow(Math.min(step, 60_000));
  return new Date(Math.ceil((now - length * 1_000) / step) * step).toISOString();
}
