import { readPoints } from "../../src/domain/limits.ts";
import { type LoadAverage, loadOfNodes } from "../../src/store/sql/loadHistory.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { ComputeNode } from "../node/type.ts";
import { perExecution } from "../perExecution.ts";
import { gathered, groupedBy } from "../related.ts";
import { type Buckets, bucketArgs, bucketsAsked, bucketsOf, startOf } from "./buckets.ts";

/** One bucket of a node. */
interface Point {
  readonly bucket: number;
  readonly buckets: Buckets;
  /** Null when the node reported nothing. */
  readonly load: LoadAverage | null;
}

const PointObject = builder.objectRef<Point>("LoadHistoryBucket").implement({
  description: "What a node reported of its machine in a stretch of time.",
  fields: (t) => ({
    from: t.field({
      type: "DateTime",
      description: "When it begins.",
      resolve: ({ bucket, buckets }) => startOf(buckets, bucket),
    }),
    to: t.field({
      type: "DateTime",
      description: "When it ends; this instant belongs to the next one.",
      resolve: ({ bucket, buckets }) => startOf(buckets, bucket + 1),
    }),
    samples: t.int({
      description: "How many samples it has, at most one a minute; 0 when the node reported nothing.",
      resolve: ({ load }) => load?.samples ?? 0,
    }),
    cpuLoad: t.float({
      nullable: true,
      description: "Per cent, the mean of the cores and the samples; null when it was not reported.",
      resolve: ({ load }) => load?.cpuLoad ?? null,
    }),
    freeMemory: t.float({
      nullable: true,
      description: "Megabytes free, the mean of the samples; null when they were not reported.",
      resolve: ({ load }) => load?.freeMemory ?? null,
    }),
    totalMemory: t.float({
      nullable: true,
      description: "Megabytes in all, the mean of the samples; null when they were not reported.",
      resolve: ({ load }) => load?.totalMemory ?? null,
    }),
  }),
});

/** The histories of several nodes: one statement. */
async function historiesOf(
  { services: { store } }: GraphContext,
  ids: readonly number[],
  buckets: Buckets,
): Promise<Map<number, Point[]>> {
  const byNode = groupedBy((await loadOfNodes(store, ids, buckets)) as (LoadAverage & Row)[], "nodeId");
  return new Map(
    ids.map((id) => {
      const known = new Map(byNode.get(id)?.map((load) => [load.bucket, load]));
      const point = (bucket: number) => ({ bucket, buckets, load: known.get(bucket) ?? null });
      return [id, Array.from({ length: buckets.count }, (_, bucket) => point(bucket))];
    }),
  );
}

type Row = Record<string, unknown>;

builder.prismaObjectField(ComputeNode, "loadHistory", (t) =>
  t.field({
    type: [PointObject],
    description:
      "How loaded it was over time, in buckets of equal length, the oldest first; empty ones too. From one sample a minute of what its worker reported, written every few seconds and kept for a day (RETAIN_LOAD).",
    args: bucketArgs,
    // So that a list of nodes may show an hour each.
    complexity: (asked, context) => ({ field: readPoints + bucketsAsked(asked, context), multiplier: 1 }),
    extensions: { columns: ["id"] },
    resolve: ({ id }, asked, context, info) => {
      const load = (ids: readonly number[]) => historiesOf(context, ids, bucketsOf(asked, context));
      return perExecution(context, info.fieldNodes[0], () => gathered<Point[]>(context, load, [])).load(id);
    },
  }),
);
