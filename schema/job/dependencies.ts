import type { GraphQLResolveInfo } from "graphql";
import type { DependencyIds } from "../../src/store/sql/jobGraph.ts";
import { jobsAlong } from "../../src/store/sql/related.ts";
import { builder } from "../builder.ts";
import { columnsAsked, madeOf } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { jobs } from "../lists/definitions.ts";
import { perExecution } from "../perExecution.ts";
import { gathered, groupedBy, typeOf } from "../related.ts";
import { countRows } from "../rowBudget.ts";
import { Job } from "./type.ts";

/** The jobs at the other end of a job's dependencies: options of a field. */
function along(side: "requiredId" | "jobId", description: string) {
  return {
    type: [typeOf(jobs)] as [ReturnType<typeof typeOf>],
    description,
    ...madeOf("id"),
    resolve: async (
      { id }: { id: number },
      _args: object,
      context: GraphContext,
      info: GraphQLResolveInfo,
    ) => {
      const loader = perExecution(context, info.fieldNodes[0], () =>
        gathered<object[]>(
          context,
          async (ids) =>
            groupedBy(await jobsAlong(context.services.store, side, ids, columnsAsked(info)), "owner"),
          [],
        ),
      );
      const found = await loader.load(id);
      countRows(context, found.length);
      return found;
    },
  };
}

builder.prismaObjectFields(Job, (t) => ({
  dependencies: t.field(along("requiredId", "The jobs it waits for.")),
  dependents: t.field(along("jobId", "The jobs that wait for it.")),
}));

export const DependencyPair = builder.objectRef<DependencyIds>("DependencyPair").implement({
  description: "A job, and one that it waits for.",
  fields: (t) => ({
    jobNumber: t.exposeInt("jobPk", { description: "The number of the job that waits." }),
    requiredNumber: t.exposeInt("requiredPk", { description: "The number of the job that it waits for." }),
  }),
});
