import { afterAll } from "@jest/globals";
import pg from "pg";
import { type Content, fill, setting, type TestDatabase } from "./template.ts";

/** Keeps the workers from making the template twice. Any number that nobody else locks. */
const templateLock = 4_711;

let admin: Promise<pg.Client> | undefined;

/** Databases that nobody needs any more. */
const doomed: string[] = [];

afterAll(async () => {
  const client = await admin;
  if (client) await dropDoomed(client, 0);
  await client?.end();
  admin = undefined;
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: setting("GANTRY_TEST_POSTGRES") });
  await client.connect();
  return client;
}

/** A connection to the server's own database, for creating and dropping others; one for each test file. */
function server(): Promise<pg.Client> {
  admin ??= connect();
  return admin;
}

/** A copy of the template with that content, or an empty database. */
export async function freshPostgresql(suffix: string, content: Content): Promise<TestDatabase> {
  const name = setting("GANTRY_TEST_PREFIX") + suffix;
  const client = await server();
  await dropDoomed(client, 2);
  const source = content === "empty" ? "template0" : await template(client, content);
  const strategy = process.env.GANTRY_TEST_STRATEGY ?? "";
  await client.query(`CREATE DATABASE "${name}" TEMPLATE "${source}" ${strategy}`);
  return {
    url: urlOf(name),
    drop: async () => {
      doomed.push(name);
    },
  };
}

/**
 * Drops what earlier tests are done with, but for the newest few: the sessions that were closed a moment ago are still
 * on their way out, and PostgreSQL waits for them in steps of 100 ms. Later it is 5 ms.
 */
async function dropDoomed(client: pg.Client, newest: number): Promise<void> {
  const names = doomed.splice(0, Math.max(0, doomed.length - newest));
  for (const name of names) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

function urlOf(name: string): string {
  const url = new URL(setting("GANTRY_TEST_POSTGRES"));
  url.pathname = `/${name}`;
  return url.href;
}

const known = new Set<string>();

/** The run's database with that content; the first worker that wants it makes it, under another name until it is ready. */
async function template(client: pg.Client, content: Content): Promise<string> {
  const name = `${setting("GANTRY_TEST_PREFIX")}template_${content}`;
  if (known.has(name)) return name;
  await client.query(`SELECT pg_advisory_lock(${templateLock})`);
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) {
      const draft = `${name}_draft`;
      await client.query(`CREATE DATABASE "${draft}" TEMPLATE template0`);
      await fill("postgresql", urlOf(draft), content);
      await client.query(`ALTER DATABASE "${draft}" RENAME TO "${name}"`);
    }
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${templateLock})`);
  }
  known.add(name);
  return name;
}
