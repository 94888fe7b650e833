import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Job } from "../../prisma/generated/sqlite/client.ts";
import { type Change, change } from "../../src/domain/change.ts";
import { purge } from "../../src/domain/jobs/purge.ts";
import { findRow } from "../../src/store/rows.ts";
import type { GraphContext } from "../context.ts";
import { grantsArg } from "../grant.ts";
import { numberOf } from "../ids.ts";
import { mutation, Outcome, type PayloadBuilder } from "../payload.ts";
import { onJob } from "./args.ts";
import { changedJobs, changeEach, onJobs } from "./bulk.ts";

/*
 * After a purge there is nothing to read, so the rows that the payload shows are read before it.
 */

mutation("purgeJob", {
  answers: (t: PayloadBuilder<Job>) => ({
    job: t.prismaField({
      type: "Job",
      nullable: true,
      description: "As it was.",
      resolve: (_query, { value }) => value,
    }),
  }),
  description:
    "Removes a job, all jobs inside of it, their outputs and logs for good, and answers the job as it was. For operators.",
  args: (t) => ({ ...onJob(t), ...grantsArg(t) }),
  resolve: async ({ id, grants }, context, info) => {
    const query = asked(context, info, "job");
    const number = numberOf("Job", id);
    const [job = null] = await rowsBefore(context, query, [number]);
    const { deletedAt } = await change(context, (change) => purge(change, number, { grants }));
    return job && { ...job, deletedAt };
  },
});

mutation("purgeJobs", {
  answers: changedJobs,
  description: "purgeJob for several jobs.",
  args: (t) => ({ ...onJobs(t), ...grantsArg(t) }),
  resolve: async ({ grants, ...named }, context, info) => {
    const query = asked(context, info, "jobs");
    let rows: Job[] = [];
    const before = async (change: Change, numbers: number[]) => {
      const found = await rowsBefore(context, query, numbers);
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

/** What the operation asks of the jobs in the payload. */
function asked(context: GraphContext, info: GraphQLResolveInfo, field: string): object {
  return queryFromInfo({ context, info, typeName: "Job", path: [field] });
}

function rowsBefore({ services }: GraphContext, query: object, numbers: number[]): Promise<Job[]> {
  return services.store.read.job.findMany({ ...query, where: { id: { in: numbers } } });
}
