import type { ArgBuilder } from "../payload.ts";

/** The job that a verb is about. */
export const onJob = (t: ArgBuilder) => ({
  id: t.id({ required: true, description: "The job, by id or number." }),
});

export const attemptArg = (t: ArgBuilder) => ({
  attempt: t.int({
    description: "The job's attempt that this report is about; refused with STALE_ATTEMPT when it is over.",
  }),
});
