import type { Store } from "../store.ts";

/** Whether a job was purged by an event after `position`, alone or with a group around it. One row, however many purges. */
export async function purgedSince(store: Store, jobId: number, position: bigint): Promise<boolean> {
  const has =
    store.dialect === "sqlite"
      ? `EXISTS (SELECT 1 FROM json_each("data", '$.jobs') WHERE "value" = ?)`
      : `CAST("data" AS jsonb)->'jobs' @> to_jsonb(CAST(? AS integer))`;
  const found = await store.query(
    `SELECT 1 AS "one" FROM "Event" WHERE "type" = 'JOB_PURGED' AND "id" > ? AND ${has} LIMIT 1`,
    [position, jobId],
  );
  return found.length > 0;
}
