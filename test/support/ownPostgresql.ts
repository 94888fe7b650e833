import { execFileSync } from "node:child_process";
import pg from "pg";
import { afterThisTest } from "./store.ts";
import { fill } from "./template.ts";

/** A PostgreSQL server for one test, which may do to it what the shared one must not suffer. */
export interface OwnPostgresql {
  /** A database with the tables and the users of a test server. */
  url: string;
  /** Stops all its processes where they are; its sockets stay open. */
  freeze(): void;
  thaw(): void;
  /** Ends it with all its sessions. */
  down(): Promise<void>;
  up(): Promise<void>;
}

export async function withOwnPostgresql(): Promise<OwnPostgresql> {
  const { startPostgres } = await import(new URL("../../scripts/postgres.mjs", import.meta.url).href);
  const { url, stop, down, up } = await startPostgres();
  await fill("postgresql", url, "users");
  const postmaster = await pidOf(url);
  let frozen: number[] = [];
  const thaw = () => {
    for (const pid of frozen.splice(0)) process.kill(pid, "SIGCONT");
  };
  afterThisTest(async () => {
    thaw();
    await stop();
  });
  return {
    url,
    freeze: () => {
      // The postmaster first, so that it starts no further process.
      process.kill(postmaster, "SIGSTOP");
      frozen = [postmaster, ...childrenOf(postmaster)];
      for (const pid of frozen.slice(1)) process.kill(pid, "SIGSTOP");
    },
    thaw,
    down,
    up,
  };
}

async function pidOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT pg_read_file('postmaster.pid') AS text");
  await client.end();
  return Number.parseInt(rows[0].text, 10);
}

function childrenOf(parent: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).split("\n");
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}
