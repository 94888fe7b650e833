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
  /** PostgreSQL: lock the row, and skip those that another transaction holds. */
  lock: boolean;
}

interface Candidate {
  id: number | bigint;
  priorityPath: string;
}

/** Waiting, not blocked, without a holder, live, no group, of this kind: all equalities, which is what Job_pick_idx begins with. */
function waiting(dialect: Dialect, kind: JobKind): string {
  const [no, cast] = dialect === "sqlite" ? ["0", ""] : ["false", '::"JobKind"'];
  return `"deletedAt" IS NULL AND "state" = 'WAITING' AND "nodeId" IS NULL AND "blocked" = ${no}
     AND "isGroup" = ${no} AND "kind" = '${kind}'${cast}`;
}

/** Candidates that are read of each kind and affinity before one of them is locked; more when all of them are taken. */
const firstCandidates = 8;

/**
 * The next job for a worker: highest priority path first, then lowest id. With `line` 0 only jobs without any affinity;
 * else jobs that have some and all of it in the line.
 *
 * Never scans the queue. The affinities that waiting jobs have (few, however many the jobs) are found by skipping through
 * the index; for each of them that fits, the first entry is the best. Tried instead: one statement that filters by bits,
 * which reads every waiting job that does not fit (38 ms at 100,000 of them, against 0.05 ms).
 *
 * To lock, the best candidates of all kinds and affinities are read without a lock, and the first of them that no other
 * transaction holds is locked: only the job that is taken is hidden from other nodes.
 */
export async function nextJob(query: Query, dialect: Dialect, wanted: Wanted): Promise<number | null> {
  const sets: { kind: JobKind; bits: bigint }[] = [];
  for (const kind of wanted.kinds) {
    const fits = wanted.line === 0n ? [0n] : await fitting(query, dialect, kind, wanted.line);
    for (const bits of fits) sets.push({ kind, bits });
  }
  if (!wanted.lock || dialect === "sqlite") return (await best(query, dialect, sets, 1))[0] ?? null;
  for (let limit = firstCandidates; ; limit *= 8) {
    const ids = await best(query, dialect, sets, limit);
    if (ids.length === 0) return null;
    const [row] = await query<{ id: number }>(lockSql(ids.length), ids);
    if (row) return Number(row.id);
    if (ids.length < limit) return null;
  }
}

/** The ids of the best `limit` jobs among some kinds and affinities, the best first. */
async function best(
  query: Query,
  dialect: Dialect,
  sets: readonly { kind: JobKind; bits: bigint }[],
  limit: number,
): Promise<number[]> {
  const found: Candidate[] = [];
  for (const { kind, bits } of sets)
    found.push(...(await query<Candidate>(firstSql(dialect, kind, limit), [bits])));
  return found
    .sort((a, b) =>
      a.priorityPath === b.priorityPath
        ? Number(a.id) - Number(b.id)
        : a.priorityPath < b.priorityPath
          ? 1
          : -1,
    )
    .slice(0, limit)
    .map(({ id }) => Number(id));
}

/** The best of the jobs with exactly one affinity. */
export function firstSql(dialect: Dialect, kind: JobKind, limit: number): string {
  return `SELECT "id", "priorityPath" FROM "Job" WHERE ${waiting(dialect, kind)} AND "effectiveAffinity" = ?
    ORDER BY "priorityPath" DESC, "id" LIMIT ${limit}`;
}

/** PostgreSQL: locks the best of some jobs that is still to be had and that no other transaction holds. */
function lockSql(count: number): string {
  return `SELECT "id" FROM "Job" WHERE "id" IN (${Array(count).fill("?").join(", ")}) AND "deletedAt" IS NULL
    AND "state" = 'WAITING' AND "nodeId" IS NULL AND NOT "blocked"
    ORDER BY "priorityPath" DESC, "id" LIMIT 1 FOR UPDATE SKIP LOCKED`;
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
