import type { Config } from "../../config.ts";
import { dialectOf } from "../../store/open.ts";
import type { BackupDatabase } from "./database.ts";

/** The database of the settings; loads the code of its dialect only. */
export async function backupDatabase({
  databaseUrl,
  databaseTimeout,
}: Pick<Config, "databaseUrl" | "databaseTimeout">): Promise<BackupDatabase> {
  if (dialectOf(databaseUrl) === "sqlite") {
    const { sqliteDatabase } = await import("./sqlite.ts");
    return sqliteDatabase(databaseUrl);
  }
  const { postgresqlDatabase } = await import("./postgresql.ts");
  return postgresqlDatabase(databaseUrl, databaseTimeout * 1_000);
}
