import type { Prisma, PrismaClient } from "../../prisma/generated/sqlite/client.ts";

/** The client as reads see it: committed rows only. The PostgreSQL client is a superset of this type. */
export type Db = PrismaClient;
/** The client inside one write transaction. */
export type Tx = Prisma.TransactionClient;

export type Dialect = "sqlite" | "postgresql";

export interface StoreOptions {
  /** `file:<path>` for SQLite, `postgres://` or `postgresql://` for PostgreSQL. */
  url: string;
  /** SQLite only: wait for the disk at every commit, so that loss of power loses nothing either. Default false. */
  durable?: boolean;
  /**
   * SQLite only: how long a statement waits for another process (the command line) to let go of the file.
   * Milliseconds, default 5,000. The process does nothing else while it waits.
   */
  busyTimeout?: number;
  /** PostgreSQL only: connections in the pool. Default 10. */
  connections?: number;
}

/** A database: clients, a serialised write, and notifications of other gateways' writes. */
export interface Store {
  readonly dialect: Dialect;
  /** Sees committed rows only. Never write through it. */
  readonly read: Db;
  /**
   * Runs one reading statement on committed rows past Prisma, for what is asked thousands of times a second: on SQLite
   * 14 us for a row of Job, where findUnique takes 250 us. Values stand as `?`; rows come as the driver gives them.
   */
  query<Row>(sql: string, values?: readonly (string | number | bigint | null)[]): Promise<Row[]>;
  /**
   * Runs `work` in one transaction, again from the start when the database asks for it (a serialisation failure, a
   * deadlock, a busy file). `work` must therefore change nothing outside the transaction.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Holds jobs' rows until the transaction ends, so that what is read of them stays true; the deepest first, as every
   * change goes up a tree. No effect on SQLite, which has one writer.
   */
  lockJobs(tx: Tx, ids: readonly number[]): Promise<void>;
  /**
   * Holds nodes' rows until the transaction ends; before any job's, in every change that holds both. No effect on SQLite.
   */
  lockNodes(tx: Tx, ids: readonly number[]): Promise<void>;
  /** Holds the names of all nodes until the transaction ends: one change at a time gives any. No effect on SQLite. */
  lockNames(tx: Tx): Promise<void>;
  /** Runs several SQL statements as they stand (migrations). */
  script(sql: string): Promise<void>;
  /** Tells other gateways, at commit, that events up to `id` exist. No effect on SQLite: there they look for themselves. */
  announce(tx: Tx, id: bigint): Promise<void>;
  /** Calls back with the newest event id whenever another gateway has committed events. Returns what stops it. */
  listen(onNewest: (id: bigint) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
