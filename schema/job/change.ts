import type { JobState } from "../../prisma/generated/sqlite/client.ts";
import { builder } from "../builder.ts";
import { connect, snapshotList, wholeList } from "../lists/connection.ts";
import { jobs } from "../lists/definitions.ts";
import type { Where } from "../lists/language.ts";
import { rowById, typeOf } from "../related.ts";
import { type Change, ChangeInterface, dataOf } from "../stream/change.ts";
import { JobStateEnum } from "./enums.ts";

/** A payload about jobs: one, or in the snapshot of a list all of them. */
export interface JobChange extends Change {
  /** Null in the snapshot of a list. */
  readonly jobNumber: number | null;
  /** In the snapshot of a list: which jobs it shows. */
  readonly all?: Where;
}

export const JobChangeObject = builder.objectRef<JobChange>("JobChange").implement({
  description: "What happened to a job.",
  interfaces: [ChangeInterface],
  fields: (t) => ({
    jobNumber: t.int({
      nullable: true,
      description: "The job's number; null in the snapshot of a list.",
      resolve: ({ jobNumber }) => jobNumber,
    }),
    job: t.field({
      type: typeOf(jobs),
      nullable: true,
      description:
        "The row as it is when the payload is made, also of a replayed event: it may already show what later events tell, while `state`, `progress` and `event.data` are as they were. Null in the snapshot of a list, and for a job that has been purged.",
      resolve: ({ jobNumber }, _args, context, info) => rowById(jobs, jobNumber, context, info),
    }),
    state: t.field({
      type: JobStateEnum,
      nullable: true,
      description:
        "The state that the event left it in; null where the event does not speak of it, see job.state.",
      resolve: (change) => (dataOf(change).state as JobState | undefined) ?? null,
    }),
    progress: t.float({
      nullable: true,
      description:
        "The progress that JOB_PROGRESSED reports, from 0 to 1; null for other events, see job.progress.",
      resolve: (change) => (dataOf(change).progress as number | undefined) ?? null,
    }),
    transitionData: t.field({
      type: "JSON",
      description: "The body that came with the progress, as it was sent; {} for anything else.",
      resolve: (change) => (change.event?.type === "JOB_PROGRESSED" ? (dataOf(change).data ?? {}) : {}),
    }),
    jobs: t.field({
      ...snapshotList(jobs, "jobs"),
      resolve: ({ all }, args, context, info) =>
        all ? connect(jobs, wholeList(args), context, info, all) : null,
    }),
  }),
});
