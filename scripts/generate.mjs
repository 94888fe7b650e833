// npm run generate               generates the Prisma clients: the SQLite one from prisma/schema.prisma, the PostgreSQL
//                                one from a copy of it with the provider swapped. Both clients offer the same models,
//                                so the rest of the code is typed once, against SQLite's.
// npm run generate -- --if-stale does so only when the schema or a generator has changed (50 ms instead of 3 s).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";

const source = "prisma/schema.prisma";
const derived = "prisma/generated/schema.postgresql.prisma";
const stamp = "prisma/generated/stamp";

export function postgresqlSchema(schema) {
  return schema
    .replace(/generator pothos \{[^}]*\}\n/, "")
    .replace('"./generated/sqlite"', '"./postgresql"')
    .replace('provider = "sqlite"', 'provider = "postgresql"');
}

/** A hash of all inputs of the generation. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of [
    source,
    "scripts/generate.mjs",
    "node_modules/prisma/package.json",
    "node_modules/@pothos/plugin-prisma/package.json",
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

function generate() {
  // Removed first, so that an interrupted generation is repeated.
  rmSync(stamp, { force: true });
  mkdirSync("prisma/generated", { recursive: true });
  writeFileSync(derived, postgresqlSchema(readFileSync(source, "utf8")));
  for (const schema of [source, derived]) {
    execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--schema", schema], {
      stdio: ["ignore", "ignore", "inherit"],
      // The Pothos generator is found by its command name.
      env: { ...process.env, PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}` },
    });
  }
}

if (process.argv[1]?.endsWith("generate.mjs")) {
  const wanted = fingerprint();
  const stale = !existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted;
  if (stale || !process.argv.includes("--if-stale")) {
    generate();
    writeFileSync(stamp, wanted);
  }
}
