import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapterFactory } from "@prisma/client/runtime/client";
import type Database from "better-sqlite3";
import { PrismaClient } from "../../prisma/generated/sqlite/client.ts";
import { poll } from "./poll.ts";
import { retrying } from "./retry.ts";
import { installLike } from "./sqlite-like.ts";
import { cacheStatements } from "./sqlite-prepared.ts";
import { fastReader } from "./sqlite-query.ts";
import type { Store, StoreOptions } from "./store.ts";

/** Values that one statement of the SQLite inside better-sqlite3 takes. Prisma believes in 999, SQLite's limit before 3.32. */
const bindValues = 32_766;

/**
 * Prisma's adapter, with WAL from the first connection on (in rollback-journal mode a busy file at COMMIT loses
 * acknowledged writes, prisma#29933) and transactions that take the write lock when they begin, so that a read inside
 * one can never turn stale before its write.
 */
class GantrySqlite extends PrismaBetterSqlite3 {
  readonly #pragmas: string;
  readonly #writes: boolean;

  constructor(path: string, pragmas: string, { writes, timeout }: { writes: boolean; timeout: number }) {
    super({ url: path, timeout });
    this.#pragmas = pragmas;
    this.#writes = writes;
  }

  override async connect() {
    const adapter = await super.connect();
    // The only access to the adapter's private connection.
    const { client } = adapter as unknown as { client: Database.Database };
    cacheStatements(client);
    adapter.getConnectionInfo = () => ({ supportsRelationJoins: false, maxBindValues: bindValues });
    await adapter.executeScript(this.#pragmas);
    if (!this.#writes) {
      installLike(client);
      return adapter;
    }
    const begin = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => {
      const transaction = await begin(isolation);
      try {
        await adapter.executeScript("COMMIT; BEGIN IMMEDIATE");
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
      return transaction;
    };
    return adapter;
  }
}

/**
 * One connection writes, another reads: Prisma's adapter runs statements outside a transaction on the same connection
 * as an open one, where they would see, and be rolled back with, what is not yet committed.
 */
export async function openSqlite({
  url,
  durable = false,
  busyTimeout = 5_000,
}: StoreOptions): Promise<Store> {
  const path = url.replace(/^file:/, "");
  mkdirSync(dirname(path), { recursive: true });
  const common = `PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;`;
  const writer = client(
    new GantrySqlite(path, `${common} PRAGMA synchronous = ${durable ? "FULL" : "NORMAL"};`, {
      writes: true,
      timeout: busyTimeout,
    }),
  );
  const reader = client(
    new GantrySqlite(path, `${common} PRAGMA query_only = ON;`, { writes: false, timeout: busyTimeout }),
  );
  await writer.$connect();
  await reader.$connect();
  const fast = fastReader(path, busyTimeout);

  return {
    dialect: "sqlite",
    read: reader,
    query: async (sql, values) => fast.all(sql, values),
    write: (work) => retrying(() => writer.$transaction(work, { maxWait: 30_000, timeout: 120_000 })),
    lockJobs: async () => {},
    lockNodes: async () => {},
    lockNames: async () => {},
    script: async (sql) => {
      const { default: Database } = await import("better-sqlite3");
      const database = new Database(path, { timeout: busyTimeout });
      try {
        database.pragma("journal_mode = WAL");
        database.exec(sql);
      } finally {
        database.close();
      }
    },
    announce: async () => {},
    listen: (onNewest) => poll(reader, onNewest),
    close: async () => {
      fast.close();
      await reader.$disconnect();
      await writer.$disconnect();
    },
  };
}

function client(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({ adapter });
}
