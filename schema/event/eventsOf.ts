import type { GraphQLResolveInfo } from "graphql";
import type { EventType } from "../../src/events/types.ts";
import { builder } from "../builder.ts";
import { madeOf } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { connectionOf, listAlong, price } from "../lists/connection.ts";
import { events } from "../lists/definitions.ts";
import { defaultSize, type ListArgs, maxSize } from "../lists/page.ts";
import { EventTypeEnum } from "./type.ts";

/* The events of a job or a node: a list along no relation, since events outlive what they speak of. */

interface EventArgs extends Pick<ListArgs, "first" | "after" | "last" | "before"> {
  types?: readonly EventType[] | null;
}

function eventList(key: "jobId" | "nodeId", description: string) {
  return {
    type: connectionOf(events),
    description,
    args: builder.args((t) => ({
      first: t.int({
        description: `At most so many of the oldest, or after \`after\`. ${defaultSize} by default; at most ${maxSize}.`,
      }),
      after: t.string({ description: "Only what came after this cursor." }),
      last: t.int({ description: "At most so many of the newest, or before `before`." }),
      before: t.string({ description: "Only what came before this cursor." }),
      types: t.field({ type: [EventTypeEnum], description: "Only events of these types." }),
    })),
    complexity: price,
    ...madeOf("id"),
    resolve: (
      { id }: { id: number },
      { types, ...page }: EventArgs,
      context: GraphContext,
      info: GraphQLResolveInfo,
    ) =>
      listAlong(
        events,
        key,
        id,
        { ...page, ...(types && { filter: { type: { in: types } } }) },
        context,
        info,
      ),
  };
}

builder.prismaObjectField("Job", "events", (t) =>
  t.field(eventList("jobId", "What has happened to it, oldest first.")),
);
builder.prismaObjectField("Node", "events", (t) =>
  t.field(eventList("nodeId", "What has happened to it and through it, oldest first.")),
);
