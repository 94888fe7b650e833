import type { Differences, Failure } from "../../metadata.ts";
import { byPk } from "../shared.ts";
import { job } from "./schemas.ts";

/** Of routes of one job, which answer it. */
export const onJob = {
  ...byPk("The job's number."),
  response: { status: 200, description: "The job.", schema: job.schema },
};

export const wrongPhase: Failure = {
  status: 406,
  when: "the job's phase does not allow it",
  code: "ILLEGAL_TRANSITION",
};

/** Of what makes a job new again. */
export const freesOutputs: Differences = {
  "The outputs' names are free again.":
    "In the original they stay taken: the next try can't upload its log, and never finishes (sections 5.5 and 8).",
};
