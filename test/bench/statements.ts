import type { CompiledQuery } from "kysely";
import { nodeNamedQuery } from "../../src/store/sql/nodeNamed.ts";
import { affinitiesQuery, firstQuery } from "../../src/store/sql/pick.ts";
import { rowsByIdsQueries } from "../../src/store/sql/related.ts";
import type { Store } from "../../src/store/store.ts";

/** The statements that are run thousands of times a second: for their plans (npm run bench). */
export function statements(store: Store): Record<string, CompiledQuery> {
  const { sql } = store;
  return {
    "pick: the first of an affinity": firstQuery(sql, { kind: "COMMAND", bits: 1n }, 1).compile(),
    "pick: the affinities that fit": affinitiesQuery(sql, "COMMAND", 1n).compile(),
    "one job": rowsByIdsQueries(store, "Job", null).one,
    "the node of a worker": nodeNamedQuery(sql, { name: "w0" }).compile(),
  };
}

/** How SQLite goes about a statement, step by step. */
export async function planOf({ sql }: Store, query: CompiledQuery): Promise<string[]> {
  const { rows } = await sql.executeQuery<{ detail: string }>({
    ...query,
    sql: `EXPLAIN QUERY PLAN ${query.sql}`,
  });
  return rows.map(({ detail }) => detail);
}
