import type { CompiledQuery } from "kysely";
import { LRUCache } from "lru-cache";
import type { Sql } from "../database.ts";

/** Statements that are kept; lists of many values make texts that occur only once. */
const max = 500;

const statements = new WeakMap<Sql, LRUCache<string, CompiledQuery>>();

/**
 * A compiled statement, to be run with values of its own. Building and compiling one takes 30 to 60 us, and running it
 * on SQLite 10 us.
 * @param name says everything that its text depends on
 * @param build makes it with any values
 */
export function compiledOnce(sql: Sql, name: string, build: () => CompiledQuery): CompiledQuery {
  let known = statements.get(sql);
  if (!known) {
    known = new LRUCache({ max });
    statements.set(sql, known);
  }
  let statement = known.get(name);
  if (!statement) {
    statement = build();
    known.set(name, statement);
  }
  return statement;
}
