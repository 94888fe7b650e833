import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import ErrorsPlugin from "@pothos/plugin-errors";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import { GraphQLError } from "graphql";
import type PrismaTypes from "../prisma/generated/pothos.ts";
import { getDatamodel } from "../prisma/generated/pothos.ts";
import { refusal } from "../src/domain/errors.ts";
import { may } from "../src/domain/rights.ts";
import type { GraphContext } from "./context.ts";
import type { Upload } from "./upload.ts";

interface Types {
  Context: GraphContext;
  PrismaTypes: PrismaTypes;
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
    Cursor: { Input: string; Output: string };
    Upload: { Input: Upload; Output: never };
  };
}

/** The id field of every type that node(id:) finds. */
export const globalId = { field: "id", description: "Its global id, for node(id:)." } as const;

/**
 * The schema's builder. Types live one to a file, each with its queries, mutations and subscriptions beside it, and are
 * put together by index.ts.
 */
export const builder = new SchemaBuilder<Types>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, PrismaPlugin, ComplexityPlugin],
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
    idFieldOptions: { description: globalId.description },
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
    nodeQueryOptions: {
      description: "Anything by its global id; null when there is none.",
      args: { id: { description: "A global id, as the field id of any type gives it." } },
      authScopes: { reader: true },
    },
    nodesQueryOptions: {
      description: "Several things by their global ids, each null when there is none.",
      args: { ids: { description: "Global ids, of any types." } },
      authScopes: { reader: true },
    },
  },
  errors: {
    directResult: true,
    defaultTypes: [],
    defaultUnionOptions: {
      description: "What the mutation is for, or the rule that said no.",
      name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result`,
    },
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
  complexity: {
    // Only documents that outsiders write are priced. The legacy APIs run our own, and answer whole lists.
    limit: ({ actor }) =>
      actor.facade === "graphql" ? { depth: 14, breadth: 400, complexity: 200_000 } : {},
    complexityError: (kind) =>
      new GraphQLError(`The document asks for too much at once (${kind.toLowerCase()}).`, {
        extensions: { code: "TOO_COMPLEX" },
      }),
    defaultListMultiplier: 10,
  },
});

builder.queryType({ description: "Everything that can be read." });
builder.mutationType({
  description: "Every change. A mutation answers the changed thing, or a Refusal with a stable code.",
});
builder.subscriptionType({
  description:
    "What happens, as it happens. Every payload carries a cursor; `after: cursor` goes on from there with nothing missed or repeated.",
});
