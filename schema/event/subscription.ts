import type { Event } from "../../src/events/log.ts";
import { builder } from "../builder.ts";
import { optionalNumberOf } from "../ids.ts";
import { type Change, ChangeInterface } from "../stream/change.ts";
import { changes, open } from "../stream/source.ts";
import { EventTypeEnum } from "./type.ts";

const EventChangeObject = builder.objectRef<Change>("EventChange").implement({
  description: "One event; the snapshot has none, only the position from which the stream goes on.",
  interfaces: [ChangeInterface],
});

builder.subscriptionField("events", (t) =>
  t.field({
    type: EventChangeObject,
    description:
      "The event stream itself: every change of anything, or only those asked for. All that is said must hold.",
    args: {
      types: t.arg({ type: [EventTypeEnum], description: "Only these." }),
      job: t.arg.id({ description: "Only what is about this job, by id or number." }),
      node: t.arg.id({ description: "Only what is about this node, by id or number." }),
      since: t.arg({
        type: "Position",
        description:
          "Goes on behind this payload; 0 begins with the first event ever. When events behind it have been removed (setting RETAIN_EVENTS) this is refused with POSITION_EXPIRED, and extensions.detail.oldest has the oldest position.",
      }),
    },
    authScopes: { reader: true },
    subscribe: (_root, { types, job, node, since }, context) => {
      const jobId = optionalNumberOf("Job", job, "job");
      const nodeId = optionalNumberOf("ComputeNode", node, "node");
      const wanted = types ? new Set<string>(types) : null;
      const interest = {
        match: (event: Event) =>
          (wanted === null || wanted.has(event.type)) &&
          (jobId == null || event.jobId === jobId) &&
          (nodeId == null || event.nodeId === nodeId),
        where: {
          ...(wanted && { type: { in: [...wanted] } }),
          ...(jobId != null && { jobId }),
          ...(nodeId != null && { nodeId }),
        },
      };
      const payload = (change: Change) => change;
      return open(context, since, (from) => changes(context, { interest, payload }, from), {
        snapshots: false,
      });
    },
    resolve: (change: Change) => change,
  }),
);
