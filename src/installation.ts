import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Path of a file or folder of this installation: those of the checkout, seen from the sources as from the built program. */
export function installed(...path: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, ...path))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${path.join("/")} is missing from this installation of Gantry`);
    folder = parent;
  }
  return join(folder, ...path);
}
