import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { admitOutput } from "../../src/domain/outputs/admit.ts";
import { findOutput } from "../../src/domain/outputs/find.ts";
import { outputsOfJobs } from "../../src/store/sql/outputsOfJobs.ts";
import { builder, facadeOnly } from "../builder.ts";
import { madeOf } from "../columns.ts";
import { grantsArg } from "../grant.ts";
import { numberOf } from "../ids.ts";
import { Job } from "../job/type.ts";
import { outputs } from "../lists/definitions.ts";
import type { ArgBuilder } from "../payload.ts";
import { perExecution } from "../perExecution.ts";
import { gathered, groupedBy, typeOf } from "../related.ts";
import { Output } from "./type.ts";

/** What an output is called by, and the grants that count. */
export const outputArgs = (t: ArgBuilder) => ({
  job: t.id({ required: true, description: "The job, by id or number." }),
  name: t.string({ required: true, description: "Not empty; at most 500 bytes." }),
  type: t.string({ required: true, description: "May be empty; at most 2,000 bytes." }),
  ...grantsArg(t),
});

/** What names an output, with its job's number. */
export function withJobNumber<Named extends { job: string }>(named: Named) {
  return { ...named, job: numberOf("Job", named.job, "job") };
}

builder.prismaObjectField(Job, "allOutputs", (t) =>
  t.field({
    ...facadeOnly,
    type: [Output],
    description: "All that it has made, deleted outputs too, by number.",
    ...madeOf<Prisma.JobScalarFieldEnum>("id"),
    resolve: ({ id }, _args, context) => {
      const read = async (jobIds: readonly number[]) =>
        groupedBy(await outputsOfJobs(context.services.store, jobIds), "jobId");
      return perExecution(context, outputsOfJobs, () => gathered(context, read, [])).load(id);
    },
  }),
);

builder.queryFields((t) => ({
  outputUploadCheck: t.boolean({
    ...facadeOnly,
    description:
      "Says whether the caller may add this output now, so that a large upload need not be sent in vain: true, or the error that addOutput would answer.",
    args: builder.args(outputArgs),
    authScopes: { reader: true },
    resolve: async (_root, { grants, ...output }, { services, actor }) => {
      await admitOutput(services.store.sql, actor, withJobNumber(output), grants);
      return true;
    },
  }),

  jobOutput: t.field({
    ...facadeOnly,
    type: typeOf(outputs),
    description:
      "A job's output by name and type, also a deleted one: the one that holds the name, else the newest that had it. An error with code OUTPUT_UNKNOWN when there never was one.",
    args: {
      job: t.arg.id({ required: true, description: "The job, by id or number." }),
      name: t.arg.string({ required: true, description: "The output's name." }),
      type: t.arg.string({ required: true, description: "The output's type; may be empty." }),
    },
    authScopes: { reader: true },
    resolve: (_root, output, { services }) => findOutput(services.store.sql, withJobNumber(output)),
  }),
}));
