import { Command } from "commander";
import { readConfig } from "../config.ts";
import { migrate } from "../store/migrate.ts";
import { dialectOf } from "../store/open.ts";
import { type CliContext, print } from "./context.ts";

export function migrateCommand(context: CliContext): Command {
  return new Command("migrate")
    .description("migrate the database to this version (the server also does so when it starts)")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { databaseUrl: url, databaseTimeout } = readConfig(context.environment);
      const { applied } = await migrate(
        { dialect: dialectOf(url) },
        { url, timeout: databaseTimeout * 1_000 },
      );
      const lines = applied.length > 0 ? applied.map((name) => `applied ${name}`) : ["nothing to do"];
      print(context, json, { applied }, lines);
    });
}
