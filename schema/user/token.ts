import { sql } from "kysely";
import type { Prisma, Token } from "../../prisma/generated/sqlite/client.ts";
import { may } from "../../src/domain/rights.ts";
import { createToken } from "../../src/domain/users/createToken.ts";
import { revokeToken } from "../../src/domain/users/revokeToken.ts";
import { firstOfEach, type Slice } from "../../src/store/sql/related.ts";
import * as answers from "../answers.ts";
import { builder, byGlobalId } from "../builder.ts";
import { madeOf } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { users } from "../lists/definitions.ts";
import { conditionOf } from "../lists/sql.ts";
import { mutation, type PayloadBuilder } from "../payload.ts";
import { perExecution } from "../perExecution.ts";
import { gathered, groupedBy, toOne } from "../related.ts";
import { countRows } from "../rowBudget.ts";

const TokenObject = builder.prismaNode("Token", {
  ...byGlobalId,
  description: "An access key of a user, for programs. The key itself is shown once, when it is made.",
  // A global id can be guessed, so the type asks whose key it is whichever way it was reached.
  authScopes: ({ userId }, { actor }) => may(actor, "token.manage", { user: { id: userId } }),
  fields: (t) => ({
    number: t.exposeInt("id", { description: "Its number, for revokeToken." }),
    user: t.field(toOne("Token", "userId", users, "Whose it is.")),
    name: t.exposeString("name", { description: "What it is for." }),
    hint: t.exposeString("hint", { description: "The key's first eight characters." }),
    session: t.exposeBoolean("session", {
      description: "Whether it is a browser's session, made by logging in at the web page.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true, description: "Null for never." }),
    lastUsedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Null before the first use.",
      resolve: (token, _args, { services }) => services.presence.lastUsedAt(token),
    }),
    revokedAt: t.expose("revokedAt", {
      type: "DateTime",
      nullable: true,
      description: "Null while it is in force.",
    }),
  }),
});

/** Each user's tokens, the newest first. */
const newestTokens = (context: GraphContext) =>
  perExecution(context, TokenObject, () =>
    gathered<Token[]>(
      context,
      async (users) => {
        const newest: Omit<Slice, "name"> = {
          table: "Token",
          columns: null,
          where: conditionOf(context.services.store.dialect, "Token", {}),
          orderBy: sql`"Token"."id" DESC`,
          limit: 1_000,
        };
        const rows = await firstOfEach(context.services.store, "userId", users, newest);
        return groupedBy(rows, "userId") as Map<number, object[]> as Map<number, Token[]>;
      },
      [],
    ),
  );

builder.prismaObjectField("User", "tokens", (t) =>
  t.field({
    type: [TokenObject],
    nullable: true,
    description:
      "Access keys, the newest first, at most 1,000. For this user and admins only: null for others.",
    authScopes: ({ id }, _args, { actor }) => may(actor, "token.manage", { user: { id } }),
    unauthorizedResolver: () => null,
    ...madeOf<Prisma.UserScalarFieldEnum>("id"),
    resolve: async ({ id }, _args, context) => {
      const found = await newestTokens(context).load(id);
      countRows(context, found.length);
      return found;
    },
  }),
);

mutation("createToken", {
  answers: (t: PayloadBuilder<{ key: string; token: Token }>) => ({
    key: t.string({
      nullable: true,
      description: "What to send as `Authorization: Bearer`. Shown this once and never again.",
      resolve: ({ value }) => value?.key,
    }),
    token: t.field({
      type: TokenObject,
      nullable: true,
      description: "What is kept of it.",
      resolve: ({ value }) => value?.token,
    }),
  }),
  description: "Makes an access key for oneself, or for anybody as an admin.",
  args: (t) => ({
    user: t.id({ description: "The user, by id or number; the caller by default." }),
    name: t.string({ required: true, description: "What it is for; 1 to 100 characters." }),
    expiresAt: t.field({ type: "DateTime", description: "Never by default." }),
  }),
  change: (change, { user, ...args }) =>
    createToken(change, {
      ...args,
      user: optionalNumberOf("User", user, "user") ?? change.actor.user?.id ?? 0,
    }),
});

mutation("revokeToken", {
  answers: answers.token,
  description: "Ends an access key at once: one's own, or anybody's as an admin.",
  args: (t) => ({ id: t.id({ required: true, description: "The key, by id or number." }) }),
  change: (change, { id }) => revokeToken(change, numberOf("Token", id)),
});
