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
import type { Upload } from "./scalars.ts";

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
    nodeQueryOptions: { authScopes: { reader: true } },
    nodesQueryOptions: { authScopes: { reader: true } },
  },
  errors: {
    directResult: true,
    defaultTypes: [],
    defaultUnionOptions: {
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
