import { queryFromInfo } from "@pothos/plugin-prisma";
import DataLoader from "dataloader";
import type { GraphQLResolveInfo } from "graphql";
import type { Event } from "../../prisma/generated/sqlite/client.ts";
import type { EventType } from "../../src/events/types.ts";
import { type EventSlice, eventsOf } from "../../src/store/sql/eventsOf.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { type Connection, connectionOf, nodePaths, price } from "../lists/connection.ts";
import { placeOf } from "../lists/cursor.ts";
import { events } from "../lists/definitions.ts";
import { orderOf } from "../lists/order.ts";
import { checkedSize, type ListArgs, pageOf } from "../lists/page.ts";
import { EventTypeEnum } from "./type.ts";

/*
 * The events of a job or a node. There is no foreign key to load them along (events outlive what they speak of), so all
 * rows of a list are gathered first: their pages are then two statements, and their counts one, however many rows.
 */

interface EventArgs extends Pick<ListArgs, "first" | "after" | "last" | "before"> {
  types?: readonly EventType[] | null;
}
type Owner = "jobId" | "nodeId";

interface Loaders {
  readonly pages: DataLoader<number, Event[]>;
  readonly counts: DataLoader<number, number>;
}

/** By request, then by the field's place in the operation. */
const loaders = new WeakMap<GraphContext, Map<string, Loaders>>();

function loadersAt(
  owner: Owner,
  slice: EventSlice,
  context: GraphContext,
  info: GraphQLResolveInfo,
): Loaders {
  const known = loaders.get(context) ?? new Map<string, Loaders>();
  loaders.set(context, known);
  const limits = [slice.types, slice.after, slice.before, slice.newest, slice.limit].map(String);
  const key = [owner, ...placeIn(info), ...limits].join(" ");
  const made = known.get(key) ?? make(owner, slice, context, info);
  known.set(key, made);
  return made;
}

/** The field's place in the operation: its path without the rows' numbers. */
function placeIn({ path }: GraphQLResolveInfo): string[] {
  const keys: string[] = [];
  for (let at: typeof path | undefined = path; at; at = at.prev)
    if (typeof at.key === "string") keys.unshift(at.key);
  return keys;
}

function make(owner: Owner, slice: EventSlice, context: GraphContext, info: GraphQLResolveInfo): Loaders {
  const db = context.services.store.read;
  const selection = queryFromInfo({ context, info, typeName: events.name, paths: nodePaths });
  const { types } = slice;
  return {
    pages: new DataLoader(
      async (owners) => {
        const ids = await eventsOf(context.services.store.sql, owner, owners, slice);
        const rows = await db.event.findMany({
          ...(selection as object),
          where: { id: { in: [...ids.values()].flat() } },
          orderBy: { id: slice.newest ? "desc" : "asc" },
        });
        const byOwner = new Map<number | null, Event[]>(owners.map((id) => [id, []]));
        for (const row of rows) byOwner.get(row[owner])?.push(row);
        return owners.map((id) => byOwner.get(id) ?? []);
      },
      { cache: false },
    ),
    counts: new DataLoader(
      async (owners) => {
        const where = { [owner]: { in: [...owners] }, ...(types ? { type: { in: [...types] } } : {}) };
        const counts = await db.event.groupBy({ by: [owner], where, _count: { _all: true } });
        return owners.map((id) => counts.find((count) => count[owner] === id)?._count._all ?? 0);
      },
      { cache: false },
    ),
  };
}

function eventList(owner: Owner, description: string) {
  const terms = orderOf(events, null);
  return {
    type: connectionOf(events),
    description,
    args: builder.args((t) => ({
      first: t.int({ description: "At most so many of the oldest, or after `after`. 100 by default." }),
      after: t.string({ description: "Only what came after this cursor." }),
      last: t.int({ description: "At most so many of the newest, or before `before`." }),
      before: t.string({ description: "Only what came before this cursor." }),
      types: t.field({ type: [EventTypeEnum], description: "Only events of these types." }),
    })),
    complexity: price,
    resolve: (
      { id }: { id: number },
      args: EventArgs,
      context: GraphContext,
      info: GraphQLResolveInfo,
    ): Connection => {
      const take = checkedSize(args, context.actor.facade) + 1;
      const idOf = (argument: "after" | "before") =>
        args[argument] == null ? null : (placeOf(terms, args[argument], argument)[0] as bigint);
      const slice: EventSlice = {
        types: args.types ?? null,
        after: idOf("after"),
        before: idOf("before"),
        newest: args.last != null,
        limit: take,
      };
      const none = slice.types?.length === 0;
      let page: ReturnType<Connection["page"]> | undefined;
      const load = async () =>
        pageOf(
          none ? [] : await loadersAt(owner, slice, context, info).pages.load(id),
          { take, terms },
          args,
        );
      return {
        page: () => {
          page ??= load();
          return page;
        },
        total: () => (none ? 0 : loadersAt(owner, slice, context, info).counts.load(id)),
      };
    },
  };
}

builder.prismaObjectField("Job", "events", (t) =>
  t.field(eventList("jobId", "What has happened to it, oldest first.")),
);
builder.prismaObjectField("Node", "events", (t) =>
  t.field(eventList("nodeId", "What has happened to it and through it, oldest first.")),
);
