import { sql } from "kysely";
import type { Sql } from "../database.ts";

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
  db: Sql,
  column: "jobId" | "nodeId",
  owners: readonly number[],
  { types, after, before, newest, limit }: EventSlice,
): Promise<Map<number, bigint[]>> {
  const place = sql<number>`ROW_NUMBER() OVER (PARTITION BY ${sql.ref(column)} ORDER BY "id" ${sql.raw(newest ? "DESC" : "ASC")})`;
  const rows = await db
    .selectFrom(
      db
        .selectFrom("Event")
        .select(["id", column, place.as("place")])
        .where(column, "in", owners)
        .$if(types !== null, (query) => query.where("type", "in", types ?? []))
        .$if(after !== null, (query) => query.where("id", ">", after))
        .$if(before !== null, (query) => query.where("id", "<", before))
        .as("placed"),
    )
    .select(["id", column])
    .where("place", "<=", limit)
    .orderBy("id")
    .execute();
  const found = new Map<number, bigint[]>(owners.map((id) => [id, []]));
  for (const row of rows) found.get(row[column] as number)?.push(row.id);
  return found;
}
