import { Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Dialect, Tx } from "../store.ts";

/**
 * The next job for a worker: waiting, not held back, no group, free, of a wanted kind; highest priority path first, then
 * lowest id. With `line` 0 only jobs without any affinity; else jobs that have some and all of it in the line.
 * On PostgreSQL the row comes locked, and rows that another gateway is just taking are passed over.
 */
export async function nextJob(
  tx: Tx,
  dialect: Dialect,
  { kinds, line }: { kinds: readonly string[]; line: bigint },
): Promise<number | null> {
  const affinity =
    line === 0n
      ? Prisma.sql`"effectiveAffinity" = 0`
      : Prisma.sql`"effectiveAffinity" <> 0 AND ("effectiveAffinity" & ${~line}) = 0`;
  const kind =
    dialect === "sqlite"
      ? Prisma.sql`"kind" IN (${Prisma.join([...kinds])})`
      : Prisma.sql`"kind"::text IN (${Prisma.join([...kinds])})`;
  const rows = await tx.$queryRaw<{ id: number | bigint }[]>`
    SELECT "id" FROM "Job"
     WHERE "state" = 'WAITING' AND "heldBack" = ${false} AND "isGroup" = ${false} AND ${affinity}
       AND "nodeId" IS NULL AND "deletedAt" IS NULL AND ${kind}
     ORDER BY "priorityPath" DESC, "id" LIMIT 1
     ${dialect === "postgresql" ? Prisma.sql`FOR UPDATE SKIP LOCKED` : Prisma.empty}`;
  return rows[0] ? Number(rows[0].id) : null;
}
