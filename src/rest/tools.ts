import type { GraphContext } from "../../schema/context.ts";
import type { Exchange } from "./exchange.ts";
import type { Run } from "./execute.ts";

/** What steps and routes work with. */
export interface Tools {
  /** Runs an operation for the exchange's actor as it is at that time. */
  readonly run: Run;
  /** For what is shared with the other doors: authentication, and the bytes of outputs. */
  readonly services: GraphContext["services"];
  /** Bytes that a streamed body may have. */
  readonly uploadLimit: number;
}

/** One thing that a facade looks at before a route runs: Accept, credentials, the body, a header. May throw a Halt. */
export type Step<X extends Exchange> = (exchange: X, tools: Tools) => Promise<void> | void;
