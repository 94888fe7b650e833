import { existsSync } from "node:fs";
import { copyFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Content, fill, setting, type TestDatabase } from "./template.ts";

/** A file with that content, or none yet when `empty`. */
export async function freshSqlite(name: string, content: Content): Promise<TestDatabase> {
  const path = join(setting("GANTRY_TEST_FOLDER"), `${name}.db`);
  if (content !== "empty") await copyFile(await template(content), path);
  return {
    url: `file:${path}`,
    drop: async () => {
      for (const suffix of ["", "-wal", "-shm"]) await rm(path + suffix, { force: true });
    },
  };
}

/** Workers that race each make the file; the last rename wins, and all are the same. */
async function template(content: Content): Promise<string> {
  const path = join(setting("GANTRY_TEST_FOLDER"), `template-${content}.db`);
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`;
    await fill("sqlite", `file:${own}`, content);
    await rename(own, path);
  }
  return path;
}
