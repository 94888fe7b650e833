import { type Job, Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Store } from "../store.ts";

const booleans = ["isGroup", "paused", "blocked"] as const;
const instants = ["startedAt", "endedAt", "createdAt", "updatedAt", "deletedAt", "lastStartedAt"] as const;
const bigs = ["affinityBits", "effectiveAffinity", "workingSince"] as const;

/** Every column of a job. */
const everything: readonly string[] = Object.values(Prisma.JobScalarFieldEnum);

const lists = new WeakMap<readonly string[], string>();

/** What to select for some columns; 64-bit numbers as texts, since the drivers would round them. */
function listOf(columns: readonly string[]): string {
  let list = lists.get(columns);
  if (list === undefined) {
    list = [...new Set(["id", "deletedAt", ...columns])]
      .map((name) =>
        (bigs as readonly string[]).includes(name) ? `CAST("${name}" AS TEXT) AS "${name}"` : `"${name}"`,
      )
      .join(", ");
    lists.set(columns, list);
  }
  return list;
}

/** One job by its number. */
export function jobByIdSql(columns: readonly string[] | null = null): string {
  return `SELECT ${listOf(columns ?? everything)} FROM "Job" WHERE "id" = ?`;
}

/**
 * One job with its own columns, past Prisma: what a page or a script asks most (25 us on SQLite, where findUnique takes
 * 250 us). Deleted jobs too.
 * @param columns which of them the caller looks at; null for all
 */
export async function jobRow(
  store: Store,
  id: number,
  columns: readonly string[] | null,
): Promise<Job | null> {
  const [row] = await store.query<Record<string, unknown>>(jobByIdSql(columns), [id]);
  return row ? job(row) : null;
}

/** The live jobs directly in a group, or at the top, by number. `columns` as for `jobRow`. */
export async function jobsIn(
  store: Store,
  parentId: number | null,
  { limit, offset }: { limit: number; offset: number },
  columns: readonly string[] | null,
): Promise<Job[]> {
  const where = parentId === null ? `"parentId" IS NULL` : `"parentId" = ?`;
  const rows = await store.query<Record<string, unknown>>(
    `SELECT ${listOf(columns ?? everything)} FROM "Job" WHERE "deletedAt" IS NULL AND ${where}
      ORDER BY "id" LIMIT ? OFFSET ?`,
    parentId === null ? [limit, offset] : [parentId, limit, offset],
  );
  return rows.map(job);
}

/** A driver's row as Prisma would give it, but for columns that were not asked for. Changes the row itself, which is not shared. */
function job(row: Record<string, unknown>): Job {
  for (const name of booleans) if (name in row) row[name] = Boolean(row[name]);
  for (const name of bigs) if (name in row) row[name] = BigInt(row[name] as string);
  for (const name of instants) if (typeof row[name] === "string") row[name] = new Date(row[name] as string);
  return row as unknown as Job;
}

/** The live jobs that a job waits for, by number. */
export async function dependencyIds(store: Store, jobId: number): Promise<number[]> {
  const rows = await store.query<{ id: number }>(
    `SELECT d."requiredId" AS "id" FROM "Dependency" d JOIN "Job" r ON r."id" = d."requiredId"
      WHERE d."jobId" = ? AND r."deletedAt" IS NULL ORDER BY d."requiredId"`,
    [jobId],
  );
  return rows.map(({ id }) => Number(id));
}

/** The dependencies of the live children of a group. */
export function dependenciesOfChildren(store: Store, parentId: number) {
  return store.query<{ jobPk: number; requiredPk: number }>(
    `SELECT d."jobId" AS "jobPk", d."requiredId" AS "requiredPk" FROM "Job" c
       JOIN "Dependency" d ON d."jobId" = c."id"
       JOIN "Job" r ON r."id" = d."requiredId" AND r."deletedAt" IS NULL
      WHERE c."parentId" = ? AND c."deletedAt" IS NULL ORDER BY 1, 2`,
    [parentId],
  );
}

/** The columns whose distinct values people choose from. */
export type Facet = "user" | "state" | "lastNodeName" | "priority" | "affinity";

/** The distinct values of a column among live jobs, sorted. */
export async function distinctValues(store: Store, facet: Facet): Promise<(string | number)[]> {
  const rows = await store.query<{ value: string | number }>(
    `SELECT DISTINCT "${facet}" AS "value" FROM "Job" WHERE "deletedAt" IS NULL ORDER BY 1`,
  );
  return rows.map(({ value }) => value);
}
