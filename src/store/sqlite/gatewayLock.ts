import { dirname } from "node:path";
import Database from "better-sqlite3";
import { failedWith } from "../errorCodes.ts";
import { makeFolder } from "../folders.ts";

/** Another gateway uses the database. The message says what to do. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
}

/**
 * Reserves an SQLite file for one gateway: a second one would see the first one's events late, and both would run the
 * periodic tasks. The command line's processes may use the file beside it. The lock is SQLite's own on a file beside the
 * database, so that it ends with the process, however that ends.
 * @returns releases it
 * @throws DatabaseInUse
 */
export function lockForGateway(path: string): () => Promise<void> {
  makeFolder(dirname(path));
  const lock = new Database(`${path}-gateway`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!failedWith("retryable", error)) throw error;
    throw new DatabaseInUse(
      `another gateway is using ${path}. Stop it first, or give this one another DATA_DIR or DATABASE_URL. ` +
        "Several gateways can share a PostgreSQL database, not an SQLite file.",
    );
  }
  return async () => void lock.close();
}
