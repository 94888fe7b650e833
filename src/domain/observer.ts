import type { JobKind } from "../../prisma/generated/sqlite/client.ts";

/** How a verb ended: `nothing` is an answer without a value, such as when no job waits for a worker. */
export type VerbOutcome = "done" | "nothing" | "refused" | "failed";

/** Is told what the domain does, for metrics. Must be quick and must not throw. */
export interface Observer {
  /** A verb that was called through the graph. */
  ran(verb: string, outcome: VerbOutcome, seconds: number): void;
  /** The events of a change that has been committed by this process. */
  committed(events: readonly { readonly type: string }[]): void;
  /** A node has begun to work on a job that waited so many seconds. */
  started(kind: JobKind, waitSeconds: number | null): void;
  /** A holder was silent for too long, and has lost its job. */
  leaseLost(): void;
}
