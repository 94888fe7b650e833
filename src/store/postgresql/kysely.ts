import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import pg from "pg";
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

/** Kysely on a pool that Prisma uses as well. Values are written and read as Prisma does it. */
export function kyselyOn(pool: pg.Pool, nameOf: (sql: string) => string, observer?: StoreObserver): Sql {
  const lent: PostgresPool = {
    async connect() {
      const client = await pool.connect();
      // After a time-out the statement may still be under way: nothing may follow it on this connection.
      let lost: Error | undefined;
      return {
        query: async (text: unknown, values?: readonly unknown[]) => {
          if (lost) throw lost;
          const began = performance.now();
          try {
            return await traced("sql", text as string, () =>
              client.query({
                text: text as string,
                values: values?.map(encode) ?? [],
                name: nameOf(text as string),
                types,
              }),
            );
          } catch (error) {
            if (error instanceof Error && outageOf(error)) lost = error;
            throw error;
          } finally {
            observer?.statement((performance.now() - began) / 1_000);
          }
        },
        release: () => client.release(lost !== undefined),
      } as unknown as PostgresPoolClient;
    },
    end: async () => {},
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: lent }) });
}

function encode(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().replace("Z", "") : value;
}
