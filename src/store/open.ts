import { openSqlite } from "./sqlite/open.ts";
import type { Dialect, Store, StoreOptions } from "./store.ts";

/** The dialect of a database URL. */
export function dialectOf(url: string): Dialect {
  return /^postgres(ql)?:\/\//.test(url) ? "postgresql" : "sqlite";
}

/** Opens the database that `url` names. Applies no migrations: see migrate.ts. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (dialectOf(options.url) === "sqlite") return openSqlite(options);
  const { openPostgresql } = await import("./postgresql/open.ts");
  return openPostgresql(options);
}
