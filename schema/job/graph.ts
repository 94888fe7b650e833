import type { GraphQLResolveInfo } from "graphql";
import { refusal } from "../../src/domain/errors.ts";
import type { Row } from "../../src/store/rows.ts";
import { type DependencyIds, dependenciesAround, treeOf } from "../../src/store/sql/jobGraph.ts";
import { rowsByIds } from "../../src/store/sql/related.ts";
import { builder } from "../builder.ts";
import { askedBelow } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { numberOf } from "../ids.ts";
import { jobs } from "../lists/definitions.ts";
import { loadRelated, typeOf } from "../related.ts";
import { DependencyPair } from "./dependencies.ts";

const jobsByDefault = 1_000;
const mostJobs = 5_000;
/** A tree of 5,000 jobs in which each waits for two others has as many. */
const mostDependencies = 10_000;

/** `first` multiplies what is selected below jobGraph; `outside` and `dependencies` may have many for few jobs. */
const perJob = { field: 1, multiplier: 1 };

interface JobGraph {
  /** Parents before children. */
  readonly ids: readonly number[];
  readonly moreJobs: boolean;
  /** One more than there may be, which tells whether there are more. */
  readonly dependencies: () => Promise<readonly DependencyIds[]>;
}

/** Jobs by their ids, in that order. */
async function jobsOf(
  ids: readonly number[],
  { services: { store } }: GraphContext,
  info: GraphQLResolveInfo,
) {
  const { columns, related } = askedBelow(info);
  const rows = (await rowsByIds(store, "Job", columns, ids)) as (Row<"Job"> & Record<string, unknown>)[];
  await loadRelated(store, rows, related);
  const byId = new Map(rows.map((row) => [row.id, row]));
  // One that was purged meanwhile is left out.
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const JobGraphObject = builder.objectRef<JobGraph>("JobGraph").implement({
  description: "A tree of jobs with its dependencies, to be drawn. Without deleted jobs.",
  fields: (t) => ({
    jobs: t.field({
      type: [typeOf(jobs)],
      description:
        "The job that was asked for, then the jobs below it, level by level and by number. The last number in `path` is that of the group around a job.",
      complexity: perJob,
      resolve: ({ ids }, _args, context, info) => jobsOf(ids, context, info),
    }),
    dependencies: t.field({
      type: [DependencyPair],
      description: `Who waits for whom: every pair of which one at least is in \`jobs\`, ${mostDependencies} at most.`,
      complexity: perJob,
      resolve: async ({ dependencies }) => (await dependencies()).slice(0, mostDependencies),
    }),
    outside: t.field({
      type: [typeOf(jobs)],
      description: "The jobs that `dependencies` names and `jobs` doesn't have, by number.",
      complexity: perJob,
      resolve: async ({ ids, dependencies }, _args, context, info) => {
        const pairs = (await dependencies()).slice(0, mostDependencies);
        const inside = new Set(ids);
        const named = new Set(pairs.flatMap(({ jobPk, requiredPk }) => [jobPk, requiredPk]));
        const others = [...named].filter((id) => !inside.has(id)).sort((one, other) => one - other);
        return jobsOf(others, context, info);
      },
    }),
    isCut: t.boolean({
      description:
        "There are more jobs below than `first` lets through, or more dependencies than are shown.",
      resolve: async ({ moreJobs, dependencies }) =>
        moreJobs || (await dependencies()).length > mostDependencies,
    }),
  }),
});

builder.queryField("jobGraph", (t) =>
  t.field({
    type: JobGraphObject,
    nullable: true,
    description:
      "A job with all that is below it and all dependencies of these; null when there is none or it is deleted. For a job that is no group: the job with what it waits for and who waits for it. `jobTreeChanged` tells what changes.",
    args: {
      id: t.arg.id({ required: true, description: "The job at the top, by id or number." }),
      first: t.arg.int({
        defaultValue: jobsByDefault,
        description: `At most so many jobs, the upper ones; 1 to ${mostJobs}.`,
      }),
    },
    authScopes: { reader: true },
    complexity: ({ first }) => ({ field: 1, multiplier: Math.max(jobsByDefault, first ?? 0) }),
    resolve: async (_root, { id, first }, { services: { store } }): Promise<JobGraph | null> => {
      const limit = checkedFirst(first ?? jobsByDefault);
      const found = await treeOf(store, numberOf("Job", id), limit + 1);
      if (found.length === 0) return null;
      const ids = found.slice(0, limit);
      let read: Promise<DependencyIds[]> | undefined;
      const dependencies = () => {
        read ??= dependenciesAround(store, ids, mostDependencies + 1);
        return read;
      };
      return { ids, moreJobs: found.length > limit, dependencies };
    },
  }),
);

/** @throws Refusal INVALID_INPUT out of 1 to 5,000 */
function checkedFirst(first: number): number {
  if (first >= 1 && first <= mostJobs) return first;
  throw refusal("INVALID_INPUT", {
    field: "first",
    reason: `it must be from 1 to ${mostJobs}, not ${first}`,
  });
}
