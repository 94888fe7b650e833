import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Dialect, Store } from "../store.ts";

/** The rows that are counted: those of a table, called `r` in the condition. */
export interface Rows {
  readonly table: "Job" | "Run" | "Node";
  readonly where: RawBuilder<SqlBool>;
}

/** By what rows are put together: an expression on `r` for each name. */
export type Dimensions = Readonly<Record<string, RawBuilder<unknown>>>;

/** The values of the dimensions that a group has in common, by name. */
export type Key = Readonly<Record<string, string | number | null>>;

/** How the values of a column are spread: nearest-rank percentiles, which are values that occur. */
export interface Spread {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** A column of `r` as an expression. */
export function column(name: string): RawBuilder<unknown> {
  return sql.ref(`r.${name}`);
}

/** Seconds since 1970 of a time column, with its milliseconds. */
export function epoch(dialect: Dialect, time: RawBuilder<unknown>): RawBuilder<number> {
  return dialect === "sqlite" ? sql`${time} / 1000.0` : sql`extract(epoch FROM ${time})::double precision`;
}

/** Which bucket a time column falls into, counted from 0 at `from` (seconds since 1970). */
export function bucketOf(
  dialect: Dialect,
  time: RawBuilder<unknown>,
  { from, interval }: { from: number; interval: number },
): RawBuilder<number> {
  const at = sql`(${epoch(dialect, time)} - ${sql.lit(from)}) / ${sql.lit(interval)}`;
  return dialect === "sqlite" ? sql`CAST(${at} AS INTEGER)` : sql`floor(${at})::integer`;
}

function named(dimensions: Dimensions): RawBuilder<unknown>[] {
  return Object.entries(dimensions).map(([name, value]) => sql`${value} AS ${sql.ref(name)}`);
}

function split(row: Record<string, unknown>, dimensions: Dimensions): Key {
  return Object.fromEntries(Object.keys(dimensions).map((name) => [name, row[name]])) as Key;
}

type Counted = Record<string, unknown> & { n: number | bigint };

/** How many rows there are in each group, the largest groups first. */
export async function countGroups(
  { sql: db }: Pick<Store, "sql">,
  { table, where }: Rows,
  dimensions: Dimensions,
  limit: number,
): Promise<{ key: Key; count: number }[]> {
  const by = Object.keys(dimensions).map((name) => sql.ref(name));
  const grouped =
    by.length > 0
      ? sql`GROUP BY ${sql.join(by)} ORDER BY "n" DESC, ${sql.join(by)} LIMIT ${sql.lit(limit)}`
      : sql``;
  const { rows } = await sql<Counted>`
    SELECT ${sql.join([...named(dimensions), sql`count(*) AS "n"`])}
    FROM ${sql.table(table)} AS "r" WHERE ${where} ${grouped}`.execute(db);
  return rows.map((row) => ({ key: split(row, dimensions), count: Number(row.n) }));
}

/** How the values of a column are spread in each group that has any; rows without a value count for nothing. */
export async function spreadOf(
  { sql: db, dialect }: Pick<Store, "sql" | "dialect">,
  { table, where }: Rows,
  dimensions: Dimensions,
  value: RawBuilder<unknown>,
): Promise<{ key: Key; spread: Spread }[]> {
  const by = Object.keys(dimensions).map((name) => sql.ref(name));
  const { rows } = await sql<Record<string, unknown> & { spread: string | null }>`
    SELECT ${sql.join([...named(dimensions), sql`${spreadExpression(dialect, value)} AS "spread"`])}
    FROM ${sql.table(table)} AS "r" WHERE ${where} AND ${value} IS NOT NULL
    ${by.length > 0 ? sql`GROUP BY ${sql.join(by)}` : sql``}`.execute(db);
  return rows.flatMap(({ spread, ...row }) => {
    if (spread === null) return [];
    const [count = 0, sum = 0, min = 0, max = 0, p50 = 0, p95 = 0, p99 = 0] = JSON.parse(spread) as number[];
    return { key: split(row, dimensions), spread: { count, sum: round(sum), min, max, p50, p95, p99 } };
  });
}

/** A JSON list of count, sum, min, max and the three percentiles; null of no values. */
function spreadExpression(dialect: Dialect, value: RawBuilder<unknown>): RawBuilder<string | null> {
  // src/store/sqlite/spread.ts
  if (dialect === "sqlite") return sql`spread(${value})`;
  const percentiles = sql`percentile_disc(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY ${value})`;
  return sql`CASE WHEN count(*) > 0 THEN array_to_json(
    ARRAY[count(*), sum(${value}), min(${value}), max(${value})]::double precision[] || ${percentiles})::text END`;
}

/** Seconds to the millisecond: sums of fractions differ in their last digits by the order in which they are made. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** Moments in buckets: how many there are in each, and the sum of the seconds from the first bucket's start to them. */
export interface Moments {
  readonly bucket: number;
  readonly count: number;
  readonly seconds: number;
}

/** When something happens to rows, put into buckets; what was before the first bucket counts as at its start. */
export async function momentsOf(
  { sql: db, dialect }: Pick<Store, "sql" | "dialect">,
  { table, where }: Rows,
  time: RawBuilder<unknown>,
  { from, interval }: { from: number; interval: number },
): Promise<Moments[]> {
  const start =
    dialect === "sqlite"
      ? sql.lit(from * 1000)
      : sql`${sql.lit(new Date(from * 1000).toISOString().replace("Z", ""))}::timestamp`;
  const clamped = sql`CASE WHEN ${time} < ${start} THEN ${start} ELSE ${time} END`;
  const { rows } = await sql<{ bucket: number; n: number | bigint; seconds: number }>`
    SELECT ${bucketOf(dialect, clamped, { from, interval })} AS "bucket", count(*) AS "n",
      sum(${epoch(dialect, clamped)} - ${sql.lit(from)}) AS "seconds"
    FROM ${sql.table(table)} AS "r" WHERE ${where} AND ${time} IS NOT NULL
    GROUP BY 1`.execute(db);
  return rows.map(({ bucket, n, seconds }) => ({ bucket, count: Number(n), seconds: Number(seconds) }));
}
