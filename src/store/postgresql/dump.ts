import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type BlobFacts, type OnProgress, selectBlobs } from "../copies.ts";
import { history } from "../migrations/history.ts";

/*
 * A dump has the form of pg_dump --data-only: for each table COPY with its rows as text, then the sequences' positions. The
 * migrations make the tables. It can be read by every later version of PostgreSQL, and by psql.
 */

/** What a session's settings would change in the text, and time-outs that would end a long COPY. */
const sessionSettings = `
  SET LOCAL client_encoding = 'UTF8'; SET LOCAL datestyle = 'ISO'; SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

/** The line after a table's rows. */
const endOfRows = Buffer.from("\\.\n");

/** A line of a dump that loading runs; it runs nothing else. */
const statement = /^(COPY "\w+" \(("\w+"(, )?)+\) FROM stdin|SELECT pg_catalog\.setval\('"\w+"', \d+\));$/;

/**
 * Writes the rows of all tables to a file, as they are at one time; changes go on meanwhile.
 * @returns the blobs that they refer to
 * @throws when a row can't be read or the file can't be written; the client is of no more use then: it may be in a COPY
 */
export async function dumpDatabase(
  client: pg.Client,
  to: string,
  onProgress: OnProgress,
): Promise<BlobFacts[]> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query(sessionSettings);
  const tables = await tablesOf(client);
  await pipeline(linesOfDump(client, tables, onProgress), createWriteStream(to, { mode: 0o600 }));
  const blobs = await blobsOf(client);
  await client.query("COMMIT");
  return blobs;
}

/**
 * Adds the rows of a dump to tables that the migrations have just made, in the transaction that the client is in.
 * @returns the blobs that they refer to
 * @throws Error when the dump has a line that no dump has
 */
export async function loadDump(client: pg.Client, source: Readable): Promise<BlobFacts[]> {
  await client.query(sessionSettings);
  // Rows of two tables refer to each other; and the migrations' own rows are in the dump.
  const references = await takeReferences(client);
  await client.query(`TRUNCATE ${quoted(await tablesOf(client))}`);
  const lines = linesOf(source);
  for await (const line of lines) {
    const text = line.toString().trimEnd();
    if (!statement.test(text)) throw new Error(`"${text.slice(0, 60)}" is no line of a dump`);
    if (text.startsWith("COPY")) await pipeline(rowsOf(lines), client.query(copyFrom(text)));
    else await client.query(text);
  }
  for (const { table, name, definition } of references) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  }
  return blobsOf(client);
}

/** The tables that migrations of this program have made in the database. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = current_schema() AND tablename = ANY($1) ORDER BY 1`,
    [await made("TABLE")],
  );
  return rows.map(({ name }) => name);
}

/** Removes everything that the migrations have made. */
export async function dropTables(client: pg.Client): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${quoted([...(await tablesOf(client)), "_prisma_migrations"])}`);
  await client.query(`DROP TYPE IF EXISTS ${quoted(await made("TYPE"))}`);
}

/** How many other connections to the database there are. */
export async function otherConnections(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT COUNT(*)::int AS "count" FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  return rows[0]?.count ?? 0;
}

/** Names of what migrations make. */
async function made(kind: "TABLE" | "TYPE"): Promise<string[]> {
  const pattern = new RegExp(`^CREATE ${kind} "(\\w+)"`, "gm");
  const migrations = await history("postgresql");
  return migrations.flatMap(({ sql }) => [...sql.matchAll(pattern)].map(([, name]) => name as string));
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

async function* linesOfDump(
  client: pg.Client,
  tables: readonly string[],
  onProgress: OnProgress,
): AsyncGenerator<string | Buffer> {
  for (const [index, table] of tables.entries()) {
    const columns = `"${table}" (${quoted(await columnsOf(client, table))})`;
    yield `COPY ${columns} FROM stdin;\n`;
    yield* client.query(copyTo(`COPY ${columns} TO STDOUT`)) as AsyncIterable<Buffer>;
    yield endOfRows;
    onProgress(index + 1, tables.length);
  }
  // They never go back, so that the number of a removed row is not given again.
  const { rows } = await client.query<{ line: string }>(
    `SELECT format('SELECT pg_catalog.setval(%L, %s);', quote_ident(sequencename), last_value) AS "line"
       FROM pg_sequences, unnest($1::text[]) AS own(name)
      WHERE schemaname = current_schema() AND last_value IS NOT NULL AND starts_with(sequencename, own.name || '_')`,
    [tables],
  );
  for (const { line } of rows) yield `${line}\n`;
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS "name" FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function blobsOf(client: pg.Client): Promise<BlobFacts[]> {
  const { rows } = await client.query<Omit<BlobFacts, "size"> & { size: string }>(selectBlobs);
  return rows.map(({ size, ...rest }) => ({ ...rest, size: Number(size) }));
}

interface Reference {
  table: string;
  name: string;
  definition: string;
}

/** Removes all foreign keys, and returns them. */
async function takeReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS "name", pg_get_constraintdef(oid) AS "definition"
       FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return rows;
}

/** Lines with their ends. Only line feeds end one: rows have no others, but may have what Node's readline takes for one. */
async function* linesOf(source: Readable): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      yield rest.subarray(from, end + 1);
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest;
}

/** The rows of a table, without the line that ends them. */
async function* rowsOf(lines: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error("the rows of a table are cut off");
    if (value.equals(endOfRows)) return;
    yield value;
  }
}
