import type { PrismaClient } from "../../prisma/generated/sqlite/client.ts";
import type { Sql } from "./database.ts";

/** Prisma's client, for reading. The PostgreSQL client is a superset of this type. */
export type Db = PrismaClient;

export type Dialect = "sqlite" | "postgresql";

/** Of statements and locks. With the wait for a connection, half as long, a caller is answered within 5 s. Milliseconds. */
export const defaultTimeout = 3_000;

/** Is told what the database does, for metrics. Must be quick and must not throw. */
export interface StoreObserver {
  /** A statement, in seconds. */
  statement(seconds: number): void;
  /** A change with the wait for its turn, in seconds. */
  change(seconds: number): void;
}

export interface StoreOptions {
  /** `file:<path>` for SQLite, `postgres://` or `postgresql://` for PostgreSQL. */
  url: string;
  /** SQLite only: wait for the disk at every commit, so that loss of power loses nothing either. Default false. */
  durable?: boolean;
  /**
   * How long a statement of PostgreSQL may take, and how long a change waits for another process (the command line) to
   * let go of SQLite's file. Milliseconds; default: `defaultTimeout`.
   */
  timeout?: number;
  /** PostgreSQL only: connections in the pool. Default 10. */
  connections?: number;
  observer?: StoreObserver | undefined;
}

/**
 * Called with the id of the newest event.
 * @param first all events from this one to the newest are of no concern to a gateway without subscribers; null when that
 * is not known
 */
export type OnNewest = (id: bigint, first: bigint | null) => void;

/**
 * Called once before a transaction's commit, with what all `work` gave that was passed with this same function and shares
 * the transaction: what changes have in common is written by one statement.
 */
export type BeforeCommit<T> = (tx: Sql, results: readonly T[]) => Promise<void>;

/** What one dialect gives: committed rows, transactions, and the news of other gateways' writes. */
export interface Store {
  readonly dialect: Dialect;
  /**
   * Prisma on committed rows: for objects by their global ids. Subscriptions do without it: its compiler of queries takes
   * 70 MB from its first use on. Never write through it.
   */
  readonly read: Db;
  /** Kysely on committed rows. On SQLite a row of Job takes 20 us, where Prisma's findUnique takes 250 us. */
  readonly sql: Sql;
  /**
   * Runs `work` in one transaction, again from the start when the database asks for it (a serialisation failure, a
   * deadlock). `work` must therefore change nothing outside the transaction.
   */
  write<T>(work: (tx: Sql) => Promise<T>, beforeCommit?: BeforeCommit<T>): Promise<T>;
  /**
   * Says that the next statement of a transaction is its last. On PostgreSQL COMMIT goes out with it, and a further
   * statement fails; no effect on SQLite.
   */
  commitWithNext(tx: Sql): void;
  /**
   * Locks jobs' rows until the transaction ends, so that what is read of them stays true; the deepest first, as every
   * change goes up a tree. Nothing to do on SQLite, which has one writer.
   */
  lockJobs(tx: Sql, ids: readonly number[]): Promise<void>;
  /** Locks nodes' rows until the transaction ends; before any job's, in every change that locks both. */
  lockNodes(tx: Sql, ids: readonly number[]): Promise<void>;
  /** Locks the names of all nodes until the transaction ends: one change at a time gives any. No effect on SQLite. */
  lockNames(tx: Sql): Promise<void>;
  /** Calls back whenever another gateway has committed events. Returns the way to stop. */
  listen(onNewest: OnNewest): Promise<() => Promise<void>>;
  /** Resolves when the database takes changes. Rejects, at the latest after the time-outs, when it does not. */
  check(): Promise<void>;
  close(): Promise<void>;
}
