import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** One migration as this program brings it. */
export interface Migration {
  /** `<YYYYMMDDHHMMSS>_<name>`; sorts by age. */
  name: string;
  sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  checksum: string;
}

/** The package's `prisma/migrations`, seen from the sources as from the build under `dist`. */
function packaged(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "prisma", "migrations"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("prisma/migrations is missing from this installation of Gantry");
    folder = parent;
  }
  return join(folder, "prisma", "migrations");
}

/** Reads one database's migrations, oldest first. `folder` defaults to the package's own. */
export async function history(dialect: string, folder = packaged()): Promise<Migration[]> {
  const names = (await readdir(join(folder, dialect))).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, dialect, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
