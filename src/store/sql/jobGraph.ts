import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Store } from "../store.ts";
import { isOneOf } from "./related.ts";

/** `= TRUE` keeps SQLite from an index that begins with deletedAt: it would look at all live jobs. */
function isLive(job: string): RawBuilder<SqlBool> {
  return sql`(${sql.ref(`${job}.deletedAt`)} IS NULL) = TRUE`;
}

/**
 * The ids of a live job and of live jobs below it, level by level; `limit` at most. The recursion ends with the limit, so
 * that a large tree costs no more than what is read of it. None when the job is deleted or there is none.
 */
export async function treeOf(
  { sql: db }: Pick<Store, "sql">,
  rootId: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number; level: number }>`
    WITH RECURSIVE tree ("id", "level") AS (
      SELECT "id", 0 FROM "Job" WHERE "id" = ${rootId} AND "deletedAt" IS NULL
      UNION ALL
      SELECT c."id", t."level" + 1 FROM tree t JOIN "Job" c ON c."parentId" = t."id"
      WHERE ${isLive("c")}
    )
    SELECT "id", "level" FROM tree LIMIT ${sql.lit(limit)}`.execute(db);
  return rows.sort((one, other) => one.level - other.level || one.id - other.id).map(({ id }) => id);
}

/** That a job waits for another one to be FINISHED. */
export interface DependencyIds {
  readonly jobPk: number;
  readonly requiredPk: number;
}

/** The dependencies between live jobs of which one at least has one of these ids; `limit` at most, by number. */
export async function dependenciesAround(
  { sql: db, dialect }: Pick<Store, "sql" | "dialect">,
  ids: readonly number[],
  limit: number,
): Promise<DependencyIds[]> {
  // Each side by its own index.
  const side = (column: "jobId" | "requiredId") =>
    sql`SELECT "jobId", "requiredId" FROM "Dependency" WHERE ${isOneOf(dialect, column, ids)}`;
  const { rows } = await sql<DependencyIds>`
    SELECT d."jobId" AS "jobPk", d."requiredId" AS "requiredPk"
    FROM (${side("jobId")} UNION ${side("requiredId")}) AS d
    JOIN "Job" j ON j."id" = d."jobId" JOIN "Job" r ON r."id" = d."requiredId"
    WHERE ${isLive("j")} AND ${isLive("r")}
    ORDER BY d."jobId", d."requiredId" LIMIT ${sql.lit(limit)}`.execute(db);
  return rows;
}
