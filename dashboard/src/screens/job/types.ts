import type { JobQuery } from "../../graph/operations.generated.ts";

/** The job as this screen reads it. */
export type FullJob = NonNullable<JobQuery["job"]>;
