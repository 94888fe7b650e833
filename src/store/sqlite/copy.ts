import { existsSync } from "node:fs";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type BlobFacts, type OnProgress, selectBlobs } from "../copies.ts";

/** Pages of one step of a copy; the process does other things between two. */
const pagesAtOnce = 1_000;

/**
 * Copies a database, also while a server writes to it. The copy is one file, as the database was when the copying began: the
 * transaction that is kept open meanwhile is what SQLite reads. Without it each change made SQLite begin again, and a copy of
 * 9 MB under constant writes did not end.
 */
export async function copyDatabase(path: string, to: string, onProgress: OnProgress): Promise<void> {
  const source = new Database(path, { readonly: true, fileMustExist: true });
  try {
    // SQLite gives a file that it makes the usual rights, and this one holds password hashes and signing keys.
    await rm(to, { force: true });
    await writeFile(to, "", { flag: "wx", mode: 0o600 });
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_master").get();
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
  } finally {
    source.close();
  }
  const copy = new Database(to);
  try {
    // Without files beside it; the server sets it to WAL again.
    copy.pragma("journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

/** All blobs that rows of a copy refer to. */
export function blobsOfDatabase(path: string): BlobFacts[] {
  return readOnly(path, (database) => database.prepare<[], BlobFacts>(selectBlobs).all());
}

/** What SQLite finds damaged in a file; null for nothing. */
export function damageOf(path: string): string | null {
  const found = readOnly(path, (database) => database.pragma("integrity_check(1)", { simple: true }));
  return found === "ok" ? null : String(found);
}

function readOnly<T>(path: string, read: (database: Database.Database) => T): T {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

/**
 * Puts a database into another's place, by one rename. No process may use the one that is replaced.
 * @throws SQLITE_BUSY when a process does
 */
export async function replaceDatabase(path: string, by: string): Promise<void> {
  if (existsSync(path)) endWal(path);
  // SQLite would add what an earlier write-ahead log has to the new database.
  for (const beside of ["-wal", "-shm"]) await rm(path + beside, { force: true });
  await sync(by);
  await rename(by, path);
  await sync(dirname(path));
}

/** Has a database write its log into its file, so that it is whole without it until it is replaced. */
function endWal(path: string): void {
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    // A damaged one is what a backup may have to replace.
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code))) throw error;
  } finally {
    database.close();
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
