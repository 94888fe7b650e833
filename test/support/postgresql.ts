import { afterAll } from "@jest/globals";
import pg from "pg";
import { migrate } from "../../src/store/migrate.ts";
import { setting, type TestDatabase } from "./database.ts";

/** Keeps the workers from making the template twice. Any number that nobody else locks. */
const templateLock = 4_711;

let admin: Promise<pg.Client> | undefined;

afterAll(async () => {
  await (await admin)?.end();
  admin = undefined;
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: setting("GANTRY_TEST_POSTGRES") });
  await client.connect();
  return client;
}

/** A connection to the server's own database, for creating and dropping others; one for each test file. */
export function server(): Promise<pg.Client> {
  admin ??= connect();
  return admin;
}

/** A copy of the migrated template, or an empty database. */
export async function freshPostgresql(suffix: string, empty: boolean): Promise<TestDatabase> {
  const name = setting("GANTRY_TEST_PREFIX") + suffix;
  const client = await server();
  await client.query(`CREATE DATABASE "${name}" TEMPLATE "${empty ? "template0" : await template(client)}"`);
  return {
    url: urlOf(name),
    drop: async () => {
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    },
  };
}

function urlOf(name: string): string {
  const url = new URL(setting("GANTRY_TEST_POSTGRES"));
  url.pathname = `/${name}`;
  return url.href;
}

let known: string | undefined;

/** The run's migrated database; the first worker that wants it makes it, under another name until it is ready. */
async function template(client: pg.Client): Promise<string> {
  if (known) return known;
  const name = `${setting("GANTRY_TEST_PREFIX")}template`;
  await client.query(`SELECT pg_advisory_lock(${templateLock})`);
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) {
      const draft = `${name}_draft`;
      await client.query(`CREATE DATABASE "${draft}" TEMPLATE template0`);
      await migrate({ dialect: "postgresql" }, { url: urlOf(draft) });
      await client.query(`ALTER DATABASE "${draft}" RENAME TO "${name}"`);
    }
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${templateLock})`);
  }
  known = name;
  return name;
}
