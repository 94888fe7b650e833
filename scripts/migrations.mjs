import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { startPostgres } from "./postgres.mjs";

export const dialects = ["sqlite", "postgresql"];

/** The folder of a dialect's migrations. */
export const folder = (dialect) => join("prisma", "migrations", dialect);

/** Names of a dialect's migrations, oldest first. */
export function migrations(dialect) {
  return existsSync(folder(dialect)) ? readdirSync(folder(dialect)).sort() : [];
}

/** One migration's SQL. */
export const read = (dialect, name) => readFileSync(join(folder(dialect), name, "migration.sql"), "utf8");

/**
 * Calls `work(dialect, url)` for both dialects with the URL of a temporary database to which the migrations
 * `names(dialect)` are applied. They run as plain scripts, without the table that records applied migrations, which would
 * show as a difference.
 */
export async function withMigratedDatabases(work, names = migrations) {
  const home = mkdtempSync(join(tmpdir(), "gantry-migrations-"));
  const server = await startPostgres();
  try {
    const file = join(home, "migrated.db");
    const sqlite = new Database(file);
    for (const name of names("sqlite")) sqlite.exec(read("sqlite", name));
    sqlite.close();
    await work("sqlite", `file:${file}`);

    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    for (const name of names("postgresql")) await client.query(read("postgresql", name));
    await client.end();
    await work("postgresql", server.url);
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
