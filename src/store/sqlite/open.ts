import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type Database from "better-sqlite3";
import { PrismaClient } from "../../../prisma/generated/sqlite/client.ts";
import { checked } from "../check.ts";
import { makeFolder } from "../folders.ts";
import { defaultTimeout, type Store, type StoreOptions } from "../store.ts";
import { longestLog } from "./checkpoints.ts";
import { kyselyOn, SqliteFile } from "./connection.ts";
import { installLike } from "./like.ts";
import { poll } from "./poll.ts";
import { cacheStatements } from "./prepared.ts";
import { installSpread } from "./spread.ts";
import { openWriter } from "./writer.ts";

/** Values that one statement of the SQLite inside better-sqlite3 takes. Prisma believes in 999, SQLite's limit before 3.32. */
const bindValues = 32_766;

/** In rollback-journal mode a busy file at COMMIT would lose acknowledged writes, so WAL from the first connection on. */
const pragmas = "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";

/**
 * A read waits for nothing but another process that opens or closes the file. SQLite's wait stops the whole process, so it
 * is short. Milliseconds.
 */
const readTimeout = 50;

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

/** The file of a database URL. */
export function sqlitePath(url: string): string {
  return url.replace(/^file:/, "");
}

/** Free space below which small changes may still succeed, and most do not. Bytes. */
const leastRoom = 1024 * 1024;

async function requireRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastRoom) {
    throw Object.assign(new Error(`less than ${leastRoom} bytes are free in ${folder}`), { code: "ENOSPC" });
  }
}

/** Three connections: one writes, one reads for Prisma, one reads for Kysely; the readers see what is committed. */
export async function openSqlite({
  url,
  durable = false,
  timeout = defaultTimeout,
  observer,
}: StoreOptions): Promise<Store> {
  const path = sqlitePath(url);
  makeFolder(dirname(path));
  const writer = openWriter(path, {
    pragmas: `${pragmas} PRAGMA synchronous = ${durable ? "FULL" : "NORMAL"}; PRAGMA wal_autocheckpoint = ${longestLog};`,
    busyTimeout: timeout,
    observer,
  });
  // It connects with its first query: its query compiler takes 60 MB and 0.5 s of CPU.
  const read = new PrismaClient({
    adapter: new ReadingAdapter({ url: path, timeout: readTimeout }, { timestampFormat: "unixepoch-ms" }),
  });
  const reader = new SqliteFile(path, { timeout: readTimeout, readonly: true }, observer);
  installLike(reader.database);
  installSpread(reader.database);
  const sql = kyselyOn(reader);

  return {
    dialect: "sqlite",
    read,
    sql,
    ...checked(writer.write, { requireRoom: () => requireRoom(dirname(path)), observer }),
    lockJobs: async () => {},
    lockNodes: async () => {},
    lockNames: async () => {},
    commitWithNext: () => {},
    listen: (onEvent) => poll(sql, onEvent),
    close: async () => {
      reader.close();
      await read.$disconnect();
      await writer.close();
    },
  };
}
