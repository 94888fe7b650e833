import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratch } from "../../scripts/scratch.mjs";
import { buildFolder } from "./build.setup.mjs";
import { atTheEnd } from "./teardown.mjs";

/** A folder for this run's database files; the workers find it in the environment. */
export default function setup() {
  buildFolder();
  const folder = mkdtempSync(join(scratch(), "gantry-sqlite-"));
  process.env.GANTRY_TEST_FOLDER = folder;
  const sweeper = spawn(process.execPath, [fileURLToPath(new URL("sweeper.mjs", import.meta.url)), folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  sweeper.stdin.unref();
  sweeper.unref();
  atTheEnd(() => {
    rmSync(folder, { recursive: true, force: true });
    sweeper.stdin.end();
  });
}
