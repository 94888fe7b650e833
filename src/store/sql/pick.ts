import type { JobKind } from "../../../prisma/generated/sqlite/client.ts";
import type { Dialect } from "../store.ts";

/** Runs one statement with `?` for values: `Store.query` on committed rows, or `inTransaction` below. */
export type Query = <Row>(
  sql: string,
  values: readonly (string | number | bigint | null)[],
) => Promise<Row[]>;

export interface Wanted {
  kinds: readonly JobKind[];
  /** Bits of one affinity line; 0 for jobs without any affinity. */
  line: bigint;
  /** PostgreSQL: lock the row, and pass over those that another gateway is just taking. */
  lock: boolean;
}

interface Candidate {
  id: number | bigint;
  priorityPath: string;
}

/** Waiting, not held back, free, live, no group, of this kind: all equalities, which is what Job_pick_idx begins with. */
function waiting(dialect: Dialect, kind: JobKind): string {
  const [no, cast] = dialect === "sqlite" ? ["0", ""] : ["false", '::"JobKind"'];
  return `"deletedAt" IS NULL AND "state" = 'WAITING' AND "nodeId" IS NULL AND "heldBack" = ${no}
     AND "isGroup" = ${no} AND "kind" = '${kind}'${cast}`;
}

/**
 * The next job for a worker: highest priority path first, then lowest id. With `line` 0 only jobs without any affinity;
 * else jobs that have some and all of it in the line.
 *
 * Never scans the queue. The affinities that waiting jobs have (few, however many the jobs) are found by skipping through
 * the index; for each of them that fits, the first entry is the best. Tried instead: one statement that filters by bits,
 * which reads every waiting job that does not fit (38 ms at 100,000 of them, against 0.05 ms).
 */
export async function nextJob(query: Query, dialect: Dialect, wanted: Wanted): Promise<number | null> {
  let best: { id: number; path: string } | null = null;
  for (const kind of wanted.kinds) {
    const sets = wanted.line === 0n ? [0n] : await fitting(query, dialect, kind, wanted.line);
    for (const bits of sets) {
      const [row] = await query<Candidate>(firstSql(dialect, kind, wanted.lock), [bits]);
      if (!row) continue;
      const id = Number(row.id);
      const path = row.priorityPath;
      if (!best || path > best.path || (path === best.path && id < best.id)) best = { id, path };
    }
  }
  return best?.id ?? null;
}

/** The best of the jobs with exactly one affinity. */
export function firstSql(dialect: Dialect, kind: JobKind, lock: boolean): string {
  return `SELECT "id", "priorityPath" FROM "Job" WHERE ${waiting(dialect, kind)} AND "effectiveAffinity" = ?
    ORDER BY "priorityPath" DESC, "id" LIMIT 1${lock && dialect === "postgresql" ? " FOR UPDATE SKIP LOCKED" : ""}`;
}

/** The affinities of waiting jobs that lie in a line. */
async function fitting(query: Query, dialect: Dialect, kind: JobKind, line: bigint): Promise<bigint[]> {
  const rows = await query<{ bits: string }>(fittingSql(dialect, kind), [~line]);
  return rows.map(({ bits }) => BigInt(bits));
}

/** Skips from each affinity to the next in the index, so that it reads as many entries as there are affinities. */
export function fittingSql(dialect: Dialect, kind: JobKind): string {
  const next = (after: string) => `(SELECT "effectiveAffinity" FROM "Job" WHERE ${waiting(dialect, kind)}
    AND "effectiveAffinity" > ${after} ORDER BY "effectiveAffinity" LIMIT 1)`;
  return `WITH RECURSIVE sets ("bits") AS (
       SELECT ${next("0")}
       UNION ALL
       SELECT ${next('sets."bits"')} FROM sets WHERE sets."bits" IS NOT NULL
     )
     SELECT CAST("bits" AS TEXT) AS "bits" FROM sets WHERE "bits" IS NOT NULL AND ("bits" & ?) = 0`;
}
