import { column, type Moments, momentsOf, type Rows } from "../../src/store/sql/statistics.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { computeNodes } from "../lists/definitions.ts";
import type { FilterTree, Where } from "../lists/language.ts";
import { whereOf } from "../lists/where.ts";
import { type Buckets, bucketArgs, bucketsOf, startOf } from "./buckets.ts";
import { rowsWhere } from "./rows.ts";

/** One bucket: seconds that nodes were there, and of these with a job. */
interface Point {
  readonly from: Date;
  readonly to: Date;
  readonly available: number;
  readonly busy: number;
}

const PointObject = builder.objectRef<Point>("NodeHistoryBucket").implement({
  description: "What nodes did in a stretch of time.",
  fields: (t) => ({
    from: t.field({ type: "DateTime", description: "When it begins.", resolve: ({ from }) => from }),
    to: t.field({ type: "DateTime", description: "When it ends.", resolve: ({ to }) => to }),
    availableSeconds: t.exposeFloat("available", {
      description:
        "Seconds that the nodes were registered, all together; up to now in the bucket that holds now.",
    }),
    busySeconds: t.exposeFloat("busy", {
      description: "Seconds that they worked on jobs, all together; attempts that still run count up to now.",
    }),
    utilisation: t.float({
      nullable: true,
      description: "The share of the time with a job, from 0 to 1; null when there was no node.",
      resolve: ({ available, busy }) => (available > 0 ? Math.min(1, busy / available) : null),
    }),
  }),
});

builder.queryField("nodeHistory", (t) =>
  t.field({
    type: [PointObject],
    description:
      "How busy nodes were over time, in buckets of equal length, the oldest first. Nodes that were removed count for as long as they were there.",
    args: {
      ...bucketArgs,
      filter: t.arg({
        type: computeNodes.filter,
        description: "Which nodes, removed ones too; all by default.",
      }),
    },
    authScopes: { reader: true },
    complexity: { field: 2_000, multiplier: 1 },
    resolve: async (_root, { filter, ...asked }, context) => {
      const buckets = bucketsOf(asked, context);
      if (buckets.count === 0) return [];
      const nodes = whereOf(computeNodes, filter as FilterTree | null, context.services);
      const runs: Where = filter ? { node: { is: nodes } } : {};
      const [available, busy] = await Promise.all([
        secondsIn(context, buckets, { table: "Node", where: nodes, start: "createdAt", end: "removedAt" }),
        secondsIn(context, buckets, { table: "Run", where: runs, start: "startedAt", end: "endedAt" }),
      ]);
      return available.map((seconds, bucket) => ({
        from: startOf(buckets, bucket),
        to: startOf(buckets, bucket + 1),
        available: seconds,
        busy: busy[bucket] as number,
      }));
    },
  }),
);

interface Stretches {
  readonly table: Rows["table"];
  readonly where: Where;
  /** The columns of a row's first and last instant; it still goes on without a last one. */
  readonly start: string;
  readonly end: string;
}

/**
 * The seconds of each bucket that rows were there, all rows together. What had passed of them up to an instant t is, over
 * those begun before it, the sum of t - start, less, over those ended before it, the sum of t - end; so the database gives
 * for each bucket no more than how many begin and end in it, and when on average.
 */
async function secondsIn(
  context: GraphContext,
  buckets: Buckets,
  { table, where, start, end }: Stretches,
): Promise<number[]> {
  const { store, clock } = context.services;
  const [first, last] = [startOf(buckets, 0), startOf(buckets, buckets.count)];
  const within: Where = {
    AND: [{ [start]: { lt: last } }, { OR: [{ [end]: { gte: first } }, { [end]: null }] }, where],
  };
  const rows = await rowsWhere(context, table, within);
  const begun = byBucket(await momentsOf(store, rows, column(start), buckets));
  const ended = byBucket(await momentsOf(store, rows, column(end), buckets));
  const now = clock.now().getTime() / 1000 - buckets.from;
  const sum = { begun: 0, begunAt: 0, ended: 0, endedAt: 0 };
  let before = 0;
  return Array.from({ length: buckets.count }, (_, bucket) => {
    sum.begun += begun.get(bucket)?.count ?? 0;
    sum.begunAt += begun.get(bucket)?.seconds ?? 0;
    sum.ended += ended.get(bucket)?.count ?? 0;
    sum.endedAt += ended.get(bucket)?.seconds ?? 0;
    const at = Math.min((bucket + 1) * buckets.interval, now);
    const passed = sum.begun * at - sum.begunAt - (sum.ended * at - sum.endedAt);
    const seconds = Math.max(0, passed - before);
    before = Math.max(before, passed);
    return Math.round(seconds * 1000) / 1000;
  });
}

function byBucket(moments: readonly Moments[]): Map<number, Moments> {
  return new Map(moments.map((one) => [one.bucket, one]));
}
