import Database, { type Statement } from "better-sqlite3";

/** Statements kept prepared; the texts come from the program, so there are few. */
const preparedLimit = 200;

interface FastReader {
  all<Row>(sql: string, values?: readonly unknown[]): Row[];
  close(): void;
}

/**
 * A connection of its own for `Store.query`: prepared once, called without Prisma's engine in between. It sees what is
 * committed and can change nothing.
 */
export function fastReader(path: string, timeout: number): FastReader {
  const prepared = new Map<string, Statement>();
  let database: Database.Database | undefined;
  return {
    all<Row>(sql: string, values: readonly unknown[] = []) {
      // Opened by its first use: a store may be opened before its file is migrated, or exists.
      database ??= new Database(path, { timeout, readonly: true });
      let statement = prepared.get(sql);
      if (!statement) {
        if (prepared.size >= preparedLimit) prepared.clear();
        statement = database.prepare(sql);
        prepared.set(sql, statement);
      }
      return statement.all(...values) as Row[];
    },
    close() {
      prepared.clear();
      database?.close();
      database = undefined;
    },
  };
}
