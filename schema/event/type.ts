import { dataText, eventData } from "../../src/events/data.ts";
import { type EventType, eventMeanings } from "../../src/events/types.ts";
import { findRow } from "../../src/store/rows.ts";
import { builder, byGlobalId, facadeOnly } from "../builder.ts";
import { described } from "../described.ts";
import { bigNumberOf } from "../ids.ts";
import { rootList } from "../lists/connection.ts";
import {
  computeNodes,
  dibImages,
  events,
  jobs,
  outputs,
  snapshotImages,
  users,
} from "../lists/definitions.ts";
import { filterableEnum } from "../lists/inputs.ts";
import { toOne } from "../related.ts";

export const EventTypeEnum = filterableEnum(
  "EventType",
  builder.enumType("EventType", {
    description: "What happened; the first word says to what. New ones may be added.",
    values: described(eventMeanings),
  }),
);

export const Event = builder.prismaNode("Event", {
  ...byGlobalId,
  description:
    "One change of anything. Numbers have no gaps and grow in the order in which changes became visible.",
  // An event outlives what it speaks of, so it has numbers and no foreign keys.
  fields: (t) => ({
    number: t.expose("id", {
      type: "BigInt",
      description: "Its number, counted over all events.",
    }),
    position: t.field({
      type: "Position",
      description: "Its place in the event stream, as subscriptions take it for `since`.",
      resolve: (event) => String(event.id),
    }),
    type: t.field({
      type: EventTypeEnum,
      description: "What happened.",
      resolve: (event) => event.type as EventType,
    }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    actor: t.exposeString("actor", {
      description: "On whose behalf, in words: admin, admin as node worker-1, anonymous (coalition).",
    }),
    data: t.field({
      type: "JSON",
      description: "What else belongs to it, by type; a progress report's body as it was sent.",
      resolve: eventData,
    }),
    dataText: t.string({
      ...facadeOnly,
      description: "The same as a JSON text, with every number as it was written.",
      resolve: dataText,
    }),
    jobNumber: t.exposeInt("jobId", {
      nullable: true,
      description: "The job's number, also of one that is gone.",
    }),
    jobPath: t.exposeString("jobPath", {
      nullable: true,
      description: "The numbers from the top of the tree down to the job at that time: /1/5/9/ for job 9.",
    }),
    nodeNumber: t.exposeInt("nodeId", { nullable: true, description: "The node's number." }),
    outputNumber: t.exposeInt("outputId", { nullable: true, description: "The output's number." }),
    actorNumber: t.exposeInt("actorId", {
      nullable: true,
      description: "The user's number; null for nobody.",
    }),
    job: t.field(
      toOne(
        "Event",
        "jobId",
        jobs,
        "As it is now; null when the event is about no job, or the job has been purged.",
      ),
    ),
    node: t.field(
      toOne("Event", "nodeId", computeNodes, "As it is now; null when the event is about no node."),
    ),
    output: t.field(
      toOne(
        "Event",
        "outputId",
        outputs,
        "As it is now; null when the event is about no output, or it is gone.",
      ),
    ),
    snapshotImage: t.field(
      toOne(
        "Event",
        "snapshotImageId",
        snapshotImages,
        "As it is now; null when the event is about no snapshot.",
      ),
    ),
    dibImage: t.field(
      toOne("Event", "dibImageId", dibImages, "As it is now; null when the event is about no disk image."),
    ),
    user: t.field(
      toOne(
        "Event",
        "actorId",
        users,
        "Whose doing it was; null for anonymous callers and the program itself.",
      ),
    ),
  }),
});

builder.queryFields((t) => ({
  event: t.field({
    type: Event,
    nullable: true,
    description: "One event by its number; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The event, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, { services }) =>
      findRow(services.store.sql, "Event", { id: bigNumberOf("Event", id) }),
  }),
  events: t.field(rootList(events, "All changes ever made, oldest first by default.")),
}));
