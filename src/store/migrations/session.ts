/** A row of Prisma's `_prisma_migrations`, as far as the migrator reads it. */
export interface MigrationRecord {
  name: string;
  checksum: string;
  /** False for one that began and broke off. */
  finished: boolean;
  /** True for one that somebody declared rolled back: it counts as never applied. */
  rolledBack: boolean;
}

/** A row as the migrator writes it. Times are ISO 8601 in UTC, as Prisma's adapters write them. */
export interface NewRecord {
  id: string;
  name: string;
  checksum: string;
  startedAt: string;
  finishedAt: string;
}

/** One connection that migrates. */
export interface MigrationSession {
  /** The rows of Prisma's table, oldest first; none when the table is not there yet. */
  records(): Promise<MigrationRecord[]>;
  /** Runs `work` in one transaction, which waits until no other process migrates this database. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Runs statements as they stand. Inside `exclusively` only. */
  script(sql: string): Promise<void>;
  /** Adds a row to Prisma's table, and the table when it is missing. Inside `exclusively` only. */
  record(row: NewRecord): Promise<void>;
  close(): Promise<void>;
}
