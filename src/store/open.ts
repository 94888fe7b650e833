import { openPostgresql } from "./postgresql/open.ts";
import { openSqlite } from "./sqlite/open.ts";
import type { Dialect, Store, StoreOptions } from "./store.ts";

/** The dialect of a database URL. */
export function dialectOf(url: string): Dialect {
  return /^postgres(ql)?:\/\//.test(url) ? "postgresql" : "sqlite";
}

/** Opens the database that `url` names. Applies no migrations: see migrate.ts. */
export function openStore(options: StoreOptions): Promise<Store> {
  return dialectOf(options.url) === "postgresql" ? openPostgresql(options) : openSqlite(options);
}
