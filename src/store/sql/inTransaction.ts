import { numbered } from "../postgresql.ts";
import type { Dialect, Tx } from "../store.ts";
import type { Query } from "./pick.ts";

/** Runs hand-written statements inside a change, where they see what the change has done so far. */
export function inTransaction(tx: Tx, dialect: Dialect): Query {
  return (sql, values) => tx.$queryRawUnsafe(dialect === "postgresql" ? numbered(sql) : sql, ...values);
}
