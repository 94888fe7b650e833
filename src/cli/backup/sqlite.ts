import { createWriteStream, existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { CommandFailure } from "../../failure.ts";
import { migrationState } from "../../store/migrate.ts";
import { MigrationError } from "../../store/migrations/error.ts";
import { blobsOfDatabase, copyDatabase, damageOf, replaceDatabase } from "../../store/sqlite/copy.ts";
import { DatabaseInUse, lockForGateway } from "../../store/sqlite/gatewayLock.ts";
import { sqlitePath } from "../../store/sqlite/open.ts";
import { notFound } from "../errors.ts";
import type { BackupDatabase } from "./database.ts";
import { damaged, newer, notEmpty } from "./errors.ts";
import type { Manifest } from "./manifest.ts";

/** A copy is a database file. What decides on restoring is the rename of one that is checked. */
export function sqliteDatabase(url: string): BackupDatabase {
  const path = sqlitePath(url);
  return {
    dialect: "sqlite",
    migrations: async () => {
      if (!existsSync(path)) throw notFound(`There is no database ${path}; check DATA_DIR or DATABASE_URL.`);
      return (await migrationState({ dialect: "sqlite" }, { url: path })).applied;
    },
    copy: async (to, onProgress) => {
      await copyDatabase(path, to, onProgress);
      return blobsOfDatabase(to);
    },
    replace: async ({ force }, work) => {
      const unlock = lock(path);
      const staged = `${path}.restoring`;
      try {
        if (!force && existsSync(path)) throw notEmpty(path);
        const result = await work(async (copy, manifest) => {
          await pipeline(copy, createWriteStream(staged, { mode: 0o600 }));
          await check(staged, manifest);
          return blobsOfDatabase(staged);
        });
        await replaceDatabase(path, staged);
        return result;
      } finally {
        for (const beside of ["", "-journal", "-wal", "-shm"]) await rm(staged + beside, { force: true });
        await unlock();
      }
    },
  };
}

function lock(path: string): () => Promise<void> {
  try {
    return lockForGateway(path);
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
    throw new CommandFailure("DATABASE_IN_USE", `A server is using ${path}; stop it first.`);
  }
}

async function check(path: string, { version }: Manifest): Promise<void> {
  const damage = damageOf(path);
  if (damage) throw damaged(`its database is: ${damage}`);
  await migrationState({ dialect: "sqlite" }, { url: path }).catch((error: unknown) => {
    throw error instanceof MigrationError && /newer/.test(error.message) ? newer(version) : error;
  });
}
