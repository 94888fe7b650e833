import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs a TypeScript or JavaScript file of this package in a process of its own and returns its standard output.
 * Throws, with the standard error, when it exits with anything but 0 or takes longer than 2 minutes.
 */
export async function run(file: string, args: string[], cwd = root): Promise<string> {
  const loader = new URL("ts.mjs", import.meta.url).href;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", loader, resolve(root, file), ...args],
    {
      cwd,
      timeout: 120_000,
      // Without the options of the test run.
      env: { ...process.env, NODE_OPTIONS: "" },
    },
  );
  return stdout;
}
