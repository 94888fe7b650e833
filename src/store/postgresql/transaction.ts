import type { CompiledQuery, QueryResult } from "kysely";
import type pg from "pg";
import type { Sql } from "../database.ts";
import type { BeforeCommit } from "../store.ts";
import { Executor, kyselyOn } from "./kysely.ts";
import { isLostBy, type Statements } from "./statements.ts";

/** A statement that changes nothing by itself. */
const reading = /^\s*select\b/i;

/**
 * Runs statements in one transaction on a connection. BEGIN goes out with the first statement when that only reads, and
 * COMMIT with the last one when it is known to be that (`commitWithNext`): a report of progress takes four round trips (BEGIN and
 * lock, UPDATE, events and COMMIT, numbering) instead of six, and 32 workers report 1,070 times a second instead of 920.
 */
class Transaction extends Executor {
  readonly #client: pg.ClientBase;
  readonly #statements: Statements;
  #begun: Promise<unknown> | undefined;
  #isLast = false;
  #committed: Promise<string> | undefined;
  #ended = false;
  /** Why the connection can be used no more. */
  #lost: unknown;

  constructor(client: pg.ClientBase, statements: Statements) {
    super();
    this.#client = client;
    this.#statements = statements;
  }

  /** Whether the connection can be used no more. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  commitWithNext(): void {
    this.#isLast = true;
  }

  override async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#requireOpen();
    const begun = this.#begin();
    // Without a transaction a change would stand by itself: it follows when the transaction has begun.
    if (!reading.test(query.sql)) {
      await this.#unlessLost(begun);
      this.#requireOpen();
    }
    const answer = this.#statements.run<R>(this.#client, query, () => {
      if (!this.#isLast) return;
      this.#committed = this.#frame("COMMIT");
      this.#ended = true;
    });
    const [result] = await this.#unlessLost(Promise.all([answer, begun]));
    return result;
  }

  #requireOpen(): void {
    if (this.isLost) throw this.#lost;
    if (this.#ended) throw new Error("A statement came after the end of its transaction");
  }

  async commit(): Promise<void> {
    this.#ended = true;
    const begun = this.#begin();
    this.#committed ??= this.#frame("COMMIT");
    const [done] = await this.#unlessLost(Promise.all([this.#committed, begun]));
    if (done !== "COMMIT")
      throw new Error("A statement of the transaction has failed, so nothing was committed");
  }

  /**
   * Undoes what has been sent, and fails with nothing: what went wrong before is the reason. A COMMIT that followed a failed
   * statement has rolled back; one that failed too.
   * @returns whether the changes stand all the same, because what went wrong came after them
   */
  async rollback(): Promise<boolean> {
    this.#ended = true;
    if (this.isLost || !this.#begun) return false;
    const ended = this.#unlessLost(this.#committed ?? this.#frame("ROLLBACK"));
    return (await ended.catch(() => "ROLLBACK")) === "COMMIT";
  }

  #begin(): Promise<unknown> {
    this.#begun ??= this.#frame("BEGIN");
    return this.#begun;
  }

  #frame(text: "BEGIN" | "COMMIT" | "ROLLBACK"): Promise<string> {
    const done = this.#statements.frame(this.#client, text);
    // It is waited for later, perhaps after the statement that went out with it has failed.
    done.catch(() => {});
    return done;
  }

  async #unlessLost<T>(doing: Promise<T>): Promise<T> {
    try {
      return await doing;
    } catch (error) {
      if (isLostBy(error)) this.#lost = error;
      throw error;
    }
  }
}

/** Runs `work` and `beforeCommit` in one transaction on a connection of the pool. */
export async function inTransaction<T>(
  pool: pg.Pool,
  statements: Statements,
  work: (tx: Sql) => Promise<T>,
  beforeCommit?: BeforeCommit<T>,
): Promise<T> {
  const client = await pool.connect();
  const transaction = new Transaction(client, statements);
  const tx = kyselyOn(transaction);
  try {
    const result = await work(tx);
    await beforeCommit?.(tx, [result]);
    await transaction.commit();
    return result;
  } catch (error) {
    if (!(await transaction.rollback())) throw error;
    // Not by its own code, which may ask for another try.
    throw new Error(`The changes were committed, and what followed them failed: ${String(error)}`);
  } finally {
    client.release(transaction.isLost);
  }
}

/** See `Store.commitWithNext`. */
export function commitWithNext(tx: Sql): void {
  (tx.getExecutor() as Transaction).commitWithNext();
}
