import pg from "pg";

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

let started: Promise<Server> | undefined;
let count = 0;

/** The PostgreSQL of this run: it ends with this process, and it does not care for durability. For all contenders the same. */
function server(): Promise<Server> {
  started ??= start();
  return started;
}

async function start(): Promise<Server> {
  // By its address: a script of plain JavaScript, whose types TypeScript does not know.
  const { startPostgres } = await import(new URL("../../../scripts/postgres.mjs", import.meta.url).href);
  return (await startPostgres()) as Server;
}

/** A new empty database. */
export async function newDatabase(): Promise<string> {
  const url = new URL((await server()).url);
  const name = `bench_${++count}`;
  await run(url.href, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs SQL on a connection of its own and returns the last rows. */
export async function run<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

export async function postgresVersion(): Promise<string> {
  const [row] = await run<{ server_version: string }>((await server()).url, "SHOW server_version");
  return row?.server_version ?? "";
}

/** How many sessions of a database are there, and how many wait for a lock, on average while the work lasts. */
export async function lockWaits<T>(
  url: string,
  work: () => Promise<T>,
): Promise<{ result: T; waiting: number; sessions: number }> {
  const client = new pg.Client({ connectionString: url, application_name: "bench watcher" });
  await client.connect();
  const waiting: number[] = [];
  const sessions: number[] = [];
  const look = async () => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE wait_event_type = 'Lock')::int AS waiting
       FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    sessions.push(rows[0].all);
    waiting.push(rows[0].waiting);
  };
  let busy = Promise.resolve();
  const timer = setInterval(() => {
    busy = busy.then(look);
  }, 50);
  try {
    const result = await work();
    const mean = (values: number[]) =>
      values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return { result, waiting: mean(waiting), sessions: mean(sessions) };
  } finally {
    clearInterval(timer);
    await busy;
    await client.end();
  }
}

/** Ends the run's PostgreSQL, when it was needed. */
export async function stopPostgres(): Promise<void> {
  await (await started)?.stop();
}
