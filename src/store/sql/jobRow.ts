import type { CompiledQuery } from "kysely";
import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Store } from "../store.ts";

/** Names of columns; the caller takes them from what an operation asks for. */
type Columns = readonly string[];

/** The columns that somebody looks at, and those without which a job is none; null for all. */
function selected(columns: Columns | null) {
  return columns && ([...new Set(["id", "deletedAt", ...columns])] as (keyof Job)[]);
}

/** The statement of `jobRow`. */
export function jobRowQuery({ sql }: Pick<Store, "sql">, id: number, columns: Columns | null = null) {
  const query = sql.selectFrom("Job").where("id", "=", id);
  const some = selected(columns);
  return some ? query.select(some) : query.selectAll();
}

/** The statements of `jobRow` by what they select: making one anew takes longer than running it. */
const compiled = new WeakMap<object, WeakMap<object, CompiledQuery>>();
const allColumns = {};

function jobRowStatement({ sql }: Pick<Store, "sql">, columns: Columns | null): CompiledQuery {
  const known = compiled.get(sql) ?? new WeakMap<object, CompiledQuery>();
  compiled.set(sql, known);
  const key = columns ?? allColumns;
  const statement = known.get(key) ?? jobRowQuery({ sql }, 0, columns).compile();
  known.set(key, statement);
  return statement;
}

/**
 * One job with its own columns, past Prisma: what a page or a script asks most (25 us on SQLite, where findUnique takes
 * 250 us). Deleted jobs too.
 * @param columns which of them the caller looks at, the same array for the same operation; null for all
 */
export async function jobRow(
  store: Pick<Store, "sql">,
  id: number,
  columns: Columns | null,
): Promise<Job | null> {
  const statement = jobRowStatement(store, columns);
  const { rows } = await store.sql.executeQuery<Job>({ ...statement, parameters: [id] });
  return rows[0] ?? null;
}

/** The live jobs directly in a group, or at the top, by number. `columns` as for `jobRow`. */
export async function jobsIn(
  { sql }: Pick<Store, "sql">,
  parentId: number | null,
  { limit, offset }: { limit: number; offset: number },
  columns: Columns | null,
): Promise<Job[]> {
  const query = sql
    .selectFrom("Job")
    .where("deletedAt", "is", null)
    .where("parentId", parentId === null ? "is" : "=", parentId)
    .orderBy("id")
    .limit(limit)
    .offset(offset);
  const some = selected(columns);
  return (await (some ? query.select(some) : query.selectAll()).execute()) as Job[];
}

/** The live jobs that a job waits for, by number. */
export async function dependencyIds({ sql }: Pick<Store, "sql">, jobId: number): Promise<number[]> {
  const rows = await sql
    .selectFrom("Dependency as d")
    .innerJoin("Job as r", "r.id", "d.requiredId")
    .select("d.requiredId as id")
    .where("d.jobId", "=", jobId)
    .where("r.deletedAt", "is", null)
    .orderBy("d.requiredId")
    .execute();
  return rows.map(({ id }) => id);
}

/** Who waits for whom among the live children of a group. */
export function dependenciesOfChildren({ sql }: Pick<Store, "sql">, parentId: number) {
  return sql
    .selectFrom("Job as c")
    .innerJoin("Dependency as d", "d.jobId", "c.id")
    .innerJoin("Job as r", "r.id", "d.requiredId")
    .select(["d.jobId as jobPk", "d.requiredId as requiredPk"])
    .where("c.parentId", "=", parentId)
    .where("c.deletedAt", "is", null)
    .where("r.deletedAt", "is", null)
    .orderBy("d.jobId")
    .orderBy("d.requiredId")
    .execute();
}

/** The columns whose distinct values people choose from. */
export type Facet = "user" | "state" | "lastNodeName" | "priority" | "affinity";

/** The distinct values of a column among live jobs, sorted. */
export async function distinctValues(
  { sql }: Pick<Store, "sql">,
  facet: Facet,
): Promise<(string | number)[]> {
  const rows = await sql
    .selectFrom("Job")
    .select(facet)
    .distinct()
    .where("deletedAt", "is", null)
    .orderBy(facet)
    .execute();
  return rows.map((row) => (row as Record<Facet, string | number>)[facet]);
}
