import { RunOutcome } from "../../prisma/generated/sqlite/enums.ts";
import { builder, byGlobalId } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { rootList } from "../lists/connection.ts";
import { computeNodes, jobs, runs } from "../lists/definitions.ts";
import { filterableEnum } from "../lists/inputs.ts";
import { rowById, toOne, typeOf } from "../related.ts";

export const RunOutcomeEnum = filterableEnum(
  "RunOutcome",
  builder.enumType("RunOutcome", {
    description: "How one attempt at a job ended.",
    values: {
      RUNNING: { value: RunOutcome.RUNNING, description: "It has not ended." },
      FINISHED: { value: RunOutcome.FINISHED, description: "Well." },
      ERROR: { value: RunOutcome.ERROR, description: "With an error that the node reported." },
      RESET: { value: RunOutcome.RESET, description: "The job was put back into the queue." },
      ABORTED: { value: RunOutcome.ABORTED, description: "The job was aborted." },
      CANCELLED: { value: RunOutcome.CANCELLED, description: "The job was cancelled." },
      TIMED_OUT: { value: RunOutcome.TIMED_OUT, description: "It took longer than the job's timeout." },
      LOST: { value: RunOutcome.LOST, description: "The node fell silent, was removed or took other work." },
    },
  }),
);

export const Run = builder.prismaNode("Run", {
  ...byGlobalId,
  description: "One attempt at a job on a node. It outlives both (Coalition calls it an event).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    job: t.field(toOne("Run", "jobId", jobs, "Null once the job has been purged.")),
    jobTitle: t.exposeString("jobTitle", { description: "The job's title when the attempt began." }),
    node: t.field(toOne("Run", "nodeId", computeNodes, "Null when the node's row is gone.")),
    nodeName: t.exposeString("nodeName", { description: "The node's name when the attempt began." }),
    attempt: t.exposeInt("attempt", { description: "The job's attempt number, counted from 1." }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "When the work began." }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true, description: "Null while it runs." }),
    duration: t.exposeFloat("duration", {
      description: "Seconds from start to end, to the millisecond; 0 while it runs.",
    }),
    queuedAt: t.expose("queuedAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When the job had become ready for a node to take; null for an attempt from before this was kept.",
    }),
    waitSeconds: t.exposeFloat("waitSeconds", {
      nullable: true,
      description: "Seconds from queuedAt to startedAt, to the millisecond; null where queuedAt is.",
    }),
    outcome: t.expose("outcome", { type: RunOutcomeEnum, description: "How it ended." }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why it ended so, when there is more to say.",
    }),
  }),
});

builder.queryFields((t) => ({
  run: t.field({
    type: typeOf(runs),
    nullable: true,
    description: "One attempt by its number; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The attempt, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, context, info) => rowById(runs, numberOf("Run", id), context, info),
  }),
  runs: t.field(rootList(runs, "All attempts at jobs.")),
}));
