import { type Change, change } from "../src/domain/change.ts";
import type { GraphContext } from "./context.ts";

/**
 * Runs one domain verb for a mutation and gives what it returned, committed. The resolver then reads what the operation
 * selected: `const { id } = await run(ctx, (change) => acquire(change, pk)); return read.job.findUniqueOrThrow(...)`.
 */
export function run<T>(context: GraphContext, verb: (change: Change) => Promise<T>): Promise<T> {
  return change(context, verb);
}
