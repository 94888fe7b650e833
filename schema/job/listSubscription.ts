import { eventData } from "../../src/events/data.ts";
import type { Event } from "../../src/events/log.ts";
import { builder } from "../builder.ts";
import { jobs } from "../lists/definitions.ts";
import type { FilterTree, Where } from "../lists/language.ts";
import { whereOf } from "../lists/where.ts";
import { members } from "../stream/membership.ts";
import { open } from "../stream/source.ts";
import { type JobChange, JobChangeObject } from "./change.ts";
import { aboutJob } from "./subscription.ts";

builder.subscriptionField("jobListChanged", (t) =>
  t.field({
    type: JobChangeObject,
    description:
      "A filtered list of jobs: in the snapshot's `jobs` those in it, then whatever happens to jobs in it, those that it lets in (ADDED, or CHANGED) and those that it no longer does (REMOVED). The filter is asked about a job when something happens to the job itself, not to what is around it. A job that is purged takes all below it along: event.data.jobs has their numbers. After resuming, REMOVED may also tell of a job that was not in the list.",
    args: {
      filter: t.arg({ type: jobs.filter, description: "Which jobs; all by default." }),
      includeDeleted: t.arg.boolean({ description: "Also deleted jobs.", defaultValue: false }),
      since: t.arg({ type: "Position", description: "Goes on behind this payload, without a snapshot." }),
    },
    authScopes: { reader: true },
    subscribe: (_root, { filter, includeDeleted, since }, context) => {
      const asked = whereOf(jobs, filter as FilterTree | null, context.services);
      const where: Where = { AND: [asked, includeDeleted ? {} : (jobs.shown ?? {})] };
      return open(context, since, (from) =>
        members(
          context,
          {
            table: "Job",
            pksOf: jobsOf,
            match: ({ jobId }) => jobId !== null,
            events: { jobId: { not: null } },
            where,
            payload: (change): JobChange => ({
              ...aboutJob(change),
              ...(change.event ? {} : { all: where }),
            }),
          },
          from,
        ),
      );
    },
    resolve: (change: JobChange) => change,
  }),
);

/** The job that an event is about, and those that are purged with it. */
function jobsOf(event: Event): readonly number[] {
  if (event.type === "JOB_PURGED") return (eventData(event) as { jobs: number[] }).jobs;
  return event.jobId === null ? [] : [event.jobId];
}
