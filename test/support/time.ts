import { availableParallelism, loadavg } from "node:os";

/** The CPU time of this process in ms, which other programs on the machine do not lengthen as they do the time on a clock. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The CPU time of `work` in ms. */
export function cpuTime(work: () => void): number {
  const began = cpuMilliseconds();
  work();
  return cpuMilliseconds() - began;
}

/**
 * A limit of ms on a clock for machines that have a free core. On a busy one it is longer by its load (runnable programs per
 * core over the last minute), up to four times.
 */
export function within(limit: number): number {
  return limit * Math.min(4, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));
}
