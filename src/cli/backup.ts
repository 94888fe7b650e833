import { Command } from "commander";
import { readConfig } from "../config.ts";
import { progressLine, sizeText } from "./backup/progress.ts";
import { type CliContext, print } from "./context.ts";

export function backupCommand(context: CliContext): Command {
  return new Command("backup")
    .description("write the database and the outputs to one file; the server may run")
    .argument("<file>", "a tar file; one that exists is replaced once the new one is whole")
    .option("--json", "print JSON")
    .action(async (file: string, { json }: { json?: boolean }) => {
      const config = readConfig(context.environment);
      const { createBackup } = await import("./backup/create.ts");
      const progress = progressLine(context, json);
      const manifest = await createBackup(config, file, progress).finally(progress.end);
      const { database, blobs } = manifest;
      const outputs =
        blobs.place === "s3"
          ? `${blobs.count} outputs stay in the bucket: keep their versions there`
          : `${blobs.count} outputs (${sizeText(blobs.size)})`;
      print(context, json, { file, ...manifest }, [
        `wrote ${file}: the database (${sizeText(database.size)}) and ${outputs}`,
      ]);
    });
}

export function restoreCommand(context: CliContext): Command {
  return new Command("restore")
    .description("restore a file of gantry backup into an empty DATA_DIR and database; no server may run")
    .argument("<file>")
    .option("--force", "replace the database that is there")
    .option("--json", "print JSON")
    .action(async (file: string, { force = false, json }: { force?: boolean; json?: boolean }) => {
      const config = readConfig(context.environment);
      const { restoreBackup } = await import("./backup/restore.ts");
      const progress = progressLine(context, json);
      const manifest = await restoreBackup(config, file, { force, progress }).finally(progress.end);
      print(context, json, { file, ...manifest }, [
        `restored the database and ${manifest.blobs.count} outputs of ${manifest.createdAt}`,
      ]);
    });
}
