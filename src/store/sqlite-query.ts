import Database, { type Statement } from "better-sqlite3";
import { LRUCache } from "lru-cache";

/** Prepared statements that are cached; the texts come from the program, so there are few. */
const max = 200;

interface Prepared {
  readonly statement: Statement<unknown[], unknown[]>;
  readonly row: (values: unknown[]) => Record<string, unknown>;
}

/**
 * Takes rows as arrays and names their values here: of 1,000 jobs that costs 6 ms, and 13 ms when better-sqlite3 makes
 * the objects.
 */
function prepare(database: Database.Database, sql: string): Prepared {
  const statement = database.prepare<unknown[], unknown[]>(sql).raw();
  const names = statement.columns().map(({ name }) => name);
  const row = (values: unknown[]) => {
    const named: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) named[names[at] as string] = values[at];
    return named;
  };
  return { statement, row };
}

interface FastReader {
  all<Row>(sql: string, values?: readonly unknown[]): Row[];
  close(): void;
}

/**
 * A connection of its own for `Store.query`: prepared once, called without Prisma's engine in between. It sees what is
 * committed and can change nothing.
 */
export function fastReader(path: string, timeout: number): FastReader {
  let database: Database.Database | undefined;
  const statements = new LRUCache<string, Prepared>({
    max,
    memoMethod: (sql) => {
      // Opened by its first use: a store may be opened before its file is migrated, or exists.
      database ??= new Database(path, { timeout, readonly: true });
      return prepare(database, sql);
    },
  });
  return {
    all<Row>(sql: string, values: readonly unknown[] = []) {
      const { statement, row } = statements.memo(sql);
      return statement.all(...values).map(row) as Row[];
    },
    close() {
      statements.clear();
      database?.close();
      database = undefined;
    },
  };
}
