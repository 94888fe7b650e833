import { GraphQLError } from "graphql";
import { defaultQueryLimits } from "../src/domain/limits.ts";
import type { GraphContext } from "./context.ts";
import { perExecution } from "./perExecution.ts";

/*
 * Bounds the rows that a document's price does not know of: a list without `first` is priced as ten rows, and may have
 * thousands, each with lists of its own. What a legacy API asks for is not limited.
 */

/**
 * Counts rows that one execution shows in lists of other rows.
 * @throws GraphQLError TOO_COMPLEX when there are more than a document may have points
 */
export function countRows(context: GraphContext, rows: number): void {
  const shown = perExecution(context, countRows, () => ({ rows: 0 }));
  shown.rows += rows;
  checkRows(context, shown.rows);
}

/**
 * Checks that a statement is not about to read too many rows.
 * @throws GraphQLError TOO_COMPLEX
 */
export function checkRows({ actor, services }: GraphContext, rows: number): void {
  const limit = (services.queryLimits ?? defaultQueryLimits).complexity;
  if (rows <= limit || actor.facade !== "graphql") return;
  throw new GraphQLError(`A document reads at most ${limit} rows of its lists (LIMIT_COMPLEXITY).`, {
    extensions: { code: "TOO_COMPLEX", limit },
  });
}
