import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { postgresqlSchema } from "./generate.mjs";
import { folder, migrations, read } from "./histories.mjs";

const filters = { externalTables: [], externalEnums: [] };
let loaded;

/** Prisma's schema engine as WebAssembly, wired by hand because Node imports no `.wasm` file as a module. */
async function load() {
  const js = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await WebAssembly.instantiate(readFileSync(js.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(wasm.instance.exports);
  wasm.instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

/**
 * Prisma's adapter, helped over two faults that keep engine 7.10.0 from reading a live PostgreSQL through it. The
 * adapter refuses columns of the catalogue's type "char", so they are cast to one it knows. And the engine takes
 * PostgreSQL 18's NOT NULL rows for check constraints and panics (prisma#29635); there are no check or exclusion
 * constraints in our schema, so that question is answered with "none".
 */
class IntrospectingPg extends PrismaPg {
  async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      if (query.sql.includes("contype NOT IN ('p', 'u', 'f')")) {
        return { columnNames: [], columnTypes: [], rows: [] };
      }
      const sql = query.sql.replace(/\bcon\.(conf(?:del|upd)type),/g, "con.$1::bpchar AS $1,");
      return queryRaw({ ...query, sql });
    };
    return adapter;
  }
}

/** An engine that is connected to the live database at `url`, and the schema as that database has it. */
async function connect(dialect, url) {
  loaded ??= load();
  const SchemaEngine = await loaded;
  const source = readFileSync("prisma/schema.prisma", "utf8");
  const content = dialect === "sqlite" ? source : postgresqlSchema(source);
  const factory =
    dialect === "sqlite" ? new PrismaBetterSqlite3({ url }) : new IntrospectingPg({ connectionString: url });
  const engine = await SchemaEngine.new(
    { datamodels: [["schema.prisma", content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return { engine, files: [{ path: "schema.prisma", content }] };
}

/**
 * What has to happen to the live database at `url` to become prisma/schema.prisma. The engine leaves a timer of a
 * minute behind, so a script that called this ends with process.exit.
 *
 * @param {"sqlite" | "postgresql"} dialect
 * @param {string} url of a database that holds what the migrations so far make
 * @returns {Promise<{sql: string, summary: string}>} both empty when nothing differs
 */
export async function difference(dialect, url) {
  const { engine, files } = await connect(dialect, url);
  const diff = (script) =>
    engine.diff({
      // The live database that the adapter is connected to.
      from: { tag: "schemaDatasource", files, configDir: "prisma" },
      to: { tag: "schemaDatamodel", files },
      script,
      exitCode: true,
      filters,
    });
  const sql = await diff(true);
  // 0: equal, 2: they differ. An empty script comes with a comment that says so.
  if (sql.exitCode === 0) return { sql: "", summary: "" };
  return { sql: sql.stdout, summary: (await diff(false)).stdout };
}

/** How Prisma's own tools see the record of migrations in the live database at `url`, against prisma/migrations. */
export async function diagnosis(dialect, url) {
  const { engine } = await connect(dialect, url);
  const migrationDirectories = migrations(dialect).map((path) => ({
    path,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: read(dialect, path) } },
  }));
  return engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir: resolve(folder(dialect)),
      lockfile: { path: "migration_lock.toml", content: `provider = "${dialect}"` },
      shadowDbInitScript: "",
      migrationDirectories,
    },
    optInToShadowDatabase: false,
    filters,
  });
}
