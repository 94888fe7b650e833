import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { root } from "./processes.ts";

const here = `${root}/test/bench`;
/** The hash of the lock file that was installed. */
const stamp = `${here}/node_modules/.installed`;

/** Has npm install what the benchmarks compare with, when it is missing or of another lock file. */
export function install(): void {
  const wanted = createHash("sha256")
    .update(readFileSync(`${here}/package-lock.json`))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("installing what the benchmarks compare with (npm ci in test/bench)");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: here,
    stdio: "inherit",
  });
  writeFileSync(stamp, wanted);
}

/** The versions of what is compared, as they are pinned. */
export function versions(): Record<string, string> {
  return (
    JSON.parse(readFileSync(`${here}/package.json`, "utf8")) as { dependencies: Record<string, string> }
  ).dependencies;
}
