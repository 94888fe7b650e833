import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "../database.ts";
import { failedWith } from "../errorCodes.ts";
import { kyselyOn, SqliteFile } from "./connection.ts";

/** Changes that share one transaction at most. */
const groupLimit = 64;

/** How often a file that another process writes is tried again. Milliseconds. */
const busyPause = 5;

export interface Writer {
  /** Runs `work` in a transaction, after all that was asked for before. */
  write<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A change that waits for its transaction. */
interface Waiting {
  /** Runs the change; a failure is kept for `settle`, and answered with true. */
  run(sql: Sql): Promise<boolean>;
  /** Answers the caller: with what the change gave, or with what the transaction failed with. */
  settle(failure?: unknown): void;
}

/**
 * The one connection that writes. Changes run in the order in which they came. Those that wait while another is under
 * way share the next transaction, each in a savepoint of its own, and are answered after its commit. When another
 * process holds the file, its changes wait and the process goes on with everything else.
 */
export function openWriter(
  path: string,
  { pragmas, busyTimeout }: { pragmas: string; busyTimeout: number },
): Writer {
  const file = new SqliteFile(path, { timeout: busyTimeout });
  const { database } = file;
  database.exec(pragmas);
  // From here on a busy file is waited for by `begin`, since SQLite's own wait would stop the whole process.
  database.pragma("busy_timeout = 0");
  const sql = kyselyOn(file);
  let waiting: Waiting[] = [];
  let draining = Promise.resolve();
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, groupLimit);
      waiting = waiting.slice(groupLimit);
      const failure = await transaction(group).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      for (const one of group) one.settle(failure?.error);
    }
    busy = false;
  }

  async function transaction(group: readonly Waiting[]): Promise<void> {
    await begin();
    try {
      for (const one of group) {
        database.exec("SAVEPOINT change");
        const failed = await one.run(sql);
        // A full disk and the like end the whole transaction at once; then COMMIT fails for all of them.
        if (!database.inTransaction) break;
        database.exec(failed ? "ROLLBACK TO change; RELEASE change" : "RELEASE change");
      }
      database.exec("COMMIT");
    } catch (error) {
      if (database.inTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }

  async function begin(): Promise<void> {
    const until = performance.now() + busyTimeout;
    for (;;) {
      try {
        database.exec("BEGIN IMMEDIATE");
        return;
      } catch (error) {
        if (!failedWith("retryable", error) || performance.now() > until) throw error;
        await pause(busyPause);
      }
    }
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        let answer: () => void = () => {};
        waiting.push({
          run: (sql) =>
            sql
              .connection()
              .execute(work)
              .then(
                (result) => {
                  answer = () => resolve(result);
                  return false;
                },
                (error) => {
                  answer = () => reject(error);
                  return true;
                },
              ),
          settle: (failure) => (failure === undefined ? answer() : reject(failure)),
        });
        if (!busy) draining = drain();
      }),
    close: async () => {
      await draining;
      file.close();
    },
  };
}
