import { randomUUID } from "node:crypto";
import { MigrationError } from "./migrations/error.ts";
import { history, type Migration } from "./migrations/history.ts";
import { openPostgresqlSession } from "./migrations/postgresql.ts";
import type { MigrationRecord, MigrationSession } from "./migrations/session.ts";
import { openSqliteSession } from "./migrations/sqlite.ts";
import { type Dialect, defaultTimeout } from "./store.ts";

export interface MigrateOptions {
  /** The database, as `openStore` takes it. */
  url: string;
  /** Where the migrations stand, one folder a dialect. Default: the package's own. */
  folder?: string;
  /** How long PostgreSQL may take to connect and to say how far it is. Milliseconds; default: `defaultTimeout`. */
  timeout?: number;
}

/**
 * Brings the database to this program's schema and returns the names of what it applied; usually nothing (10 ms on
 * SQLite, 30 ms on PostgreSQL). Every migration is one transaction together with its row in Prisma's table, and takes
 * its turn behind those of other processes, so any number of gateways may start at once.
 *
 * @throws MigrationError when the database does not go with this program, or a migration fails. What had been applied
 *   before the failing one stays; the failing one leaves nothing.
 */
export async function migrate(
  { dialect }: { readonly dialect: Dialect },
  { folder, ...options }: MigrateOptions,
): Promise<{ applied: string[] }> {
  const known = await history(dialect, folder);
  const session = await openSession(dialect, options);
  const applied: string[] = [];
  try {
    // Read without the lock first, so that the usual start does not wait for one.
    while (missing(known, await session.records()).length > 0) {
      const name = await session.exclusively(() => applyNext(session, known));
      if (name) applied.push(name);
    }
    return { applied };
  } finally {
    await session.close();
  }
}

/**
 * How far a database is, without changing it: how many migrations it has, and the names of those that it lacks.
 * @throws MigrationError when the database does not go with this program
 */
export async function migrationState(
  { dialect }: { readonly dialect: Dialect },
  { folder, ...options }: MigrateOptions,
): Promise<{ applied: number; missing: string[] }> {
  const known = await history(dialect, folder);
  const session = await openSession(dialect, options);
  try {
    const names = missing(known, await session.records()).map(({ name }) => name);
    return { applied: known.length - names.length, missing: names };
  } finally {
    await session.close();
  }
}

/**
 * Applies the first `count` migrations to an empty database, in the transaction that the session is in.
 * @returns false when this program has fewer
 */
export async function migrateTo(
  { dialect }: { readonly dialect: Dialect },
  session: MigrationSession,
  count: number,
): Promise<boolean> {
  const known = await history(dialect);
  if (known.length < count) return false;
  while (await applyNext(session, known.slice(0, count)));
  return true;
}

function openSession(
  dialect: Dialect,
  { url, timeout = defaultTimeout }: Pick<MigrateOptions, "url" | "timeout">,
): Promise<MigrationSession> {
  return dialect === "sqlite" ? openSqliteSession(url) : openPostgresqlSession(url, timeout);
}

/** Applies the oldest migration that is missing; returns undefined when another process has done so meanwhile. */
async function applyNext(session: MigrationSession, known: Migration[]): Promise<string | undefined> {
  const [next] = missing(known, await session.records());
  if (!next) return undefined;
  const startedAt = now();
  try {
    await session.script(next.sql);
  } catch (error) {
    throw new MigrationError(`migration ${next.name} failed and left nothing behind: ${text(error)}`, {
      cause: error,
    });
  }
  await session.record({
    id: randomUUID(),
    name: next.name,
    checksum: next.checksum,
    startedAt,
    finishedAt: now(),
  });
  return next.name;
}

/** The migrations that the database lacks, oldest first. Throws when its record does not go with this program. */
function missing(known: Migration[], records: MigrationRecord[]): Migration[] {
  const standing = records.filter((record) => !record.rolledBack);
  for (const record of standing) {
    if (!record.finished) {
      throw new MigrationError(
        `migration ${record.name} began and never finished (another tool applied it); repair the database, then ` +
          "mark it in _prisma_migrations: set finished_at if its work is done, rolled_back_at if it is undone",
      );
    }
    const migration = known.find(({ name }) => name === record.name);
    if (!migration) {
      throw new MigrationError(
        `the database is newer than this program: it holds migration ${record.name}, which this version of ` +
          "Gantry does not know; start the version that applied it, or a later one",
      );
    }
    if (migration.checksum !== record.checksum) {
      throw new MigrationError(
        `migration ${record.name} was changed after it had been applied to this database; restore the ` +
          "file as it was and put the change into a new migration",
      );
    }
  }
  const names = new Set(standing.map(({ name }) => name));
  return known.filter(({ name }) => !names.has(name));
}

/** ISO 8601 with an offset in digits, as Prisma writes times in its table. */
function now(): string {
  return new Date().toISOString().replace("Z", "+00:00");
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
