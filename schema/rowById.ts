import type { Row } from "../src/store/rows.ts";
import { findRow } from "../src/store/rows.ts";
import { isPlain } from "./columns.ts";
import type { GraphContext } from "./context.ts";

const delegates = { Job: "job", Node: "node", Output: "output" } as const;

/**
 * The row of a number, or null: by Prisma where the operation selects more than the row's own columns (300 us), and past it
 * otherwise (25 us). For single rows; of many at once Prisma makes one statement.
 */
export function rowById<Model extends keyof typeof delegates>(
  { services: { store } }: GraphContext,
  query: object,
  model: Model,
  id: number,
): Promise<Row<Model> | null> {
  if (isPlain(query)) return findRow(store.sql, model, { id } as Parameters<typeof findRow<Model>>[2]);
  const delegate = store.read[delegates[model]] as typeof store.read.job;
  return delegate.findUnique({ ...query, where: { id } }) as Promise<Row<Model> | null>;
}
