import { randomBytes } from "node:crypto";
import pg from "pg";
import { startPostgres } from "../../scripts/postgres.mjs";
import { buildFolder } from "./build.setup.mjs";
import { atTheEnd } from "./teardown.mjs";

/**
 * The server of this run: the one that TEST_POSTGRES_URL names (its user must be allowed to create databases), else
 * one of our own. Every database of the run carries the run's prefix, and goes at the end.
 */
export default async function setup() {
  buildFolder();
  const prefix = `gantry_test_${randomBytes(4).toString("hex")}_`;
  process.env.GANTRY_TEST_PREFIX = prefix;
  const given = process.env.TEST_POSTGRES_URL;
  if (given) {
    process.env.GANTRY_TEST_POSTGRES = given;
    atTheEnd(() => dropAll(given, prefix));
  } else {
    const server = await startPostgres();
    process.env.GANTRY_TEST_POSTGRES = server.url;
    // Half the time of the default, when a checkpoint costs nothing.
    process.env.GANTRY_TEST_STRATEGY = "STRATEGY FILE_COPY";
    atTheEnd(server.stop);
  }
}

async function dropAll(url, prefix) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [
    prefix,
  ]);
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.end();
}
