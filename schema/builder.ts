import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import SubGraphPlugin from "@pothos/plugin-sub-graph";
import type PrismaTypes from "../prisma/generated/pothos.ts";
import { getDatamodel } from "../prisma/generated/pothos.ts";
import { refusal } from "../src/domain/errors.ts";
import { readPoints } from "../src/domain/limits.ts";
import { may } from "../src/domain/rights.ts";
import type { GraphContext } from "./context.ts";
import type { Upload } from "./upload.ts";

interface Types {
  Context: GraphContext;
  PrismaTypes: PrismaTypes;
  SubGraphs: "Public";
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
  AuthScopes: {
    /** May read what the facade shows: any user, or anybody where anonymous access is at least `read`. */
    reader: boolean;
    admin: boolean;
  };
  Scalars: {
    ID: { Input: string; Output: string | number };
    DateTime: { Input: Date; Output: Date };
    BigInt: { Input: bigint; Output: bigint };
    JSON: { Input: unknown; Output: unknown };
    Position: { Input: string; Output: string };
    Upload: { Input: Upload; Output: never };
  };
}

/** What every type that node(id:) finds has: its id, and null where there is no such row. */
export const byGlobalId = {
  id: { field: "id", description: "Its global id, for node(id:)." },
  nullable: true,
} as const;

/**
 * Among the options of a field, an argument or an input's field: only the operations of the legacy APIs see it, which run
 * on the whole graph. Clients get the public part (schema/index.ts).
 */
export const facadeOnly: { subGraphs: "Public"[] } = { subGraphs: [] };

/** How many things the lists among a field's arguments name, each of which costs a read. */
function listed(args: Record<string, unknown>): number {
  let count = 0;
  for (const value of Object.values(args)) if (Array.isArray(value)) count += value.length;
  return count;
}

/**
 * The schema's builder. Types live one to a file, each with its queries, mutations and subscriptions beside it, and are
 * put together by index.ts.
 */
export const builder = new SchemaBuilder<Types>({
  plugins: [ScopeAuthPlugin, RelayPlugin, PrismaPlugin, ComplexityPlugin, SubGraphPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.services.store.read,
    dmmf: getDatamodel(),
    maxConnectionSize: 1_000,
    defaultConnectionSize: 100,
    onUnusedQuery: null,
  },
  relay: {
    clientMutationId: "omit",
    cursorType: "String",
    idFieldOptions: { description: byGlobalId.id.description },
    nodeTypeOptions: { description: "Anything that has a global id." },
    pageInfoTypeOptions: {
      description: "Where a page of a list begins and ends, and whether there are more.",
    },
    hasNextPageFieldOptions: {
      description: "There are rows behind this page; with last, whether before was given.",
    },
    hasPreviousPageFieldOptions: {
      description: "There are rows before this page; with first, whether after or skip was given.",
    },
    startCursorFieldOptions: { description: "The first row's cursor; null on an empty page." },
    endCursorFieldOptions: { description: "The last row's cursor; null on an empty page." },
    // The plugin refuses a text that is no id of its own; nodeById.ts answers null.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
  scopeAuth: {
    authScopes: ({ actor }) => ({
      reader: () => may(actor, "read"),
      admin: () => may(actor, "user.manage"),
    }),
    unauthorizedError: (_parent, { actor }, info) =>
      actor.user
        ? refusal("FORBIDDEN", { right: `${info.parentType.name}.${info.fieldName}`, needs: ["an admin"] })
        : refusal("UNAUTHENTICATED", {}),
  },
  subGraphs: { defaultForTypes: ["Public"], fieldsInheritFromTypes: true },
  complexity: {
    // Prices only: src/http/graphql/pricing.ts compares them with the limits, before anything is executed.
    disabled: true,
    fieldComplexity: (args) => 1 + readPoints * listed(args),
  },
});

builder.queryType({ description: "Everything that can be read." });
builder.mutationType({
  description:
    "Every change. A mutation answers a payload: the changed thing, and errors with stable codes that say what was not done.",
});
builder.subscriptionType({
  description:
    "What happens, as it happens. Every payload carries a position; `since: position` goes on from there with nothing missed or repeated.",
});
