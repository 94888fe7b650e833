// npm run migration -- <name>      writes the migration that brings both databases to prisma/schema.prisma
// npm run migration -- --initial   before the first release: writes the initial migration anew, from nothing
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { difference } from "./engine.mjs";
import { dialects, folder, migrations, withHistories } from "./histories.mjs";

const [name] = process.argv.slice(2);
const initial = name === "--initial";
if (!initial && !/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("usage: npm run migration -- <name_in_snake_case> | --initial");
  process.exit(2);
}

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const first = dialects.flatMap(migrations).find((migration) => migration.endsWith("_initial"));
const target = initial ? (first ?? `${stamp}_initial`) : `${stamp}_${name}`;
const scripts = new Map();

await withHistories(
  async (dialect, url) => scripts.set(dialect, (await difference(dialect, url)).sql),
  initial ? () => [] : migrations,
);

if ([...scripts.values()].every((sql) => sql === "")) {
  console.log("Nothing to do: the migrations already make prisma/schema.prisma on both databases.");
  process.exit(0);
}
// Both histories hold the same names; a side with nothing to change says so.
for (const [dialect, sql] of scripts) {
  const file = join(folder(dialect), target, "migration.sql");
  mkdirSync(join(folder(dialect), target), { recursive: true });
  writeFileSync(file, sql || "-- Nothing to change here; the other database's history has the work.\n");
  console.log(file);
}
process.exit(0);
