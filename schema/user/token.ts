import type { Token } from "../../prisma/generated/sqlite/client.ts";
import { may } from "../../src/domain/rights.ts";
import { createToken } from "../../src/domain/users/createToken.ts";
import { revokeToken } from "../../src/domain/users/revokeToken.ts";
import * as answers from "../answers.ts";
import { builder, byGlobalId } from "../builder.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { mutation, type PayloadBuilder } from "../payload.ts";

builder.prismaNode("Token", {
  ...byGlobalId,
  description: "An access key of a user, for programs. The key itself is shown once, when it is made.",
  // A global id can be guessed, so the type asks whose key it is whichever way it was reached.
  authScopes: ({ userId }, { actor }) => may(actor, "token.manage", { user: { id: userId } }),
  select: { id: true, userId: true },
  fields: (t) => ({
    number: t.exposeInt("id", { description: "Its number, for revokeToken." }),
    user: t.relation("user", { description: "Whose it is." }),
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
      select: { id: true, lastUsedAt: true },
      resolve: (token, _args, { services }) => services.presence.lastUsedAt(token),
    }),
    revokedAt: t.expose("revokedAt", {
      type: "DateTime",
      nullable: true,
      description: "Null while it is in force.",
    }),
  }),
});

builder.prismaObjectField("User", "tokens", (t) =>
  t.relation("tokens", {
    nullable: true,
    description:
      "Access keys, the newest first, at most 1,000. For this user and admins only: null for others.",
    authScopes: ({ id }, _args, { actor }) => may(actor, "token.manage", { user: { id } }),
    unauthorizedResolver: () => null,
    query: { orderBy: { id: "desc" }, take: 1_000 },
  }),
);

mutation("createToken", {
  answers: (t: PayloadBuilder<{ key: string; token: Token }>) => ({
    key: t.string({
      nullable: true,
      description: "What to send as `Authorization: Bearer`. Shown this once and never again.",
      resolve: ({ value }) => value?.key,
    }),
    token: t.prismaField({
      type: "Token",
      nullable: true,
      description: "What is kept of it.",
      resolve: (query, { value }, _args, { services }) =>
        value && services.store.read.token.findUniqueOrThrow({ ...query, where: { id: value.token.id } }),
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
