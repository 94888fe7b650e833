import type { Event } from "../../src/events/log.ts";
import { builder } from "../builder.ts";
import { type Change, ChangeInterface } from "../stream/change.ts";
import { changes, open } from "../stream/source.ts";
import { EventTypeEnum } from "./type.ts";

const EventChangeObject = builder.objectRef<Change>("EventChange").implement({
  description: "One event; the snapshot has none, only the cursor from which the stream goes on.",
  interfaces: [ChangeInterface],
});

builder.subscriptionField("events", (t) =>
  t.field({
    type: EventChangeObject,
    description:
      "The event stream itself: every change of anything, or only those asked for. All that is said must hold.",
    args: {
      types: t.arg({ type: [EventTypeEnum], description: "Only these." }),
      jobPk: t.arg.int({ description: "Only what is about this job." }),
      nodePk: t.arg.int({ description: "Only what is about this node." }),
      after: t.arg({
        type: "Cursor",
        description: "Goes on behind this payload; 0 begins with the first event ever.",
      }),
    },
    authScopes: { reader: true },
    subscribe: (_root, { types, jobPk, nodePk, after }, context) => {
      const wanted = types ? new Set<string>(types) : null;
      const interest = {
        match: (event: Event) =>
          (wanted === null || wanted.has(event.type)) &&
          (jobPk == null || event.jobId === jobPk) &&
          (nodePk == null || event.nodeId === nodePk),
        where: {
          ...(wanted && { type: { in: [...wanted] } }),
          ...(jobPk != null && { jobId: jobPk }),
          ...(nodePk != null && { nodeId: nodePk }),
        },
      };
      const payload = (change: Change) => change;
      return open(context, after, (from) => changes(context, { interest, payload }, from));
    },
    resolve: (change: Change) => change,
  }),
);
