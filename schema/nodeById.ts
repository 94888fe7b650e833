import type { GraphQLResolveInfo } from "graphql";
import { readPoints } from "../src/domain/limits.ts";
import { builder } from "./builder.ts";
import { limitIds, typeOfId } from "./ids.ts";

/** The id, or null when no object of any type can have it. */
function possible(id: string, { schema }: GraphQLResolveInfo): string | null {
  const type = schema.getType(typeOfId(id) ?? "");
  const node = builder.nodeInterfaceRef().name;
  return type && "getInterfaces" in type && type.getInterfaces().some(({ name }) => name === node)
    ? id
    : null;
}

builder.queryFields((t) => ({
  node: t.node({
    description: "Anything by its global id; null when there is none, whatever the id says.",
    args: {
      id: t.arg.id({ required: true, description: "A global id, as the field id of any type gives it." }),
    },
    authScopes: { reader: true },
    id: (_root, { id }, _context, info) => possible(id, info),
  }),
  nodes: t.nodeList({
    description: "Several things by their global ids, each null when there is none.",
    args: {
      ids: t.arg.idList({
        required: true,
        description: "Global ids, of any types; at most 100 (LIMIT_IDS).",
      }),
    },
    authScopes: { reader: true },
    complexity: ({ ids }) => ({ field: readPoints * ids.length, multiplier: ids.length }),
    ids: (_root, { ids }, context, info) => {
      limitIds(context, ids);
      return ids.map((id) => possible(id, info));
    },
  }),
}));
