import type { Rows } from "../../src/store/sql/statistics.ts";
import type { GraphContext } from "../context.ts";
import type { FilterTree, List, Where } from "../lists/language.ts";
import { asksForPresence } from "../lists/page.ts";
import { conditionOf } from "../lists/sql.ts";
import { whereOf } from "../lists/where.ts";

/** Which rows of a list numbers are asked about: as the arguments of the list say it. */
export interface Asked {
  readonly filter?: FilterTree | null | undefined;
  readonly includeDeleted?: boolean | null | undefined;
}

/**
 * The condition of a list's filter, as Prisma takes it.
 * @throws Refusal INVALID_INPUT for a filter that can't be
 */
export function askedWhere(list: List, asked: Asked, { services }: GraphContext): Where {
  const where = whereOf(list, asked.filter, services);
  return { AND: [(asked.includeDeleted ? null : list.shown) ?? {}, where] };
}

/** The rows of a table that such a condition lets through, once what it needs is written to the database. */
export async function rowsWhere(
  { services: { presence, store } }: GraphContext,
  table: Rows["table"],
  where: Where,
): Promise<Rows> {
  if (asksForPresence({}, where)) await presence.flush();
  return { table, where: conditionOf(store.dialect, table, where, "r") };
}
