import Database, { type Statement } from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { LRUCache } from "lru-cache";
import type { Sql, Database as Tables } from "../database.ts";

/** Statements kept prepared; lists of many values make texts that are never seen again. */
const preparedLimit = 500;

/** Turns a stored value into what schema.prisma says it is; null stays null. */
type Decode = (value: unknown) => unknown;

/** By the type that the column was declared with. Statements with a BIGINT give every integer as a bigint. */
const decoders: Readonly<Record<string, Decode>> = {
  BOOLEAN: (value) => Boolean(value),
  DATETIME: (value) => new Date(value as string),
  BIGINT: (value) => BigInt(value as bigint),
};
const plain: Decode = (value) => (typeof value === "bigint" ? Number(value) : value);

/** One SQLite file opened for Kysely: statements are prepared once, and values are written and read as Prisma does it. */
export class SqliteFile {
  readonly database: Database.Database;
  readonly #prepared = new LRUCache<string, Prepared>({ max: preparedLimit });

  constructor(path: string, options: Database.Options) {
    this.database = new Database(path, options);
  }

  run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      prepared = new Prepared(this.database.prepare(sql));
      this.#prepared.set(sql, prepared);
    }
    return prepared.run(parameters);
  }

  close(): void {
    this.#prepared.clear();
    this.database.close();
  }
}

/**
 * Takes rows as arrays and names their values here: of 1,000 jobs that costs 6 ms, and 13 ms when better-sqlite3 makes
 * the objects.
 */
class Prepared {
  readonly #statement: Statement<unknown[], unknown[]>;
  readonly #names: readonly string[] = [];
  readonly #decode: readonly Decode[] = [];

  constructor(statement: Statement<unknown[], unknown[]>) {
    this.#statement = statement;
    if (!statement.reader) return;
    const columns = statement.raw().columns();
    this.#names = columns.map(({ name }) => name);
    this.#decode = columns.map(({ type }) => decoders[type?.toUpperCase() ?? ""] ?? plain);
    if (columns.some(({ type }) => type?.toUpperCase() === "BIGINT")) statement.safeIntegers();
  }

  run<R>(parameters: readonly unknown[]): QueryResult<R> {
    const values = parameters.map(encode);
    if (this.#statement.reader)
      return { rows: this.#statement.all(...values).map((row) => this.#row<R>(row)) };
    return { rows: [], numAffectedRows: BigInt(this.#statement.run(...values).changes) };
  }

  #row<R>(values: readonly unknown[]): R {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      row[this.#names[at] as string] = value === null ? null : (this.#decode[at] as Decode)(value);
    }
    return row as R;
  }
}

/** Booleans and times as Prisma stores them. */
function encode(value: unknown): unknown {
  if (typeof value === "boolean") return Number(value);
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return value;
}

/** Runs statements for as long as it is lent; a call that is forgotten by its transaction must not run in the next one. */
class Connection implements DatabaseConnection {
  readonly #file: SqliteFile;
  open = true;

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.open) throw new Error("A statement came after the end of its transaction");
    return this.#file.run(query);
  }

  // biome-ignore lint/correctness/useYield: nothing is streamed
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("SQLite's rows are not streamed");
  }
}

/** Kysely on a file. Transactions are the writer's affair: see writer.ts. */
export function kyselyOn(file: SqliteFile): Sql {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => new Connection(file),
    beginTransaction: async (connection) => void connection.executeQuery(CompiledQuery.raw("BEGIN")),
    commitTransaction: async (connection) => void connection.executeQuery(CompiledQuery.raw("COMMIT")),
    rollbackTransaction: async (connection) => void connection.executeQuery(CompiledQuery.raw("ROLLBACK")),
    releaseConnection: async (connection) => {
      (connection as Connection).open = false;
    },
    destroy: async () => {},
  };
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}
