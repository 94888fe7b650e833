import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Header } from "tar-stream";
import type { Config } from "../../config.ts";
import { CommandFailure } from "../../failure.ts";
import { writeBlob } from "../../store/blobs/archive.ts";
import { openFolder } from "../../store/blobs/folder.ts";
import { blobFolder } from "../../store/blobs/open.ts";
import { migrationState } from "../../store/migrate.ts";
import { MigrationError } from "../../store/migrations/error.ts";
import { type BlobFacts, blobsOfDatabase, damageOf, replaceDatabase } from "../../store/sqlite/copy.ts";
import { DatabaseInUse, lockForGateway } from "../../store/sqlite/gatewayLock.ts";
import { sqlitePath } from "../../store/sqlite/open.ts";
import { notFound } from "../errors.ts";
import { requireSqlite } from "./create.ts";
import {
  archiveFormat,
  blobPrefix,
  databaseName,
  type Manifest,
  manifestName,
  manifestSchema,
} from "./manifest.ts";
import type { Progress } from "./progress.ts";

/** Where a backup goes. */
interface Target {
  /** The database's file. */
  readonly path: string;
  /** The blobs' folder; null for a bucket of S3. */
  readonly blobs: string | null;
}

/** A file of the archive. */
type Entry = Readable & { readonly header: Header };

/** What has been written and does not count yet. */
interface Staged {
  readonly database: string;
  /** Undoes the blobs. */
  readonly undo: (() => Promise<void>)[];
}

/**
 * Replaces the database and adds the blobs of an archive. What decides is one rename at the end, of a database whose blobs are all
 * there and whose checksums are right: before it everything is as it was, and a failure removes what was written. Blobs of the
 * database that is replaced are removed by the next start of the server.
 * @throws CommandFailure NOT_EMPTY, DATABASE_IN_USE, DAMAGED_BACKUP, NEWER_BACKUP, NOT_SUPPORTED, NOT_FOUND
 */
export async function restoreBackup(
  { databaseUrl, blobUrl }: Pick<Config, "databaseUrl" | "blobUrl">,
  file: string,
  { force, progress }: { force: boolean; progress: Progress },
): Promise<Manifest> {
  requireSqlite(databaseUrl);
  if (!existsSync(file)) throw notFound(`There is no file ${file}.`);
  const target = { path: sqlitePath(databaseUrl), blobs: blobFolder(blobUrl) };
  const unlock = lockTarget(target.path);
  const staged: Staged = { database: `${target.path}.restoring`, undo: [] };
  try {
    if (!force) await requireEmpty(target);
    const manifest = await unpack(file, target, staged, progress);
    await replaceDatabase(target.path, staged.database);
    return manifest;
  } catch (error) {
    for (const beside of ["", "-journal", "-wal", "-shm"])
      await rm(staged.database + beside, { force: true });
    for (const undo of staged.undo) await undo();
    throw error;
  } finally {
    await unlock();
  }
}

function lockTarget(path: string): () => Promise<void> {
  try {
    return lockForGateway(path);
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
    throw new CommandFailure("DATABASE_IN_USE", `A server is using ${path}; stop it first.`);
  }
}

async function requireEmpty({ path, blobs }: Target): Promise<void> {
  if (existsSync(path)) throw notEmpty(path);
  if (blobs === null || !existsSync(blobs)) return;
  const folder = await openFolder(blobs);
  for await (const _ of folder.list()) throw notEmpty(blobs);
}

function notEmpty(path: string): CommandFailure {
  return new CommandFailure(
    "NOT_EMPTY",
    `${path} exists. Restore into an empty DATA_DIR, or replace what is there with --force.`,
  );
}

/** Reads the archive, checks each file, and writes the database beside its place and the blobs to theirs. */
async function unpack(file: string, target: Target, staged: Staged, progress: Progress): Promise<Manifest> {
  await mkdir(dirname(target.path), { recursive: true });
  const step = progress.step("restore");
  const archive = extract();
  const reading = pipeline(createReadStream(file), archive);
  // Reported below, where the entries are read.
  reading.catch(() => {});
  let manifest: Manifest | undefined;
  let missing: Map<string, BlobFacts> | undefined;
  let done = 0;
  try {
    for await (const entry of archive as AsyncIterable<Entry>) {
      const { name } = entry.header;
      if (!manifest) manifest = await readManifest(entry);
      else if (!missing && name === databaseName)
        missing = await stageDatabase(entry, manifest, target, staged);
      else if (missing && name.startsWith(blobPrefix)) await stageBlob(entry, missing, target, staged);
      else throw damaged(`it has ${name}, which no backup has there`);
      done += entry.header.size ?? 0;
      step(done, manifest.database.size + manifest.blobs.size);
    }
    await reading;
  } catch (error) {
    // What tar-stream throws has no code.
    throw error instanceof Error && error.constructor === Error && !("code" in error)
      ? damaged(error.message)
      : error;
  } finally {
    archive.destroy();
  }
  if (!manifest || !missing) throw damaged("it ends too early");
  const [first] = missing.values();
  if (first && manifest.blobs.place === "archive") throw damaged(`${first.key} and maybe more are missing`);
  return manifest;
}

async function readManifest(entry: Entry): Promise<Manifest> {
  const { name, size = 0 } = entry.header;
  if (name !== manifestName || size > 100_000) throw damaged("it does not begin with a manifest");
  let text = "";
  for await (const chunk of entry) text += chunk;
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw damaged("its manifest can't be read");
  if (parsed.data.format > archiveFormat) throw newer(parsed.data.version);
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function newer(version: string): CommandFailure {
  return new CommandFailure(
    "NEWER_BACKUP",
    `The backup was made by a later version of Gantry (${version}); restore it with that version.`,
  );
}

async function stageDatabase(
  entry: Entry,
  { version, database, blobs }: Manifest,
  target: Target,
  { database: path }: Staged,
): Promise<Map<string, BlobFacts>> {
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(entry, hashing, createWriteStream(path, { mode: 0o600 }));
  if (hash.digest("hex") !== database.sha256) throw damaged("the checksum of its database is wrong");
  const damage = damageOf(path);
  if (damage) throw damaged(`its database is: ${damage}`);
  await migrationState({ dialect: "sqlite" }, { url: path }).catch((error: unknown) => {
    throw error instanceof MigrationError && /newer/.test(error.message) ? newer(version) : error;
  });
  if ((blobs.place === "s3") !== (target.blobs === null) && blobs.count > 0) {
    throw new CommandFailure(
      "WRONG_BLOB_STORE",
      blobs.place === "s3"
        ? "The outputs of this backup are in a bucket of S3; set BLOB_URL to it."
        : "The outputs of this backup are files; set BLOB_URL to a folder, or leave it unset.",
    );
  }
  return new Map(blobsOfDatabase(path).map((facts) => [facts.key, facts]));
}

async function stageBlob(
  entry: Entry,
  missing: Map<string, BlobFacts>,
  { blobs }: Target,
  { undo }: Staged,
): Promise<void> {
  const key = entry.header.name.slice(blobPrefix.length);
  const facts = missing.get(key);
  if (!facts || blobs === null) throw damaged(`no output refers to its file ${key}`);
  const written = await writeBlob(blobs, key, entry);
  if (written.size !== facts.size || written.sha256 !== facts.sha256) {
    await written.discard();
    throw damaged(`the checksum of ${key} is wrong`);
  }
  undo.push(await written.keep());
  missing.delete(key);
}

function damaged(what: string): CommandFailure {
  return new CommandFailure("DAMAGED_BACKUP", `The backup can't be restored: ${what}. Nothing was changed.`);
}
