import type { Tx } from "../store.ts";

/** The ids of a job's descendants, parents before children, soft-deleted ones included. */
export async function descendants(tx: Tx, rootId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number | bigint }[]>`
    WITH RECURSIVE tree ("id", "depth") AS (
      SELECT "id", 0 FROM "Job" WHERE "id" = ${rootId}
      UNION ALL
      SELECT c."id", t."depth" + 1 FROM "Job" c JOIN tree t ON c."parentId" = t."id"
    )
    SELECT "id" FROM tree WHERE "depth" > 0 ORDER BY "depth", "id"`;
  return rows.map(({ id }) => Number(id));
}
