import { existsSync } from "node:fs";
import pg from "pg";
import { migrationState } from "../../store/migrate.ts";
import { dialectOf } from "../../store/open.ts";
import { sqlitePath } from "../../store/sqlite/open.ts";
import { clockFinding } from "./clock.ts";
import { type Finding, fine, wrong } from "./finding.ts";

const check = "database";

/**
 * Whether the database can be reached and goes with this program. Changes nothing; makes no SQLite file.
 * @param timeout of each connection and statement. Milliseconds
 */
export async function checkDatabase(url: string, timeout: number): Promise<Finding[]> {
  const dialect = dialectOf(url);
  if (dialect === "sqlite" && !existsSync(sqlitePath(url))) {
    return [fine(check, `${sqlitePath(url)} does not exist yet; the first start makes it`)];
  }
  const clock = dialect === "postgresql" ? [await checkPostgresqlClock(url, timeout)] : [];
  const { applied, missing } = await migrationState({ dialect }, { url, timeout });
  if (applied === 0) return [fine(check, `${dialect}, empty; the first start sets it up`), ...clock];
  if (missing.length === 0) return [fine(check, `${dialect}, ${applied} migrations, up to date`), ...clock];
  const text = `the database is older than this program: it lacks ${missing.join(", ")}; back it up, then run gantry migrate or start the server`;
  return [wrong(check, text), ...clock];
}

/** The clock of PostgreSQL beside this machine's: leases and time-outs compare times of several machines. */
async function checkPostgresqlClock(url: string, timeout: number): Promise<Finding> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    const asked = Date.now();
    const { rows } = await client.query<{ now: Date }>("SELECT now() AS now");
    const here = (asked + Date.now()) / 2;
    return clockFinding("PostgreSQL", (rows[0]?.now ?? new Date()).getTime(), here);
  } finally {
    await client.end();
  }
}
