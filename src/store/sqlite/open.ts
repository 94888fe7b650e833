import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type Database from "better-sqlite3";
import { PrismaClient } from "../../../prisma/generated/sqlite/client.ts";
import type { Store, StoreOptions } from "../store.ts";
import { kyselyOn, SqliteFile } from "./connection.ts";
import { installLike } from "./like.ts";
import { poll } from "./poll.ts";
import { cacheStatements } from "./prepared.ts";
import { openWriter } from "./writer.ts";

/** Values that one statement of the SQLite inside better-sqlite3 takes. Prisma believes in 999, SQLite's limit before 3.32. */
const bindValues = 32_766;

/** In rollback-journal mode a busy file at COMMIT would lose acknowledged writes, so WAL from the first connection on. */
const pragmas = "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";

/** Prisma's adapter for the connection that the graph reads through. */
class ReadingAdapter extends PrismaBetterSqlite3 {
  override async connect() {
    const adapter = await super.connect();
    // The only access to the adapter's private connection.
    const { client } = adapter as unknown as { client: Database.Database };
    cacheStatements(client);
    adapter.getConnectionInfo = () => ({ supportsRelationJoins: false, maxBindValues: bindValues });
    await adapter.executeScript(`${pragmas} PRAGMA query_only = ON;`);
    installLike(client);
    return adapter;
  }
}

/** Three connections: one writes, one reads for Prisma, one reads for Kysely; the readers see what is committed. */
export async function openSqlite({
  url,
  durable = false,
  busyTimeout = 5_000,
}: StoreOptions): Promise<Store> {
  const path = url.replace(/^file:/, "");
  mkdirSync(dirname(path), { recursive: true });
  const writer = openWriter(path, {
    pragmas: `${pragmas} PRAGMA synchronous = ${durable ? "FULL" : "NORMAL"};`,
    busyTimeout,
  });
  // It connects with its first query: its query compiler takes 60 MB and 0.5 s of CPU.
  const read = new PrismaClient({ adapter: new ReadingAdapter({ url: path, timeout: busyTimeout }) });
  const reader = new SqliteFile(path, { timeout: busyTimeout, readonly: true });
  installLike(reader.database);
  const sql = kyselyOn(reader);

  return {
    dialect: "sqlite",
    read,
    sql,
    write: writer.write,
    lockJobs: async () => {},
    lockNodes: async () => {},
    lockNames: async () => {},
    listen: (onEvent) => poll(sql, onEvent),
    close: async () => {
      reader.close();
      await read.$disconnect();
      await writer.close();
    },
  };
}
