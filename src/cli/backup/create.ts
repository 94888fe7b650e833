import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import type { Config } from "../../config.ts";
import { CommandFailure } from "../../failure.ts";
import { type HeldBlob, holdBlob } from "../../store/blobs/archive.ts";
import { BlobMissing } from "../../store/blobs/blobs.ts";
import { blobFolder } from "../../store/blobs/open.ts";
import type { BlobFacts } from "../../store/copies.ts";
import type { Dialect } from "../../store/store.ts";
import { version } from "../../version.ts";
import type { BackupDatabase } from "./database.ts";
import { archiveFormat, blobPrefix, databaseName, type Manifest, manifestName } from "./manifest.ts";
import { backupDatabase } from "./open.ts";
import type { Progress } from "./progress.ts";

/** How often the database is copied again because the server removed an output meanwhile. */
const attempts = 5;

/** A copy of the database, and the blobs that it refers to; `release` removes both. */
interface Snapshot {
  readonly database: string;
  readonly blobs: readonly (BlobFacts & { readonly held: HeldBlob })[];
  /** Blobs in the bucket of S3. */
  readonly elsewhere: readonly BlobFacts[];
  release(): Promise<void>;
}

/**
 * Writes an archive with the database and the blobs that it refers to, as they are at one time; a server may run. The file
 * appears under its name once it is whole.
 * @throws CommandFailure NOT_FOUND without a database, DAMAGED_OUTPUT
 */
export async function createBackup(
  config: Pick<Config, "databaseUrl" | "databaseTimeout" | "blobUrl">,
  file: string,
  progress: Progress,
): Promise<Manifest> {
  const database = await backupDatabase(config);
  const part = `${file}.part`;
  const migrations = await database.migrations();
  const blobs = blobFolder(config.blobUrl);
  const snapshot = await takeSnapshot({ database, blobs, to: `${part}-db` }, progress);
  try {
    const manifest = await manifestOf(snapshot, { dialect: database.dialect, migrations });
    const archive = pack();
    const writing = pipeline(archive, createWriteStream(part, { mode: 0o600 }));
    // A failure of either ends the other, and is reported once.
    await Promise.all([
      writing,
      writeArchive(archive, manifest, snapshot, progress).catch((error) => void archive.destroy(error)),
    ]);
    await syncFile(part);
    await rename(part, file);
    return manifest;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await snapshot.release();
  }
}

/** Copies the database first: a blob that it refers to may be removed after that, and none can be missing before. */
async function takeSnapshot(
  { database, blobs, to }: { database: BackupDatabase; blobs: string | null; to: string },
  progress: Progress,
): Promise<Snapshot> {
  for (let attempt = 1; ; attempt++) {
    const held: (BlobFacts & { held: HeldBlob })[] = [];
    const release = async () => {
      for (const beside of ["", "-journal", "-wal", "-shm"]) await rm(to + beside, { force: true });
      for (const one of held) await one.held.release();
    };
    try {
      const facts = await database.copy(to, progress.step("database"));
      if (blobs === null) return { database: to, blobs: [], elsewhere: facts, release };
      for (const one of facts) held.push({ ...one, held: await holdBlob(blobs, one.key) });
      return { database: to, blobs: held, elsewhere: [], release };
    } catch (error) {
      await release();
      if (!(error instanceof BlobMissing)) throw error;
      if (attempt === attempts) throw damaged(`${blobs}/${error.key} is missing, which an output refers to`);
    }
  }
}

function damaged(what: string): CommandFailure {
  return new CommandFailure(
    "DAMAGED_OUTPUT",
    `The backup was not made: ${what}. Put the file back, or delete the output or its job, and try again.`,
  );
}

async function manifestOf(
  { database, blobs, elsewhere }: Snapshot,
  facts: { dialect: Dialect; migrations: number },
): Promise<Manifest> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(database), hash);
  const all = [...blobs, ...elsewhere];
  return {
    format: archiveFormat,
    version,
    createdAt: new Date().toISOString(),
    database: { size: (await stat(database)).size, sha256: hash.digest("hex"), ...facts },
    blobs: {
      place: elsewhere.length > 0 ? "s3" : "archive",
      count: all.length,
      size: all.reduce((sum, { size }) => sum + size, 0),
    },
  };
}

async function writeArchive(
  archive: Pack,
  manifest: Manifest,
  { database, blobs }: Snapshot,
  progress: Progress,
): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  archive.entry({ name: manifestName, mode: 0o600 }, text);
  const step = progress.step("archive");
  const total = manifest.database.size + (manifest.blobs.place === "archive" ? manifest.blobs.size : 0);
  let done = 0;
  const add = async (name: string, path: string, { size, sha256 }: Omit<BlobFacts, "key">) => {
    if ((await stat(path)).size !== size) throw damaged(`${name} has not the size of its output`);
    const hash = createHash("sha256");
    const counted = counting(hash, (bytes) => {
      done += bytes;
      step(done, total);
    });
    await pipeline(createReadStream(path), counted, archive.entry({ name, size, mode: 0o600 }));
    if (hash.digest("hex") !== sha256) throw damaged(`${name} has not the checksum of its output`);
  };
  await add(databaseName[manifest.database.dialect], database, manifest.database);
  for (const { key, held, ...facts } of blobs) await add(blobPrefix + key, held.path, facts);
  archive.finalize();
}

function counting(hash: Hash, count: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      count(chunk.length);
      done(null, chunk);
    },
  });
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
