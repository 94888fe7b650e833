import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { usageError } from "./errors.ts";

/**
 * Adds the variables of a file with lines NAME=value to an environment, except those that it has already. They are added to the
 * process's own environment, which libraries (of S3, of PostgreSQL) read too.
 */
export function addEnvFile(environment: NodeJS.ProcessEnv, path: string): void {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw usageError(`The file of --env-file can't be read: ${(error as Error).message}.`);
  }
  for (const [name, value] of Object.entries(parseEnv(text))) environment[name] ??= value;
}
