import { dirname } from "node:path";
import { Command } from "commander";
import { misspelt, misspeltText } from "../config/misspelt.ts";
import { type Config, readConfig, readRemoteConfig } from "../config.ts";
import { CommandFailure, failureOf } from "../failure.ts";
import { blobFolder, openBlobs } from "../store/blobs/open.ts";
import { dialectOf } from "../store/open.ts";
import { sqlitePath } from "../store/sqlite/open.ts";
import { type CliContext, print } from "./context.ts";
import { checkAccess } from "./doctor/access.ts";
import { checkDatabase } from "./doctor/database.ts";
import { checked, type Finding, fine, wrong } from "./doctor/finding.ts";
import { checkFolder } from "./doctor/folder.ts";
import { checkPorts } from "./doctor/ports.ts";

export function doctorCommand(context: CliContext): Command {
  return new Command("doctor")
    .description("check whether the server can run with the settings, and say what to do")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(context.environment);
      const lines = findings.map(
        ({ check, ok, message }) => `${ok ? "ok   " : "WRONG"}  ${check}: ${message}`,
      );
      print(context, json, findings, lines);
      const count = findings.filter(({ ok }) => !ok).length;
      if (count > 0) throw new CommandFailure("UNHEALTHY", `${count} of ${findings.length} checks failed.`);
    });
}

async function examine(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const names = misspelt(environment).map((variable) => wrong("settings", misspeltText(variable)));
  let config: Config;
  try {
    config = readConfig(environment);
    readRemoteConfig(environment);
  } catch (error) {
    return [...names, wrong("settings", failureOf(error).message)];
  }
  const { host, databaseUrl, databaseTimeout, blobUrl } = config;
  const settings = names.length > 0 ? names : [fine("settings", "every variable is known and valid")];
  const folders = dialectOf(databaseUrl) === "sqlite" ? [dirname(sqlitePath(databaseUrl))] : [];
  return [
    ...settings,
    ...(
      await Promise.all(folders.map((folder) => checked("folder", host, () => checkFolder("folder", folder))))
    ).flat(),
    ...(await checked("database", host, () => checkDatabase(databaseUrl, databaseTimeout * 1_000))),
    ...(await checked("outputs", host, () => checkBlobs(blobUrl))),
    ...(await checked("ports", host, () => checkPorts(config))),
    ...checkAccess(config),
  ];
}

/** Whether outputs can be stored. */
async function checkBlobs(url: string): Promise<Finding[]> {
  const folder = blobFolder(url);
  if (folder !== null) return checkFolder("outputs", folder);
  const blobs = await openBlobs({ url });
  try {
    for await (const _ of blobs.list()) break;
    return [fine("outputs", "the S3 bucket can be read")];
  } finally {
    await blobs.close();
  }
}
