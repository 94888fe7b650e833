import { z } from "zod";
import type { Accepted } from "../../../graph/execute.ts";
import type { FacadeContext } from "../../context.ts";
import {
  CoalitionAddJobDocument,
  type CoalitionAddJobMutation,
  CoalitionKnownJobsDocument,
} from "../operations.generated.ts";
import { knownJobs, ok } from "../shared.ts";
import { fieldsOf } from "../values.ts";
import { addInput, type Defaults } from "./input.ts";

/** What the calls that add a job have in common; dependencies on unknown jobs are passed over. */
export const addJob = (defaults?: Defaults) => ({
  operation: CoalitionAddJobDocument,
  others: [CoalitionKnownJobsDocument],
  variables: async (ctx: FacadeContext) => {
    const input = addInput(fieldsOf(ctx.state.body), defaults);
    const { ever } = await knownJobs(ctx, input.dependencies);
    return { input: { ...input, dependencies: ever } };
  },
  response: ok("The new job's number.", z.int()),
  respond: ({ createCommandJob }: Accepted<CoalitionAddJobMutation>) => createCommandJob.job.number,
  failures: [{ status: 404, when: "the parent is no job", code: "NOT_FOUND" }],
});
