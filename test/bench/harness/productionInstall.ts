import { execFileSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./processes.ts";
import { folder } from "./scratch.ts";

/** Megabytes (of 10^6 bytes) of all files in a folder; 0 when there is none. */
function megabytes(path: string): number {
  if (!existsSync(path)) return 0;
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.isFile() ? entry.size / 1e6 : 0;
  return readdirSync(path).reduce((sum, name) => sum + megabytes(join(path, name)), 0);
}

/** Megabytes of the packages; NaN when npm can't install them, as without a network. */
function npm(into: string, ...args: string[]): number {
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    execFileSync("npm", [...args, "--ignore-scripts", ...quiet], {
      cwd: into,
      stdio: ["ignore", "ignore", "inherit"],
    });
  } catch {
    console.warn(`npm ${args[0]} failed; its size stays open`);
    return Number.NaN;
  }
  return megabytes(join(into, "node_modules"));
}

/**
 * What a production install has on the disk: the packages, the built program and the migrations. No package's scripts
 * run for it; the one that matters builds better-sqlite3, whose binary is added as it is here.
 */
export function productionInstall(): number {
  const into = folder("production");
  for (const name of ["package.json", "package-lock.json"]) cpSync(`${root}/${name}`, join(into, name));
  const binary = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";
  const parts = ["dist", "prisma/migrations", binary].map((name) => megabytes(`${root}/${name}`));
  return parts.reduce((sum, part) => sum + part, npm(into, "ci", "--omit=dev"));
}

/** The same of a hello world on Yoga. */
export function yogaInstall(versions: Record<string, string>): number {
  const into = folder("yoga");
  const names = ["graphql", "graphql-yoga"];
  const dependencies = Object.fromEntries(names.map((name) => [name, versions[name]]));
  writeFileSync(join(into, "package.json"), JSON.stringify({ name: "hello", private: true, dependencies }));
  return npm(into, "install");
}
