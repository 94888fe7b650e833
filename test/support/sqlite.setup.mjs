import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atTheEnd } from "./teardown.mjs";

/** A folder for this run's database files; the workers find it in the environment. */
export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), "gantry-sqlite-"));
  process.env.GANTRY_TEST_FOLDER = folder;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  atTheEnd(remove);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      remove();
      process.exit(1);
    });
  }
}
