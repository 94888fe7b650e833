import type { Actor } from "./actor.ts";

/** How long the holder of a job may be silent, by the API through which it took the job. Seconds. */
export interface Leases {
  readonly graphql: number;
  readonly ufdl: number;
  /** Of workers that send heartbeats. */
  readonly coalition: number;
  /** Within which a reserved job has to be started, whatever else the holder says. */
  readonly start: number;
}

export const defaultLeases: Leases = { graphql: 120, ufdl: 1_800, coalition: 60, start: 1_800 };

/** The lease of a job that this caller takes; null for workers that send heartbeats, whose silence is judged by node. */
export function leaseSeconds(leases: Leases, { facade }: Pick<Actor, "facade">): number | null {
  if (facade === "coalition") return null;
  return facade === "ufdl" ? leases.ufdl : leases.graphql;
}
