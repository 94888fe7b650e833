import type { Differences, Failure } from "../../metadata.ts";
import { byPk } from "../shared.ts";
import { job } from "./schemas.ts";

/** For routes that answer the job in the path. */
export const onJob = {
  ...byPk("The job's number."),
  response: { status: 200, description: "The job.", schema: job.schema },
};

export const wrongPhase: Failure = {
  status: 406,
  when: "the job's phase does not allow it",
  code: "ILLEGAL_TRANSITION",
};

export const freesOutputs: Differences = {
  "The outputs' names are free again.":
    "In the original they stay taken: the next try can't upload its log, and never finishes (sections 5.5 and 8).",
};
