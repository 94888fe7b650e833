import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { run } from "./process.ts";
import { setting } from "./template.ts";

/**
 * The path of a program as `npm run build` writes it, which starts in a fraction of the time that its sources take. Made
 * by the first test of a run that needs it.
 */
export async function built(source: "src/main.ts" | "test/support/gateway.process.ts"): Promise<string> {
  const folder = resolve(setting("GANTRY_TEST_BUILD"));
  const name = basename(source, ".ts");
  const place = join(folder, name);
  if (!existsSync(place)) {
    await mkdir(folder, { recursive: true });
    const own = await mkdtemp(`${place}-`);
    await run("scripts/build.mjs", [own, source]);
    // Workers that race each make it; the first rename wins, and all are the same.
    await rename(own, place).catch(() => rm(own, { recursive: true, force: true }));
  }
  return join(place, "src", `${name}.js`);
}
