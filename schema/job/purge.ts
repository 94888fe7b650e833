import type { GraphQLResolveInfo } from "graphql";
import type { Job } from "../../prisma/generated/sqlite/client.ts";
import { type Change, change } from "../../src/domain/change.ts";
import { purge } from "../../src/domain/jobs/purge.ts";
import { findRow } from "../../src/store/rows.ts";
import { rowsByIds } from "../../src/store/sql/related.ts";
import type { GraphContext } from "../context.ts";
import { grantsArg } from "../grant.ts";
import { numberOf } from "../ids.ts";
import { keepSelected } from "../keep.ts";
import { jobs } from "../lists/definitions.ts";
import { mutation, Outcome, type PayloadBuilder } from "../payload.ts";
import { typeOf } from "../related.ts";
import { onJob } from "./args.ts";
import { changedJobs, changeEach, onJobs } from "./bulk.ts";

/*
 * After a purge there is nothing to read, so the rows that the payload shows are read before it.
 */

mutation("purgeJob", {
  answers: (t: PayloadBuilder<Job>) => ({
    job: t.field({
      type: typeOf(jobs),
      nullable: true,
      description: "As it was.",
      resolve: ({ value }) => value,
    }),
  }),
  description:
    "Removes a job, all jobs inside of it, their outputs and logs for good, and answers the job as it was. For operators.",
  args: (t) => ({ ...onJob(t), ...grantsArg(t) }),
  resolve: async ({ id, grants }, context, info) => {
    const number = numberOf("Job", id);
    const [job = null] = await rowsBefore([number], "job", context, info);
    const { deletedAt } = await change(context, (change) => purge(change, number, { grants }));
    return job && { ...job, deletedAt };
  },
});

mutation("purgeJobs", {
  answers: changedJobs,
  description: "purgeJob for several jobs.",
  args: (t) => ({ ...onJobs(t), ...grantsArg(t) }),
  resolve: async ({ grants, ...named }, context, info) => {
    let rows: Job[] = [];
    const before = async (change: Change, numbers: number[]) => {
      const found = await rowsBefore(numbers, "jobs", context, info);
      rows = found.map((job) => ({ ...job, deletedAt: job.deletedAt ?? change.now }));
    };
    const done = await changeEach(context, { ...named, argument: "ids", before }, async (change, number) => {
      const goneWithItsGroup =
        rows.some(({ id }) => id === number) && !(await findRow(change.db, "Job", { id: number }));
      if (!goneWithItsGroup) await purge(change, number, { grants });
    });
    return new Outcome({ numbers: done.value?.numbers ?? [], rows }, done.errors);
  },
});

/** The jobs as they are, with what the operation selects of them in a field of the payload. */
async function rowsBefore(
  numbers: number[],
  field: string,
  context: GraphContext,
  info: GraphQLResolveInfo,
): Promise<Job[]> {
  const rows = await rowsByIds(context.services.store, "Job", null, numbers);
  await keepSelected(rows, field, context, info);
  return rows;
}
