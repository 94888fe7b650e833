import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { postgresqlSchema } from "./generate.mjs";
import { folder, migrations, read } from "./migrations.mjs";

const filters = { externalTables: [], externalEnums: [] };
let loaded;

/** Loads Prisma's schema engine as WebAssembly; Node.js does not import `.wasm` files as modules. */
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
 * Prisma's adapter with workarounds for two bugs that prevent engine 7.10.0 from introspecting PostgreSQL. The adapter
 * refuses columns of the catalogue's type "char", so they are cast. The engine takes PostgreSQL 18's NOT NULL rows as
 * check constraints and panics (prisma#29635); the schema has no check or exclusion constraints, so none are returned.
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

/** Connects an engine to the database at `url`, and returns it with the schema in the database's dialect. */
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
 * The changes with which the database at `url` matches prisma/schema.prisma. The engine leaves a timer of a minute, so a
 * script that calls this has to end with process.exit.
 *
 * @param {"sqlite" | "postgresql"} dialect
 * @param {string} url of a database to which all migrations are applied
 * @returns {Promise<{sql: string, summary: string}>} both empty when nothing differs
 */
export async function difference(dialect, url) {
  const { engine, files } = await connect(dialect, url);
  const diff = (script) =>
    engine.diff({
      // The database of the adapter.
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

/** Prisma's own diagnosis of the migrations that the database at `url` records, compared with prisma/migrations. */
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
