import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { root } from "./processes.ts";

const here = `${root}/test/bench`;

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Has npm install what the benchmarks compare with, when it is missing or of another lock file. */
export function install(): void {
  // npm keeps in this file what it has installed; its versions are those of the lock file, or it is out of date.
  const installed = read(`${here}/node_modules/.package-lock.json`);
  const wanted = read(`${here}/package-lock.json`);
  if (installed && wanted && sameVersions(installed, wanted)) return;
  console.log("installing what the benchmarks compare with (npm ci in test/bench)");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: here,
    stdio: "inherit",
  });
}

function sameVersions(installed: string, wanted: string): boolean {
  const { packages: there } = JSON.parse(installed) as Lock;
  const { packages: named } = JSON.parse(wanted) as Lock;
  return Object.entries(named).every(
    ([path, { version, optional }]) => path === "" || optional || there[path]?.version === version,
  );
}

interface Lock {
  packages: Record<string, { version?: string; optional?: boolean }>;
}

/** The versions of what is compared, as they are pinned. */
export function versions(): Record<string, string> {
  return (
    JSON.parse(readFileSync(`${here}/package.json`, "utf8")) as { dependencies: Record<string, string> }
  ).dependencies;
}
