import { obtainToken, refreshToken, verifyToken } from "../../src/domain/users/obtain.ts";
import { obtainKey, openProviderSession, openSession } from "../../src/domain/users/obtainKey.ts";
import { facadeOnly } from "../builder.ts";
import { mutation, type PayloadBuilder } from "../payload.ts";
import { RoleEnum } from "./type.ts";

const access = (t: PayloadBuilder<{ access: string }>) =>
  t.string({
    nullable: true,
    description: "The JWT for calls; lasts 5 minutes unless configured.",
    resolve: ({ value }) => value?.access,
  });

mutation("obtainKey", {
  ...facadeOnly,
  answers: (t: PayloadBuilder<{ key: string }>) => ({
    key: t.string({
      nullable: true,
      description: "What to send as `Authorization: Token` or `Bearer`. Shown this once and never again.",
      resolve: ({ value }) => value?.key,
    }),
  }),
  description:
    "Logs in: a lasting access key for a name and a password (Scale's api-token-auth). Of the keys of one name the 20 newest stay in force. Needs no user.",
  args: (t) => ({
    username: t.string({ required: true, description: "The user's name." }),
    password: t.string({ required: true, description: "The user's password." }),
    name: t.string({ required: true, description: "What the key is for, 1 to 100 characters." }),
  }),
  open: true,
  resolve: (args, { services, actor: { address } }) => obtainKey(services, { ...args, address }),
});

const session = (t: PayloadBuilder<Awaited<ReturnType<typeof openSession>>>) => ({
  key: t.string({
    nullable: true,
    description: "The session's key, for a cookie. Shown this once and never again.",
    resolve: ({ value }) => value?.key,
  }),
  expiresAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When it ends at the latest.",
    resolve: ({ value }) => value?.token.expiresAt,
  }),
  username: t.string({
    nullable: true,
    description: "Who has logged in.",
    resolve: ({ value }) => value?.user.username,
  }),
});

mutation("openProviderSession", {
  ...facadeOnly,
  answers: session,
  description:
    "Opens a browser session for a user whom the login provider has confirmed, and makes the user at the first login. For admins and the gateway's own OpenID Connect login.",
  args: (t) => ({
    identity: t.string({ required: true, description: "Issuer and subject, with a space between." }),
    username: t.string({ required: true, description: "The name of a new user." }),
    role: t.field({ type: RoleEnum, description: "As the provider says; left out stays." }),
    email: t.string({ description: "Of a new user." }),
    firstName: t.string({ description: "Of a new user." }),
    lastName: t.string({ description: "Of a new user." }),
  }),
  resolve: (given, context) => openProviderSession(context, given),
});

mutation("openSession", {
  ...facadeOnly,
  answers: session,
  description:
    "Logs a browser in: a session for a name and a password. Of a user's sessions the 20 newest stay in force. Needs no user.",
  args: (t) => ({
    username: t.string({ required: true, description: "The user's name." }),
    password: t.string({ required: true, description: "The user's password." }),
  }),
  open: true,
  resolve: (args, { services, actor: { address } }) => openSession(services, { ...args, address }),
});

mutation("obtainToken", {
  answers: (t: PayloadBuilder<{ access: string; refresh: string }>) => ({
    access: access(t),
    refresh: t.string({
      nullable: true,
      description: "The JWT for refreshToken; lasts 8 hours unless configured.",
      resolve: ({ value }) => value?.refresh,
    }),
  }),
  description: "Logs in: a pair of JWTs for a name and a password (UFDL's v1/auth/obtain). Needs no user.",
  args: (t) => ({
    username: t.string({ required: true, description: "The user's name." }),
    password: t.string({ required: true, description: "The user's password." }),
  }),
  open: true,
  resolve: (args, { services, actor: { address } }) => obtainToken(services, { ...args, address }),
});

mutation("refreshToken", {
  answers: (t: PayloadBuilder<{ access: string }>) => ({ access: access(t) }),
  description: "Another access token for a refresh token (UFDL's v1/auth/refresh). Needs no user.",
  args: (t) => ({ refresh: t.string({ required: true, description: "The refresh token of a login." }) }),
  open: true,
  resolve: ({ refresh }, { services, actor: { address } }) => refreshToken(services, refresh, address),
});

mutation("verifyToken", {
  ...facadeOnly,
  answers: (t: PayloadBuilder<{ expiresAt: Date }>) => ({
    expiresAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when it is good.",
      resolve: ({ value }) => value?.expiresAt,
    }),
  }),
  description: "Whether a JWT of either use is good (UFDL's v1/auth/verify). Needs no user.",
  args: (t) => ({ token: t.string({ required: true, description: "An access or a refresh token." }) }),
  open: true,
  resolve: ({ token }, { services, actor: { address } }) => verifyToken(services, token, address),
});
