import { z } from "zod";
import type { Accepted } from "../../../graph/execute.ts";
import type { FacadeContext } from "../../context.ts";
import * as graph from "../operations.generated.ts";
import { knownJobs, ok } from "../shared.ts";
import { addInput, type Defaults } from "./input.ts";

/** What the calls that add a job have in common; dependencies on unknown jobs are ignored. */
export const addJob = (defaults?: Defaults) => ({
  operation: graph.CoalitionAddJobDocument,
  queries: [graph.CoalitionKnownJobsDocument],
  variables: async (ctx: FacadeContext) => {
    const input = addInput(ctx.state.body, defaults);
    const { all } = await knownJobs(ctx, input.dependencies);
    return { input: { ...input, dependencies: all } };
  },
  response: ok("The new job's number.", z.int()),
  respond: ({ createCommandJob }: Accepted<graph.CoalitionAddJobMutation>) => createCommandJob.pk,
  failures: [{ status: 404, when: "the parent is no job", code: "NOT_FOUND" }],
});
