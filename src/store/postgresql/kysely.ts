import {
  type CompiledQuery,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type QueryResult,
} from "kysely";
import { LRUCache } from "lru-cache";
import pg from "pg";
import { objectMaker } from "../../objectMaker.ts";
import { traced } from "../../tracing.ts";
import type { Database, Sql } from "../database.ts";
import { outageOf } from "../errorCodes.ts";
import type { StoreObserver } from "../store.ts";

/** Statements that get a name; lists of many values make texts that are never seen again. */
const namesLimit = 300;

/**
 * Names statements, so that each connection parses and plans them once: picking and ending a job 8 levels deep took
 * 40 ms without and takes 28 ms.
 */
export function namedStatements(): (sql: string) => string {
  const names = new Map<string, string>();
  return (sql) => {
    const name = names.get(sql) ?? (names.size < namesLimit ? `gantry_${names.size}` : "");
    if (name !== "") names.set(sql, name);
    return name;
  };
}

const { builtins } = pg.types;

/** By the type of a column: what a value's text stands for. The columns' times are kept in UTC, without a zone. */
const decoders: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  // Without the T years before 100 are taken for others.
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(" ", "T")}Z`),
};

const types = {
  getTypeParser: (type: number, format?: "text") => decoders[type] ?? pg.types.getTypeParser(type, format),
} as pg.CustomTypesConfig;

/** Makes a row's object of its values. */
type MakeRow = (values: readonly unknown[]) => unknown;

/** What makes the rows of statements that have names, by their texts. */
interface Maker {
  readonly names: readonly string[];
  readonly make: MakeRow;
}

/** Statements on connections of a pool. */
class Statements {
  readonly #nameOf: (sql: string) => string;
  readonly #observer: StoreObserver | undefined;
  readonly #makers = new LRUCache<string, Maker>({ max: namesLimit });

  constructor(nameOf: (sql: string) => string, observer?: StoreObserver) {
    this.#nameOf = nameOf;
    this.#observer = observer;
  }

  async run(
    client: pg.ClientBase,
    text: string,
    values: readonly unknown[],
  ): Promise<PostgresQueryResult<unknown>> {
    const began = performance.now();
    const statement = {
      text,
      values: values.map(encode),
      name: this.#nameOf(text),
      types,
      rowMode: "array" as const,
    };
    try {
      const result = await traced("sql", text, () => client.query<unknown[]>(statement));
      return {
        command: result.command as "SELECT",
        rowCount: result.rowCount ?? 0,
        rows: this.#objectsOf(text, result),
      };
    } finally {
      this.#observer?.statement((performance.now() - began) / 1_000);
    }
  }

  /** Takes rows as arrays and makes their objects here, as for SQLite: pg's own have their keys added one after the other. */
  #objectsOf(text: string, { fields, rows }: pg.QueryArrayResult<unknown[]>): unknown[] {
    if (rows.length === 0) return rows;
    let maker = this.#makers.get(text);
    if (!maker || !fields.every(({ name }, at) => name === maker?.names[at])) {
      const names = fields.map(({ name }) => name);
      maker = {
        names,
        make: objectMaker<[readonly unknown[]], unknown>(
          ["values"],
          names.map((name, at) => [name, `values[${at}]`]),
        ),
      };
      this.#makers.set(text, maker);
    }
    return rows.map(maker.make);
  }
}

/** After a time-out a statement may still be under way: nothing may follow it on its connection. */
function lostBy(error: unknown): Error | undefined {
  return error instanceof Error && outageOf(error) ? error : undefined;
}

/** The pool for the transactions of Kysely's driver. */
function lentFor(pool: pg.Pool, statements: Statements): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      let lost: Error | undefined;
      return {
        query: async (text: unknown, values: readonly unknown[] = []) => {
          if (lost) throw lost;
          try {
            return await statements.run(client, text as string, values);
          } catch (error) {
            lost = lostBy(error);
            throw error;
          }
        },
        release: () => client.release(lost !== undefined),
      } as unknown as PostgresPoolClient;
    },
    end: async () => {},
  };
}

/**
 * Runs statements outside of transactions, each on a connection of the pool, without the layers that Kysely has around a
 * connection: one job over HTTP takes 200 us of CPU, and 235 us with them and pg's own objects for rows.
 */
class PoolExecutor extends DefaultQueryExecutor {
  readonly #pool: pg.Pool;
  readonly #statements: Statements;

  constructor(pool: pg.Pool, statements: Statements, dialect: Dialect, driver: Driver) {
    super(dialect.createQueryCompiler(), dialect.createAdapter(), new DefaultConnectionProvider(driver));
    this.#pool = pool;
    this.#statements = statements;
  }

  override async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const client = await this.#pool.connect();
    let lost: Error | undefined;
    try {
      const { command, rowCount, rows } = await this.#statements.run(client, sql, parameters);
      return {
        rows: rows as R[],
        ...((command as string) !== "SELECT" && { numAffectedRows: BigInt(rowCount) }),
      };
    } catch (error) {
      lost = lostBy(error);
      throw error;
    } finally {
      client.release(lost !== undefined);
    }
  }
}

/** Kysely on a pool that Prisma uses as well. Values are written and read as Prisma does it. */
export function kyselyOn(pool: pg.Pool, nameOf: (sql: string) => string, observer?: StoreObserver): Sql {
  const statements = new Statements(nameOf, observer);
  const dialect = new PostgresDialect({ pool: lentFor(pool, statements) });
  const driver = dialect.createDriver();
  // It takes the pool; nothing is connected yet.
  void driver.init();
  const executor = new PoolExecutor(pool, statements, dialect, driver);
  return new Kysely<Database>({ config: { dialect }, dialect, driver, executor });
}

function encode(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().replace("Z", "") : value;
}
