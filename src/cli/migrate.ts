import { Command } from "commander";
import { readConfig } from "../config.ts";
import { migrate } from "../store/migrate.ts";
import { dialectOf } from "./database.ts";
import { print, type Surroundings } from "./surroundings.ts";

export function migrateCommand(around: Surroundings): Command {
  return new Command("migrate")
    .description("bring the database to this version (starting the server does so too)")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { databaseUrl: url } = readConfig(around.environment);
      const { applied } = await migrate({ dialect: dialectOf(url) }, { url });
      const lines = applied.length > 0 ? applied.map((name) => `applied ${name}`) : ["nothing to do"];
      print(around, json, { applied }, lines);
    });
}
