import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { columnsOf } from "../columns.ts";
import type { Store } from "../store.ts";
import { compiledOnce } from "./compiled.ts";
import type { Columns } from "./related.ts";

/** The live jobs directly in a group, or at the top, by number. `columns` are those that are looked at; null for all. */
export async function jobsIn(
  { sql }: Pick<Store, "sql">,
  parentId: number | null,
  { limit, offset }: { limit: number; offset: number },
  columns: Columns | null,
): Promise<Job[]> {
  const selected = columns ? new Set(["id", ...columns]) : columnsOf("Job");
  const rows = await sql
    .selectFrom("Job")
    .select([...selected] as (keyof Job)[])
    .where("deletedAt", "is", null)
    .where("parentId", parentId === null ? "is" : "=", parentId)
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows as Job[];
}

/** The live jobs that a job waits for, by number. */
export async function dependencyIds({ sql }: Pick<Store, "sql">, jobId: number): Promise<number[]> {
  const statement = compiledOnce(sql, "dependencies", () =>
    sql
      .selectFrom("Dependency as d")
      .innerJoin("Job as r", "r.id", "d.requiredId")
      .select("d.requiredId as id")
      .where("d.jobId", "=", 0)
      .where("r.deletedAt", "is", null)
      .orderBy("d.requiredId")
      .compile(),
  );
  const { rows } = await sql.executeQuery<{ id: number }>({ ...statement, parameters: [jobId] });
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
