import { dirname } from "node:path";
import Database from "better-sqlite3";
import { makeFolder } from "../folders.ts";
import { MigrationError } from "./error.ts";
import type { MigrationSession } from "./session.ts";

/** How long one process waits for another's migrations. Milliseconds. */
const lockTimeout = 60_000;

// Prisma's own words, so that its tools find what they expect.
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const insert = `INSERT INTO "_prisma_migrations"
  ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
  VALUES (@id, @checksum, @finishedAt, @name, @startedAt, 1)`;

const select = `SELECT "migration_name" AS "name", "checksum", "finished_at" IS NOT NULL AS "finished",
  "rolled_back_at" IS NOT NULL AS "rolledBack" FROM "_prisma_migrations" ORDER BY "started_at", "migration_name"`;

interface Row {
  name: string;
  checksum: string;
  finished: number;
  rolledBack: number;
}

/** Opens the file (and makes it when missing) for migrating. */
export async function openSqliteSession(url: string): Promise<MigrationSession> {
  const path = url.replace(/^file:/, "");
  makeFolder(dirname(path));
  const database = new Database(path, { timeout: lockTimeout });
  database.pragma("journal_mode = WAL");
  // Prisma changes a column by building the table anew and dropping the old one, which with foreign keys on would
  // delete whatever refers to it; the pragma that its scripts carry for that is without effect inside a transaction.
  database.pragma("foreign_keys = OFF");

  return {
    records: async () => {
      const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
      if (!known) return [];
      const rows = database.prepare<[], Row>(select).all();
      return rows.map((row) => ({ ...row, finished: row.finished === 1, rolledBack: row.rolledBack === 1 }));
    },
    exclusively: async (work) => {
      try {
        database.exec("BEGIN IMMEDIATE");
      } catch (error) {
        throw new MigrationError(`another process keeps ${path} locked`, { cause: error });
      }
      try {
        const result = await work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    script: async (sql) => {
      database.exec(sql);
      const [broken] = database.prepare<[], { table: string }>("PRAGMA foreign_key_check").all();
      if (broken) throw new Error(`rows of ${broken.table} refer to rows that are not there`);
    },
    record: async (row) => {
      database.exec(table);
      database.prepare(insert).run(row);
    },
    close: async () => {
      database.close();
    },
  };
}
