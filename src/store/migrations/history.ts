import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { installed } from "../../installation.ts";

/** One migration as this program brings it. */
export interface Migration {
  /** `<YYYYMMDDHHMMSS>_<name>`; sorts by age. */
  name: string;
  sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  checksum: string;
}

/** Reads one database's migrations, oldest first. `folder` defaults to the package's own. */
export async function history(
  dialect: string,
  folder = installed("prisma", "migrations"),
): Promise<Migration[]> {
  const names = (await readdir(join(folder, dialect))).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, dialect, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
