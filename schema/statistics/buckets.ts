import { refusal } from "../../src/domain/errors.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";

/** Buckets of equal length over a stretch of time. Seconds since 1970. */
export interface Buckets {
  /** A multiple of the interval, and so is the end of each bucket. */
  readonly from: number;
  readonly interval: number;
  readonly count: number;
}

const mostBuckets = 1_000;
const longestInterval = 366 * 86_400;

/** The arguments that say which stretch of time, and how finely. */
export const bucketArgs = builder.args((t) => ({
  from: t.field({
    type: "DateTime",
    required: true,
    description: "Where the first bucket begins, put back to a multiple of the interval since 1970.",
  }),
  to: t.field({
    type: "DateTime",
    description: "The last bucket is the one that ends here or holds it. Now by default.",
  }),
  interval: t.int({
    required: true,
    description: `Seconds of a bucket, 1 to ${longestInterval}; at most ${mostBuckets} buckets.`,
  }),
}));

interface BucketArgs {
  readonly from: Date;
  readonly to?: Date | null | undefined;
  readonly interval: number;
}

/** How many buckets the arguments ask for, about, and no more than are given: for the price of a field. */
export function bucketsAsked({ from, to, interval }: BucketArgs, { services }: GraphContext): number {
  const seconds = ((to ?? services.clock.now()).getTime() - from.getTime()) / 1000;
  return Math.min(mostBuckets, Math.max(0, Math.ceil(seconds / Math.max(1, interval))));
}

/** @throws Refusal INVALID_INPUT for an interval that can't be, and for too many buckets */
export function bucketsOf({ from, to, interval }: BucketArgs, { services }: GraphContext): Buckets {
  if (interval < 1 || interval > longestInterval)
    throw refusal("INVALID_INPUT", {
      field: "interval",
      reason: `it must be from 1 to ${longestInterval} seconds, not ${interval}`,
    });
  const start = Math.floor(from.getTime() / 1000 / interval) * interval;
  const end = (to ?? services.clock.now()).getTime() / 1000;
  const count = Math.max(0, Math.ceil((end - start) / interval));
  if (count > mostBuckets)
    throw refusal("INVALID_INPUT", {
      field: "interval",
      reason: `from and to are ${count} intervals apart, and at most ${mostBuckets} are answered: take a longer interval`,
    });
  return { from: start, interval, count };
}

/** The instant at which a bucket begins. */
export function startOf({ from, interval }: Buckets, bucket: number): Date {
  return new Date((from + bucket * interval) * 1000);
}
