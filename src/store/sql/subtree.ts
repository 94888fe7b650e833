import { sql } from "kysely";
import type { Sql } from "../database.ts";

/** The ids of a job's descendants, parents before children, soft-deleted ones included. */
export async function descendants(tx: Sql, rootId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    WITH RECURSIVE tree ("id", "depth") AS (
      SELECT "id", 0 FROM "Job" WHERE "id" = ${rootId}
      UNION ALL
      SELECT c."id", t."depth" + 1 FROM "Job" c JOIN tree t ON c."parentId" = t."id"
    )
    SELECT "id" FROM tree WHERE "depth" > 0 ORDER BY "depth", "id"`.execute(tx);
  return rows.map(({ id }) => id);
}
