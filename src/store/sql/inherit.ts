import { sql } from "kysely";
import type { Sql } from "../database.ts";
import type { Dialect } from "../store.ts";

/**
 * Hands what a job passes down (blocked, affinity, priority path, place in the tree) to its whole subtree, in one
 * statement: a tree of 10,000 jobs in one go instead of 10,000 calls. The job's own row must be right already.
 */
export async function inherit(tx: Sql, dialect: Dialect, rootId: number): Promise<void> {
  const hex =
    dialect === "sqlite" ? sql`printf('%02x', c."priority")` : sql`lpad(to_hex(c."priority"), 2, '0')`;
  await sql`
    WITH RECURSIVE tree ("id", "blocked", "effectiveAffinity", "priorityPath", "depth", "path") AS (
      SELECT "id", "blocked", "effectiveAffinity", "priorityPath", "depth", "path" FROM "Job" WHERE "id" = ${rootId}
      UNION ALL
      SELECT c."id",
             (t."blocked" OR c."paused" OR c."state" = 'PENDING'),
             t."effectiveAffinity" | c."affinityBits",
             substr(t."priorityPath", 1, 2 * (t."depth" + 1)) || ${hex}
               || substr('0000000000000000', 1, 16 - 2 * (t."depth" + 2)),
             t."depth" + 1,
             t."path" || t."id" || '/'
        FROM "Job" c JOIN tree t ON c."parentId" = t."id"
    )
    UPDATE "Job"
       SET "blocked" = tree."blocked", "effectiveAffinity" = tree."effectiveAffinity",
           "priorityPath" = tree."priorityPath", "depth" = tree."depth", "path" = tree."path"
      FROM tree
     WHERE "Job"."id" = tree."id" AND "Job"."id" <> ${rootId}`.execute(tx);
}
