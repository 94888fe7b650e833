import { sql } from "kysely";
import type { Store } from "../store.ts";

/** Whether a job was purged by an event after `position`, alone or with a group around it. One row, however many purges. */
export async function purgedSince(store: Store, jobId: number, position: bigint): Promise<boolean> {
  const names =
    store.dialect === "sqlite"
      ? sql<boolean>`EXISTS (SELECT 1 FROM json_each("data", '$.jobs') WHERE "value" = ${jobId})`
      : sql<boolean>`CAST("data" AS jsonb)->'jobs' @> to_jsonb(CAST(${jobId} AS integer))`;
  const found = await store.sql
    .selectFrom("Event")
    .select("id")
    .where("type", "=", "JOB_PURGED")
    .where("id", ">", position)
    .where(names)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
