import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Header } from "tar-stream";
import type { Config } from "../../config.ts";
import { CommandFailure } from "../../failure.ts";
import { writeBlob } from "../../store/blobs/archive.ts";
import { openFolder } from "../../store/blobs/folder.ts";
import { blobFolder } from "../../store/blobs/open.ts";
import type { BlobFacts } from "../../store/copies.ts";
import { notFound } from "../errors.ts";
import type { BackupDatabase, Load } from "./database.ts";
import { damaged, newer, notEmpty } from "./errors.ts";
import {
  archiveFormat,
  blobPrefix,
  databaseName,
  type Manifest,
  manifestName,
  manifestSchema,
} from "./manifest.ts";
import { backupDatabase } from "./open.ts";
import type { Progress } from "./progress.ts";

/** A file of the archive. */
type Entry = Readable & { readonly header: Header };

/** Where blobs go. */
interface Blobs {
  /** Null for a bucket of S3. */
  readonly folder: string | null;
  /** Removes those that were written. */
  readonly undo: (() => Promise<void>)[];
}

/**
 * Replaces the database and adds the blobs of an archive. What decides comes last, when the database is checked and its blobs
 * are all there: a rename on SQLite, a commit on PostgreSQL. Before it everything is as it was, and a failure removes what was
 * written. Blobs of the database that is replaced are removed by the next start of the server.
 * @throws CommandFailure NOT_EMPTY, DATABASE_IN_USE, DAMAGED_BACKUP, NEWER_BACKUP, WRONG_DATABASE, WRONG_BLOB_STORE, NOT_FOUND
 */
export async function restoreBackup(
  config: Pick<Config, "databaseUrl" | "databaseTimeout" | "blobUrl">,
  file: string,
  { force, progress }: { force: boolean; progress: Progress },
): Promise<Manifest> {
  if (!existsSync(file)) throw notFound(`There is no file ${file}.`);
  const database = await backupDatabase(config);
  const blobs: Blobs = { folder: blobFolder(config.blobUrl), undo: [] };
  try {
    return await database.replace({ force }, async (load) => {
      if (!force) await requireEmpty(blobs);
      try {
        await verify(file, database, blobs);
        return await unpack(file, load, blobs, progress);
      } catch (error) {
        throw isOfArchive(error) ? damaged(error.message) : error;
      }
    });
  } catch (error) {
    for (const undo of blobs.undo) await undo();
    throw error;
  }
}

async function requireEmpty({ folder }: Blobs): Promise<void> {
  if (folder === null || !existsSync(folder)) return;
  const opened = await openFolder(folder);
  for await (const _ of opened.list()) throw notEmpty(folder);
}

/** Reads the archive as far as its database: whether it belongs here, and is what was written. */
async function verify(file: string, { dialect }: BackupDatabase, { folder }: Blobs): Promise<void> {
  let manifest: Manifest | undefined;
  for await (const entry of entriesOf(file)) {
    if (!manifest) {
      manifest = await readManifest(entry);
      requireSamePlace(manifest, dialect, folder);
    } else {
      if (entry.header.name !== databaseName[dialect]) throw damaged("it has no database");
      const hash = createHash("sha256");
      await pipeline(entry, hash);
      if (hash.digest("hex") !== manifest.database.sha256) {
        throw damaged("the checksum of its database is wrong");
      }
      return;
    }
  }
  throw damaged("it ends too early");
}

function requireSamePlace({ database, blobs }: Manifest, dialect: string, folder: string | null): void {
  if (database.dialect !== dialect) {
    const name = { sqlite: "an SQLite", postgresql: "a PostgreSQL" }[database.dialect];
    throw new CommandFailure(
      "WRONG_DATABASE",
      `This is a backup of ${name} database; set DATABASE_URL to such a one.`,
    );
  }
  if ((blobs.place === "s3") !== (folder === null) && blobs.count > 0) {
    throw new CommandFailure(
      "WRONG_BLOB_STORE",
      blobs.place === "s3"
        ? "The outputs of this backup are in a bucket of S3; set BLOB_URL to it."
        : "The outputs of this backup are files; set BLOB_URL to a folder, or leave it unset.",
    );
  }
}

/** Loads the database, and writes each blob to its place, after a look at its checksum. */
async function unpack(file: string, load: Load, blobs: Blobs, progress: Progress): Promise<Manifest> {
  const step = progress.step("restore");
  let manifest: Manifest | undefined;
  let missing: Map<string, BlobFacts> | undefined;
  let done = 0;
  for await (const entry of entriesOf(file)) {
    const { name, size = 0 } = entry.header;
    if (!manifest) manifest = await readManifest(entry);
    else if (!missing) missing = new Map((await load(entry, manifest)).map((facts) => [facts.key, facts]));
    else if (name.startsWith(blobPrefix)) await addBlob(entry, missing, blobs);
    else throw damaged(`it has ${name}, which no backup has there`);
    done += size;
    step(done, manifest.database.size + manifest.blobs.size);
  }
  if (!manifest || !missing) throw damaged("it ends too early");
  const [first] = missing.values();
  if (first && manifest.blobs.place === "archive") throw damaged(`${first.key} and maybe more are missing`);
  return manifest;
}

async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const archive = extract();
  const reading = pipeline(createReadStream(file), archive);
  // Reported below, where the entries are read.
  reading.catch(() => {});
  try {
    yield* archive as AsyncIterable<Entry>;
    await reading;
  } finally {
    archive.destroy();
  }
}

/** Whether the archive or its dump can't be read: those errors have no code, as all of files and databases have. */
function isOfArchive(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && !("code" in error);
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

async function addBlob(
  entry: Entry,
  missing: Map<string, BlobFacts>,
  { folder, undo }: Blobs,
): Promise<void> {
  const key = entry.header.name.slice(blobPrefix.length);
  const facts = missing.get(key);
  if (!facts || folder === null) throw damaged(`no output refers to its file ${key}`);
  const written = await writeBlob(folder, key, entry);
  if (written.size !== facts.size || written.sha256 !== facts.sha256) {
    await written.discard();
    throw damaged(`the checksum of ${key} is wrong`);
  }
  undo.push(await written.keep());
  missing.delete(key);
}
