import type { RawBuilder } from "kysely";
import type { RunOutcome } from "../../prisma/generated/sqlite/enums.ts";
import {
  bucketOf,
  column,
  countGroups,
  type Dimensions,
  type Key,
  type Rows,
  type Spread,
  spreadOf,
} from "../../src/store/sql/statistics.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { jobs } from "../lists/definitions.ts";
import type { FilterTree, Where } from "../lists/language.ts";
import { type Buckets, bucketArgs, bucketsOf, startOf } from "./buckets.ts";
import { askedWhere, rowsWhere } from "./rows.ts";
import { SpreadObject } from "./spread.ts";

/** One bucket, and the history that it is a part of. */
interface Point {
  readonly bucket: number;
  readonly history: JobHistory;
}

/** What happened to jobs in buckets of time. Each kind of number is one statement, made when a field needs it. */
class JobHistory {
  readonly buckets: Buckets;
  readonly #context: GraphContext;
  /** Which jobs. */
  readonly #where: Where;
  readonly #filtered: boolean;
  readonly #known = new Map<string, Promise<Map<unknown, unknown>>>();

  constructor(context: GraphContext, filter: FilterTree | null | undefined, buckets: Buckets) {
    this.#context = context;
    this.#filtered = filter != null;
    this.#where = askedWhere(jobs, { filter }, context);
    this.buckets = buckets;
  }

  created(bucket: number): Promise<number> {
    return this.#counted(bucket, { table: "Job", time: "createdAt", where: this.#where });
  }

  started(bucket: number): Promise<number> {
    return this.#counted(bucket, { table: "Run", time: "startedAt", where: this.#runs() });
  }

  /** One statement for all outcomes: a condition on them would lead SQLite to read all attempts that ever ended so. */
  async ended(bucket: number, outcomes: readonly RunOutcome[]): Promise<number> {
    const by = { outcome: column("outcome") };
    const of = { table: "Run", time: "endedAt", where: this.#runs() } as const;
    const counts = outcomes.map((outcome) => this.#counted(bucket, { ...of, by, key: { outcome } }));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  async wait(bucket: number): Promise<Spread | null> {
    const spreads = this.#once("wait", async () => {
      const rows = await this.#rows("Run", "startedAt", this.#runs());
      const { store } = this.#context.services;
      const spreads = await spreadOf(store, rows, this.#by("startedAt"), column("waitSeconds"));
      return new Map(spreads.map(({ key, spread }) => [Number(key.bucket), spread]));
    });
    return (await spreads).get(bucket) ?? null;
  }

  /** Attempts happened whatever has become of their job; to look at every job costs ten times as much. */
  #runs(): Where {
    return this.#filtered ? { job: { is: this.#where } } : {};
  }

  /** How many rows a bucket has, of those with the key. */
  async #counted(bucket: number, { table, time, where, by = {}, key = {} }: Counted): Promise<number> {
    const counts = this.#once(time, async () => {
      const rows = await this.#rows(table, time, where);
      const dimensions = { ...this.#by(time), ...by };
      const groups = await countGroups(this.#context.services.store, rows, dimensions, mostCounts);
      return new Map(groups.map((group) => [textOf(group.key), group.count]));
    });
    return (await counts).get(textOf({ bucket, ...key })) ?? 0;
  }

  #rows(table: Rows["table"], time: string, where: Where): Promise<Rows> {
    const { buckets } = this;
    const within = { gte: startOf(buckets, 0), lt: startOf(buckets, buckets.count) };
    return rowsWhere(this.#context, table, { AND: [{ [time]: within }, where] });
  }

  #by(time: string): { bucket: RawBuilder<number> } {
    return { bucket: bucketOf(this.#context.services.store.dialect, column(time), this.buckets) };
  }

  #once<K, T>(name: string, read: () => Promise<Map<K, T>>): Promise<Map<K, T>> {
    const known = (this.#known.get(name) as Promise<Map<K, T>> | undefined) ?? read();
    this.#known.set(name, known);
    return known;
  }
}

interface Counted {
  readonly table: Rows["table"];
  readonly time: string;
  readonly where: Where;
  /** What rows are put together by beside the bucket. */
  readonly by?: Dimensions;
  readonly key?: Key;
}

/** More than there are buckets and outcomes. */
const mostCounts = 10_000;

function textOf(key: Key): string {
  return Object.values(key).join();
}

const PointObject = builder.objectRef<Point>("JobHistoryBucket").implement({
  description: "What happened to jobs in a stretch of time.",
  fields: (t) => ({
    from: t.field({
      type: "DateTime",
      description: "When it begins.",
      resolve: ({ bucket, history }) => startOf(history.buckets, bucket),
    }),
    to: t.field({
      type: "DateTime",
      description: "When it ends; this instant belongs to the next one.",
      resolve: ({ bucket, history }) => startOf(history.buckets, bucket + 1),
    }),
    created: t.int({
      description: "Jobs that were made and are not deleted.",
      resolve: ({ bucket, history }) => history.created(bucket),
    }),
    started: t.int({
      description: "Attempts that began: a job that is tried twice counts twice.",
      resolve: ({ bucket, history }) => history.started(bucket),
    }),
    finished: t.int({
      description: "Attempts that ended well.",
      resolve: ({ bucket, history }) => history.ended(bucket, ["FINISHED"]),
    }),
    failed: t.int({
      description: "Attempts that ended with an error, took too long or lost their node, retried or not.",
      resolve: ({ bucket, history }) => history.ended(bucket, ["ERROR", "TIMED_OUT", "LOST"]),
    }),
    wait: t.field({
      type: SpreadObject,
      nullable: true,
      description:
        "How long the jobs of the attempts that began had waited for a node; null when none began.",
      resolve: ({ bucket, history }) => history.wait(bucket),
    }),
  }),
});

builder.queryField("jobHistory", (t) =>
  t.field({
    type: [PointObject],
    description:
      "What happened to jobs over time, in buckets of equal length, the oldest first; empty ones too. Without a filter all attempts count, also those of jobs that have been deleted since; with one those of jobs that it lets through.",
    args: {
      ...bucketArgs,
      filter: t.arg({ type: jobs.filter, description: "Which jobs, as in `jobs`; all by default." }),
    },
    authScopes: { reader: true },
    complexity: { field: 2_000, multiplier: 1 },
    resolve: (_root, { filter, ...asked }, context) => {
      const history = new JobHistory(context, filter as FilterTree | null, bucketsOf(asked, context));
      return Array.from({ length: history.buckets.count }, (_, bucket) => ({ bucket, history }));
    },
  }),
);
