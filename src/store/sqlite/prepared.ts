import type Database from "better-sqlite3";
import type { ColumnDefinition, Statement } from "better-sqlite3";
import { LRUCache } from "lru-cache";

/** Prepared statements that are cached; lists of many values make texts that occur only once. */
const max = 500;

/**
 * Has a connection cache its prepared statements. Prisma's adapter prepares every statement again, which took a fifth of
 * the time of picking and ending a job: a job has 65 columns, and every statement about it names them all.
 */
export function cacheStatements(connection: Database.Database): void {
  const prepare = connection.prepare.bind(connection) as Database.Database["prepare"];
  const statements = new LRUCache<string, Prepared>({ max, memoMethod: (sql) => new Prepared(prepare(sql)) });
  // Prepared has what the adapter calls, which is less than a Statement.
  connection.prepare = ((sql: string) => statements.memo(sql)) as never;
}

/** What the adapter calls of a statement. Binding a real one for good would leave it good for a single call. */
class Prepared {
  readonly reader: boolean;
  readonly #statement: Statement<unknown[]>;
  #columns: ColumnDefinition[] | undefined;

  constructor(statement: Statement<unknown[]>) {
    this.#statement = statement;
    this.reader = statement.reader;
    if (statement.reader) statement.raw();
  }

  run(): Database.RunResult {
    return this.#statement.run();
  }

  bind(values: readonly unknown[]) {
    return {
      reader: this.reader,
      run: () => this.#statement.run(...values),
      columns: () => {
        this.#columns ??= this.#statement.columns();
        return this.#columns;
      },
      raw: () => ({ all: () => this.#statement.all(...values) }),
    };
  }
}
