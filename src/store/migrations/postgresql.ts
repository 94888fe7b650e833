import pg from "pg";
import { outageOf } from "../errorCodes.ts";
import { MigrationError } from "./error.ts";
import type { MigrationRecord, MigrationSession } from "./session.ts";

/** The advisory lock that Prisma's own tools take while they migrate, so that they too are kept out. */
const lock = 72_707_369;

/** How long a gateway waits for another's migrations, and a migration for a table in use. */
const lockTimeout = "60s";

// Prisma's own words, so that its tools find what they expect.
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

const insert = `INSERT INTO _prisma_migrations
  (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES ($1, $2, $3, $4, $5, 1)`;

const select = `SELECT migration_name AS "name", checksum, finished_at IS NOT NULL AS "finished",
  rolled_back_at IS NOT NULL AS "rolledBack" FROM _prisma_migrations ORDER BY started_at, migration_name`;

/**
 * Connects to the database for migrating. The connection and the reading of the record have `timeout` milliseconds each, so
 * that a host that drops packets ends the start with an error; migrations take as long as they need.
 */
export async function openPostgresqlSession(
  url: string,
  timeout: number,
): Promise<MigrationSession & { readonly client: pg.Client }> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "gantry migrate",
    connectionTimeoutMillis: timeout,
    keepAlive: true,
  });
  const read = <Row extends pg.QueryResultRow>(text: string) => {
    // Missing in pg's types: the time-out of one statement.
    const query: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: timeout };
    return client.query<Row>(query);
  };
  // A connection that is lost between two statements shows in the next one.
  client.on("error", () => {});
  await client.connect();

  return {
    client,
    records: async () => {
      const known = await read<{ known: boolean }>(
        "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known",
      );
      if (!known.rows[0]?.known) return [];
      return (await read<MigrationRecord>(select)).rows;
    },
    exclusively: async (work) => {
      // Read committed: what the one before us applied must be seen once the lock is ours.
      await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
      await client.query(`SET LOCAL lock_timeout = '${lockTimeout}'`);
      try {
        // Held by the transaction, so that it ends with it in any case.
        await client.query(`SELECT pg_advisory_xact_lock(${lock})`);
      } catch (error) {
        if (outageOf(error) !== "busy") throw error;
        throw new MigrationError(`another process has been migrating this database for ${lockTimeout}`, {
          cause: error,
        });
      }
      try {
        const result = await work();
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => {});
        throw error;
      }
    },
    script: async (sql) => {
      await client.query(sql);
    },
    record: async (row) => {
      await client.query(table);
      await client.query(insert, [row.id, row.checksum, row.finishedAt, row.name, row.startedAt]);
    },
    close: () => client.end(),
  };
}
