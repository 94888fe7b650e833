import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Path of a file or folder of this installation: those of the checkout, seen from the sources as from the built program. */
export function installed(...path: string[]): string {
  const found = findInstalled(...path);
  if (found === null) throw new Error(`${path.join("/")} is missing from this installation of Gantry`);
  return found;
}

/** The same; null when it is missing. */
export function findInstalled(...path: string[]): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, ...path))) {
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
  return join(folder, ...path);
}
