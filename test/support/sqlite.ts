import { existsSync } from "node:fs";
import { copyFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "../../src/store/migrate.ts";
import { setting, type TestDatabase } from "./database.ts";

/** A migrated file, or none yet when `empty`. */
export async function freshSqlite(name: string, empty: boolean): Promise<TestDatabase> {
  const path = join(setting("GANTRY_TEST_FOLDER"), `${name}.db`);
  if (!empty) await copyFile(await template(), path);
  return {
    url: `file:${path}`,
    drop: async () => {
      for (const suffix of ["", "-wal", "-shm"]) await rm(path + suffix, { force: true });
    },
  };
}

/** Workers that race each make the file; the last rename wins, and all are the same. */
async function template(): Promise<string> {
  const path = join(setting("GANTRY_TEST_FOLDER"), "template.db");
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`;
    await migrate({ dialect: "sqlite" }, { url: `file:${own}` });
    await rename(own, path);
  }
  return path;
}
