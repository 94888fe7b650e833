import { Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Db } from "../store.ts";

/** Which of an owner's events. */
export interface EventSlice {
  /** Only of these types; null for all. */
  types: readonly string[] | null;
  /** Only after and before these events. */
  after: bigint | null;
  before: bigint | null;
  /** The newest of them instead of the oldest. */
  newest: boolean;
  limit: number;
}

/**
 * The ids of each owner's first or last events, oldest first, for many owners in one statement. Prisma would have to be
 * asked once per owner, or for all events of all of them.
 */
export async function eventsOf(
  db: Db,
  column: "jobId" | "nodeId",
  owners: readonly number[],
  { types, after, before, newest, limit }: EventSlice,
): Promise<Map<number, bigint[]>> {
  const owner = Prisma.raw(`"${column}"`);
  const rows = await db.$queryRaw<{ owner: number | bigint; id: number | bigint }[]>`
    SELECT "owner", "id" FROM (
      SELECT ${owner} AS "owner", "id",
             ROW_NUMBER() OVER (PARTITION BY ${owner} ORDER BY "id" ${Prisma.raw(newest ? "DESC" : "ASC")}) AS "place"
      FROM "Event"
      WHERE ${owner} IN (${Prisma.join([...owners])})
        ${types ? Prisma.sql`AND "type" IN (${Prisma.join([...types])})` : Prisma.empty}
        ${after === null ? Prisma.empty : Prisma.sql`AND "id" > ${after}`}
        ${before === null ? Prisma.empty : Prisma.sql`AND "id" < ${before}`}
    ) AS "placed"
    WHERE "place" <= ${limit}
    ORDER BY "id"`;
  const found = new Map<number, bigint[]>(owners.map((id) => [id, []]));
  for (const { owner, id } of rows) found.get(Number(owner))?.push(BigInt(id));
  return found;
}
