// npm run migration -- <name>      writes the migration that brings both databases to prisma/schema.prisma
// npm run migration -- --initial   before the first release: writes the initial migration again, from an empty database
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { difference } from "./engine.mjs";
import { dialects, folder, migrations, withMigratedDatabases } from "./migrations.mjs";

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

await withMigratedDatabases(
  async (dialect, url) => scripts.set(dialect, (await difference(dialect, url)).sql),
  initial ? () => [] : migrations,
);

if ([...scripts.values()].every((sql) => sql === "")) {
  console.log("Nothing to do: the migrations of both databases match prisma/schema.prisma.");
  process.exit(0);
}
// Both dialects have the same migrations; one may have nothing to change.
for (const [dialect, sql] of scripts) {
  const file = join(folder(dialect), target, "migration.sql");
  mkdirSync(join(folder(dialect), target), { recursive: true });
  writeFileSync(file, sql || "-- Nothing to change in this database.\n");
  console.log(file);
}
process.exit(0);
