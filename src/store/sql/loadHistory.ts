import { sql } from "kysely";
import type { Store } from "../store.ts";
import { isOneOf } from "./related.ts";

/** What the samples of a node have on average in a bucket. */
export interface LoadAverage {
  readonly nodeId: number;
  /** Counted from 0 at `from`. */
  readonly bucket: number;
  readonly samples: number;
  /** Per cent. */
  readonly cpuLoad: number | null;
  /** Megabytes. */
  readonly freeMemory: number | null;
  readonly totalMemory: number | null;
}

/**
 * The load of nodes in buckets that have samples, in any order. The primary key is read, for each node from the first
 * bucket to the last.
 * @param from seconds since 1970
 */
export async function loadOfNodes(
  { sql: db, dialect }: Pick<Store, "sql" | "dialect">,
  ids: readonly number[],
  { from, interval, count }: { from: number; interval: number; count: number },
): Promise<LoadAverage[]> {
  const average = (name: string) => sql`CAST(avg(${sql.ref(name)}) AS double precision) AS ${sql.ref(name)}`;
  const minuteOf = (seconds: number) => sql.lit(Math.ceil(seconds / 60));
  // Seconds of 2038 are too many for PostgreSQL's integer.
  const bucket = sql`(CAST("minute" AS bigint) * 60 - ${sql.lit(from)}) / ${sql.lit(interval)}`;
  const { rows } = await sql<LoadAverage & { bucket: number | bigint; samples: number | bigint }>`
    SELECT "nodeId", ${bucket} AS "bucket", count(*) AS "samples",
      ${sql.join(["cpuLoad", "freeMemory", "totalMemory"].map(average))}
    FROM "NodeLoad"
    WHERE ${isOneOf(dialect, "NodeLoad.nodeId", ids)}
      AND "minute" >= ${minuteOf(from)} AND "minute" < ${minuteOf(from + interval * count)}
    GROUP BY 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, bucket: Number(row.bucket), samples: Number(row.samples) }));
}
