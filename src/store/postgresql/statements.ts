import type { CompiledQuery, QueryResult } from "kysely";
import type pg from "pg";
import { traced } from "../../tracing.ts";
import { failedWith, outageOf } from "../errorCodes.ts";
import type { StoreObserver } from "../store.ts";
import { Statement } from "./statement.ts";

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

/** Sends statements over connections of a pool. Values are written and read as Prisma does it. */
export class Statements {
  readonly #nameOf: (sql: string) => string;
  readonly #observer: StoreObserver | undefined;

  constructor(nameOf: (sql: string) => string, observer?: StoreObserver) {
    this.#nameOf = nameOf;
    this.#observer = observer;
  }

  /**
   * Sends a statement, behind all that are under way on the connection.
   * @param onSent called at once when it has been sent; not when its values can't be
   */
  async run<R>(
    client: pg.ClientBase,
    { sql, parameters }: CompiledQuery,
    onSent?: () => void,
  ): Promise<QueryResult<R>> {
    const config = { text: sql, values: parameters.map(encode), name: this.#nameOf(sql) };
    let statement: Statement | undefined;
    const { command, rowCount } = await this.#observed(sql, () => {
      return new Promise<pg.QueryResult>((resolve, reject) => {
        let failed = false;
        statement = new Statement(config, (error, result) => {
          failed = Boolean(error);
          if (error) reject(error);
          else resolve(result);
        });
        client.query(statement);
        if (!failed) onSent?.();
      });
    });
    return {
      rows: statement?.objects as R[],
      ...(command !== "SELECT" && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  /** Sends what begins or ends a transaction. Resolves with what the server has done: a failed one's COMMIT is a ROLLBACK. */
  async frame(client: pg.ClientBase, text: "BEGIN" | "COMMIT" | "ROLLBACK"): Promise<string> {
    return (await this.#observed(text, () => client.query(text))).command;
  }

  async #observed<T>(text: string, send: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await traced("sql", text, send);
    } catch (error) {
      // Who has sent it, and not where its answer was read.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    } finally {
      this.#observer?.statement((performance.now() - began) / 1_000);
    }
  }
}

/**
 * Whether nothing may follow on the connection: after a time-out a statement may still be under way, and prepared statements
 * that the server has no more, or whose columns have changed, would fail each time.
 */
export function isLostBy(error: unknown): boolean {
  return outageOf(error) !== null || failedWith("unprepared", error);
}

function encode(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().replace("Z", "") : value;
}
