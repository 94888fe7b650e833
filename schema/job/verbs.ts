import type { InputFieldMap, InputShapeFromFields } from "@pothos/core";
import type { Job } from "../../prisma/generated/sqlite/client.ts";
import type { Change } from "../../src/domain/change.ts";
import * as answers from "../answers.ts";
import { numberOf } from "../ids.ts";
import { type ArgBuilder, mutation, type Outcome } from "../payload.ts";
import { onJob } from "./args.ts";
import { changedJobs, changeEach, onJobs } from "./bulk.ts";

interface JobVerb<Args extends InputFieldMap> {
  description: string;
  /** The arguments beside the job. */
  args?: (t: ArgBuilder) => Args;
  /** Changes the job of a number. */
  verb: (change: Change, number: number, args: InputShapeFromFields<Args>) => Promise<Job>;
}

/** A verb that may change something beside the job although it refuses to change the job. */
type SingleVerb<Args extends InputFieldMap> = Omit<JobVerb<Args>, "verb"> & {
  verb: (...given: Parameters<JobVerb<Args>["verb"]>) => Promise<Job | Outcome<Job>>;
};

/** Adds a mutation that changes one job (`cancelJob`). */
export function jobVerb<Args extends InputFieldMap>(
  name: string,
  { description, args, verb }: SingleVerb<Args>,
): void {
  mutation(name, {
    answers: answers.job,
    description,
    args: (t) => ({ ...onJob(t), ...args?.(t) }),
    change: (change, given) =>
      verb(change, numberOf("Job", given.id), given as unknown as InputShapeFromFields<Args>),
  });
}

/** Adds a mutation that changes several jobs, each by itself (`cancelJobs`). */
export function jobsVerb<Args extends InputFieldMap>(
  name: string,
  { description, args, verb }: JobVerb<Args>,
): void {
  mutation(name, {
    answers: changedJobs,
    description,
    args: (t) => ({ ...onJobs(t), ...args?.(t) }),
    resolve: ({ ids, atomic, ...given }, context) =>
      changeEach(context, { ids, atomic, argument: "ids" }, (change, number) =>
        verb(change, number, given as unknown as InputShapeFromFields<Args>),
      ),
  });
}

/** Adds both: `cancelJob` and `cancelJobs`. */
export function jobVerbs<Args extends InputFieldMap>(name: string, verb: JobVerb<Args>): void {
  jobVerb(name, verb);
  jobsVerb(`${name}s`, { ...verb, description: `${name} for several jobs.` });
}
