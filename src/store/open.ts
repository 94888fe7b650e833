import { openPostgresql } from "./postgresql.ts";
import { openSqlite } from "./sqlite.ts";
import type { Store, StoreOptions } from "./store.ts";

/** Opens the database that `url` names. Applies no migrations: see migrate.ts. */
export function openStore(options: StoreOptions): Promise<Store> {
  return /^postgres(ql)?:\/\//.test(options.url) ? openPostgresql(options) : openSqlite(options);
}
