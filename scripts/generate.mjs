// Generates the Prisma clients: the SQLite one from prisma/schema.prisma, the PostgreSQL one from a copy of it with the
// provider swapped. Both clients offer the same models, so the rest of the code is typed once, against SQLite's.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";

const derived = "prisma/generated/schema.postgresql.prisma";

export function postgresqlSchema(source) {
  return source
    .replace(/generator pothos \{[^}]*\}\n/, "")
    .replace('"./generated/sqlite"', '"./postgresql"')
    .replace('provider = "sqlite"', 'provider = "postgresql"');
}

if (process.argv[1]?.endsWith("generate.mjs")) {
  mkdirSync("prisma/generated", { recursive: true });
  writeFileSync(derived, postgresqlSchema(readFileSync("prisma/schema.prisma", "utf8")));
  for (const schema of ["prisma/schema.prisma", derived]) {
    execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--schema", schema], {
      stdio: ["ignore", "ignore", "inherit"],
      // The Pothos generator is found by its command name.
      env: { ...process.env, PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}` },
    });
  }
}
