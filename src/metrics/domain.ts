import { Counter, Histogram, type Registry } from "prom-client";
import type { Observer } from "../domain/observer.ts";
import type { Bus } from "../events/bus.ts";

const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts what the domain does in this process. */
export function domainMetrics(registry: Registry): Observer {
  const verbs = new Histogram({
    name: "gantry_verb_duration_seconds",
    help: "Time of a mutation of the graph, of every API, with its commit. outcome nothing: there was nothing to do, as when no job waits for a worker that asks by acquireNextJob.",
    labelNames: ["verb", "outcome"] as const,
    buckets: seconds,
    registers: [registry],
  });
  const events = new Counter({
    name: "gantry_events_total",
    help: "Events of the changes that this process has committed. JOB_RETRIED: attempts after an error.",
    labelNames: ["type"] as const,
    registers: [registry],
  });
  const waits = new Histogram({
    name: "gantry_queue_wait_seconds",
    help: "Time for which jobs waited until a node began to work on them.",
    labelNames: ["kind"] as const,
    buckets: [0.1, 1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400],
    registers: [registry],
  });
  const leases = new Counter({
    name: "gantry_leases_lost_total",
    help: "Jobs that were taken from a node that was silent for longer than its lease.",
    registers: [registry],
  });
  return {
    ran: (verb, outcome, time) => verbs.observe({ verb, outcome }, time),
    committed: (committed) => {
      for (const { type } of committed) events.inc({ type });
    },
    started: (kind, wait) => {
      if (wait !== null) waits.observe({ kind }, wait);
    },
    leaseLost: () => leases.inc(),
  };
}

/** Measures how late events come to this process, which another gateway may have recorded. */
export function observeLag(registry: Registry, bus: Bus, now: () => Date): void {
  const lag = new Histogram({
    name: "gantry_event_lag_seconds",
    help: "Time from a change to its arrival at the subscribers of this process, of the newest event of those that came together.",
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  });
  bus.observe((events) => {
    const newest = events.at(-1);
    if (newest) lag.observe(Math.max(0, now().getTime() - newest.at.getTime()) / 1_000);
  });
}
