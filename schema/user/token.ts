import type { Token } from "../../prisma/generated/sqlite/client.ts";
import { may } from "../../src/domain/rights.ts";
import { createToken } from "../../src/domain/users/createToken.ts";
import { obtainToken, refreshToken, verifyToken } from "../../src/domain/users/obtain.ts";
import { revokeToken } from "../../src/domain/users/revokeToken.ts";
import { builder, byGlobalId } from "../builder.ts";
import { refuses } from "../errors.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { run } from "../runVerb.ts";

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

const CreatedToken = builder.objectRef<{ key: string; token: Token }>("CreatedToken").implement({
  description: "A new access key.",
  fields: (t) => ({
    key: t.exposeString("key", {
      description: "What to send as `Authorization: Bearer`. Shown this once and never again.",
    }),
    token: t.prismaField({
      type: "Token",
      description: "What is kept of it.",
      resolve: (query, { token }, _args, { services }) =>
        services.store.read.token.findUniqueOrThrow({ ...query, where: { id: token.id } }),
    }),
  }),
});

const TokenPair = builder.objectRef<{ access: string; refresh: string }>("TokenPair").implement({
  description: "JWTs for a login.",
  fields: (t) => ({
    access: t.exposeString("access", { description: "For calls; lasts 5 minutes unless configured." }),
    refresh: t.exposeString("refresh", { description: "For refreshToken; lasts 8 hours unless configured." }),
  }),
});

const AccessToken = builder.objectRef<{ access: string }>("AccessToken").implement({
  description: "A JWT for calls.",
  fields: (t) => ({
    access: t.exposeString("access", { description: "For calls; lasts 5 minutes unless configured." }),
  }),
});

const VerifiedToken = builder.objectRef<{ expiresAt: Date }>("VerifiedToken").implement({
  description: "A JWT that is good.",
  fields: (t) => ({
    expiresAt: t.expose("expiresAt", { type: "DateTime", description: "Until when it is good." }),
  }),
});

builder.mutationFields((t) => ({
  createToken: t.field({
    type: CreatedToken,
    errors: refuses,
    description: "Makes an access key for oneself, or for anybody as an admin.",
    args: {
      user: t.arg.id({ description: "The user, by id or number; the caller unless told." }),
      name: t.arg.string({ required: true, description: "What it is for; 1 to 100 characters." }),
      expiresAt: t.arg({ type: "DateTime", description: "Never unless told." }),
    },
    resolve: (_root, { user, ...args }, context) =>
      run(context, (change) =>
        createToken(change, {
          ...args,
          user: optionalNumberOf("User", user, "user") ?? context.actor.user?.id ?? 0,
        }),
      ),
  }),
  revokeToken: t.prismaField({
    type: "Token",
    errors: refuses,
    description: "Ends an access key at once: one's own, or anybody's as an admin.",
    args: { id: t.arg.id({ required: true, description: "The key, by id or number." }) },
    resolve: async (query, _root, { id }, context) => {
      const number = numberOf("Token", id);
      await run(context, (change) => revokeToken(change, number));
      return context.services.store.read.token.findUniqueOrThrow({ ...query, where: { id: number } });
    },
  }),
  obtainToken: t.field({
    type: TokenPair,
    errors: refuses,
    description: "Logs in: a pair of JWTs for a name and a password (UFDL's v1/auth/obtain). Needs no user.",
    args: {
      username: t.arg.string({ required: true, description: "The user's name." }),
      password: t.arg.string({ required: true, description: "The user's password." }),
    },
    resolve: (_root, args, { services, actor: { address } }) => obtainToken(services, { ...args, address }),
  }),
  refreshToken: t.field({
    type: AccessToken,
    errors: refuses,
    description: "Another access token for a refresh token (UFDL's v1/auth/refresh). Needs no user.",
    args: { refresh: t.arg.string({ required: true, description: "The refresh token of a login." }) },
    resolve: (_root, { refresh }, { services, actor: { address } }) =>
      refreshToken(services, refresh, address),
  }),
  verifyToken: t.field({
    type: VerifiedToken,
    errors: refuses,
    description: "Whether a JWT of either use is good (UFDL's v1/auth/verify). Needs no user.",
    args: { token: t.arg.string({ required: true, description: "An access or a refresh token." }) },
    resolve: (_root, { token }, { services, actor: { address } }) => verifyToken(services, token, address),
  }),
}));
