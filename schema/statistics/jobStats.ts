import type { JobKind, JobState } from "../../prisma/generated/sqlite/enums.ts";
import { refusal } from "../../src/domain/errors.ts";
import {
  column,
  countGroups,
  type Dimensions,
  type Key,
  type Spread,
  spreadOf,
} from "../../src/store/sql/statistics.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { JobKindEnum, JobStateEnum } from "../job/enums.ts";
import { computeNodes, jobs, templates } from "../lists/definitions.ts";
import type { FilterTree, Where } from "../lists/language.ts";
import { rowById, typeOf } from "../related.ts";
import { once } from "../stream/once.ts";
import { askedWhere, rowsWhere } from "./rows.ts";
import { SpreadObject } from "./spread.ts";

/** By what jobs can be grouped, and the column that holds it. All of them are in the index that numbers are read from. */
const jobDimensions = {
  STATE: "state",
  KIND: "kind",
  USER: "user",
  NODE: "lastNodeId",
  TEMPLATE: "templateId",
} as const;
type JobDimension = keyof typeof jobDimensions;

const JobDimensionEnum = builder.enumType("JobDimension", {
  description: "By what jobs can be grouped.",
  values: {
    STATE: { value: "STATE" as JobDimension, description: "Where they stand." },
    KIND: { value: "KIND" as JobDimension, description: "What they are made of." },
    USER: { value: "USER" as JobDimension, description: "Whom they run for: onBehalfOf." },
    NODE: { value: "NODE" as JobDimension, description: "The node that worked on them last." },
    TEMPLATE: { value: "TEMPLATE" as JobDimension, description: "What they were made from." },
  },
});

const groupsByDefault = 20;
const mostGroups = 1_000;
/** Points of one statement that reads every job that the filter lets through. */
const statementPoints = 500;

/** Numbers about the jobs that a condition lets through. Each is asked of the database when a field needs it, once. */
class JobNumbers {
  readonly #context: GraphContext;
  readonly #where: Where;
  readonly #dimensions: Dimensions;
  readonly #position: bigint | undefined;
  readonly #spreads = new Map<string, Promise<Map<string, Spread>>>();

  constructor(context: GraphContext, { where, by, position }: JobStats) {
    this.#context = context;
    this.#where = where;
    this.#position = position;
    this.#dimensions = Object.fromEntries(by.map((one) => [jobDimensions[one], column(jobDimensions[one])]));
  }

  async groups(limit: number): Promise<JobGroup[]> {
    const rows = await rowsWhere(this.#context, "Job", this.#where);
    const { store } = this.#context.services;
    const groups = await this.#shared(`count ${limit}`, () =>
      countGroups(store, rows, this.#dimensions, limit),
    );
    return groups.map(({ key, count }) => ({ key, count, numbers: this }));
  }

  /** Of the jobs of one group; null when none of them has such a number. */
  async spread(of: "duration" | "waitSeconds", key: Key): Promise<Spread | null> {
    const known = this.#spreads.get(of) ?? this.#readSpread(of);
    this.#spreads.set(of, known);
    return (await known).get(textOf(key)) ?? null;
  }

  async #readSpread(of: "duration" | "waitSeconds"): Promise<Map<string, Spread>> {
    // A group's duration is the sum of its jobs', and that of a job that has not ended is none.
    const ended: Where = { isGroup: false, state: { in: ["FINISHED", "ERROR"] } };
    const where = of === "duration" ? { AND: [this.#where, ended] } : this.#where;
    const rows = await rowsWhere(this.#context, "Job", where);
    const { store } = this.#context.services;
    const spreads = await this.#shared(of, () => spreadOf(store, rows, this.#dimensions, column(of)));
    return new Map(spreads.map(({ key, spread }) => [textOf(key), spread]));
  }

  #shared<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (this.#position === undefined) return work();
    const by = Object.keys(this.#dimensions);
    const key = JSON.stringify([what, by, this.#where], (_key, value) =>
      typeof value === "bigint" ? `${value}n` : value,
    );
    return once(this.#context.services.bus, `${this.#position} ${key}`, work);
  }
}

function textOf(key: Key): string {
  return JSON.stringify(Object.values(key));
}

function numberIn(key: Key, column: "lastNodeId" | "templateId"): number | null {
  return (key[column] as number | undefined) ?? null;
}

interface JobGroup {
  readonly key: Key;
  readonly count: number;
  readonly numbers: JobNumbers;
}

const duration = {
  type: SpreadObject,
  nullable: true,
  description:
    "How long the last runs of those took that are FINISHED or ERROR; null when none is. Without groups.",
} as const;
const wait = {
  type: SpreadObject,
  nullable: true,
  description: "How long they waited for a node before their last start; null when none was started.",
} as const;

const JobStatsGroup = builder.objectRef<JobGroup>("JobStatsGroup").implement({
  description:
    "Numbers about the jobs that have something in common. Fields of what they were not grouped by are null.",
  fields: (t) => ({
    count: t.exposeInt("count", { description: "How many jobs." }),
    state: t.field({
      type: JobStateEnum,
      nullable: true,
      description: "Where they stand; for STATE.",
      resolve: ({ key }) => (key.state as JobState | undefined) ?? null,
    }),
    kind: t.field({
      type: JobKindEnum,
      nullable: true,
      description: "What they are made of; for KIND.",
      resolve: ({ key }) => (key.kind as JobKind | undefined) ?? null,
    }),
    onBehalfOf: t.string({
      nullable: true,
      description: "Whom they run for, may be empty; for USER.",
      resolve: ({ key }) => (key.user as string | undefined) ?? null,
    }),
    node: t.field({
      type: typeOf(computeNodes),
      nullable: true,
      description:
        "The node that worked on them last; for NODE. Null also for those that none has worked on.",
      resolve: ({ key }, _args, context, info) =>
        rowById(computeNodes, numberIn(key, "lastNodeId"), context, info),
    }),
    nodeNumber: t.int({
      nullable: true,
      description: "That node's number.",
      resolve: ({ key }) => numberIn(key, "lastNodeId"),
    }),
    template: t.field({
      type: typeOf(templates),
      nullable: true,
      description: "What they were made from; for TEMPLATE.",
      resolve: ({ key }, _args, context, info) =>
        rowById(templates, numberIn(key, "templateId"), context, info),
    }),
    templateNumber: t.int({
      nullable: true,
      description: "That template's number.",
      resolve: ({ key }) => numberIn(key, "templateId"),
    }),
    duration: t.field({ ...duration, resolve: ({ numbers, key }) => numbers.spread("duration", key) }),
    wait: t.field({ ...wait, resolve: ({ numbers, key }) => numbers.spread("waitSeconds", key) }),
  }),
});

/** What numbers were asked about. */
export interface JobStats {
  readonly where: Where;
  readonly by: readonly JobDimension[];
  /** The position of the stream that they are told by. */
  readonly position?: bigint;
}

export const JobStatsObject = builder.objectRef<JobStats>("JobStats").implement({
  description: "Numbers about the jobs that a filter lets through, without their rows.",
  fields: (t) => {
    const total = (stats: JobStats, context: GraphContext) => new JobNumbers(context, { ...stats, by: [] });
    return {
      count: t.int({
        description: "How many jobs; the totalCount of the list with the same filter.",
        complexity: statementPoints,
        resolve: async (stats, _args, context) => (await total(stats, context).groups(1))[0]?.count ?? 0,
      }),
      duration: t.field({
        ...duration,
        complexity: statementPoints,
        resolve: (stats, _args, context) => total(stats, context).spread("duration", {}),
      }),
      wait: t.field({
        ...wait,
        complexity: statementPoints,
        resolve: (stats, _args, context) => total(stats, context).spread("waitSeconds", {}),
      }),
      groups: t.field({
        type: [JobStatsGroup],
        description: "The same for each group, the largest first. None without groupBy.",
        args: {
          first: t.arg.int({
            defaultValue: groupsByDefault,
            description: `At most so many groups, the largest ones; 0 to ${mostGroups}.`,
          }),
        },
        complexity: ({ first }) => ({ field: statementPoints, multiplier: first ?? groupsByDefault }),
        resolve: (stats, { first }, context) =>
          stats.by.length === 0 ? [] : new JobNumbers(context, stats).groups(checkedFirst(first)),
      }),
    };
  },
});

/** @throws Refusal INVALID_INPUT out of 0 to 1,000 */
function checkedFirst(first: number | null | undefined): number {
  const size = first ?? groupsByDefault;
  if (size >= 0 && size <= mostGroups) return size;
  throw refusal("INVALID_INPUT", {
    field: "first",
    reason: `it must be from 0 to ${mostGroups}, not ${size}`,
  });
}

/** The arguments that say which jobs and by what they are grouped. */
export const jobStatsArgs = builder.args((t) => ({
  filter: t.field({ type: jobs.filter, description: "Which jobs, as in `jobs`; all by default." }),
  includeDeleted: t.boolean({ description: "Also deleted jobs.", defaultValue: false }),
  groupBy: t.field({
    type: [JobDimensionEnum],
    description: "What the jobs of a group have in common; none by default.",
  }),
}));

interface StatsArgs {
  filter?: object | null;
  includeDeleted?: boolean | null;
  groupBy?: readonly JobDimension[] | null;
}

/** @throws Refusal INVALID_INPUT for a filter that can't be */
export function jobStatsOf({ filter, includeDeleted, groupBy }: StatsArgs, context: GraphContext): JobStats {
  const where = askedWhere(jobs, { filter: filter as FilterTree, includeDeleted }, context);
  return { where, by: [...new Set(groupBy ?? [])] };
}

builder.queryField("jobStats", (t) =>
  t.field({
    type: JobStatsObject,
    description:
      "Numbers about jobs without their rows: counts, and how durations and waits are spread, for all and for each group. For facets (how many jobs each value of a field would show) ask once for each field, under aliases, each with the filter of all other fields: `states: jobStats(filter: {kind: {eq: COMMAND}}, groupBy: [STATE]) { groups { state count } } kinds: jobStats(filter: {state: {eq: ERROR}}, groupBy: [KIND]) { groups { kind count } }`.",
    args: jobStatsArgs,
    authScopes: { reader: true },
    resolve: (_root, args, context) => jobStatsOf(args, context),
  }),
);
