import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { Role } from "../../prisma/generated/sqlite/enums.ts";
import type { Actor } from "../../src/domain/actor.ts";
import { may } from "../../src/domain/rights.ts";
import { isStorable } from "../../src/domain/text.ts";
import { createUser } from "../../src/domain/users/create.ts";
import { disableUser, enableUser } from "../../src/domain/users/disable.ts";
import { setPassword } from "../../src/domain/users/setPassword.ts";
import { updateUser } from "../../src/domain/users/update.ts";
import { findRow } from "../../src/store/rows.ts";
import * as answers from "../answers.ts";
import { builder, byGlobalId } from "../builder.ts";
import { madeOf } from "../columns.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { rootList } from "../lists/connection.ts";
import { users } from "../lists/definitions.ts";
import { filterableEnum } from "../lists/inputs.ts";
import { mutation } from "../payload.ts";
import { rowById, typeOf } from "../related.ts";

export const RoleEnum = builder.enumType("Role", {
  description: "What a user may do.",
  values: {
    ADMIN: { value: Role.ADMIN, description: "Everything: jobs and nodes of all, users and keys." },
    USER: { value: Role.USER, description: "Reads everything, makes jobs, acts for nodes, changes his own." },
  },
});
filterableEnum("Role", RoleEnum);

const personal = "Null for readers who are neither this user nor an admin.";

function knows(actor: Actor, id: number): boolean {
  return may(actor, "user.update", { user: { id } });
}

builder.prismaNode("User", {
  ...byGlobalId,
  description: "Somebody with a password. Users are disabled, never deleted.",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    username: t.exposeString("username", { description: "Unique, also among disabled users." }),
    role: t.expose("role", { type: RoleEnum, description: "What the user may do." }),
    active: t.exposeBoolean("active", { description: "False for a disabled user: nothing of his lets in." }),
    firstName: t.exposeString("firstName", { description: "May be empty." }),
    lastName: t.exposeString("lastName", { description: "May be empty." }),
    email: t.string({
      nullable: true,
      description: `May be empty. ${personal}`,
      ...madeOf<Prisma.UserScalarFieldEnum>("id", "email"),
      resolve: ({ id, email }, _args, { actor }) => (knows(actor, id) ? email : null),
    }),
    lastLoginAt: t.field({
      type: "DateTime",
      nullable: true,
      description: `When the user last called, as far as a dialect notes it; null before that. ${personal}`,
      ...madeOf<Prisma.UserScalarFieldEnum>("id", "lastLoginAt"),
      resolve: (user, _args, { services, actor }) =>
        knows(actor, user.id) ? services.presence.lastLoginAt(user) : null,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When the user was made." }),
  }),
});

builder.queryFields((t) => ({
  me: t.field({
    type: typeOf(users),
    nullable: true,
    description: "The user who asks; null for anonymous callers.",
    authScopes: { reader: true },
    resolve: (_root, _args, context, info) => rowById(users, context.actor.user?.id ?? null, context, info),
  }),
  user: t.field({
    type: typeOf(users),
    nullable: true,
    description: "One user by number or by name; null when there is none.",
    args: {
      id: t.arg.id({ description: "The user, by id or number." }),
      username: t.arg.string({ description: "The user's name." }),
    },
    authScopes: { reader: true },
    resolve: (_root, { id, username }, { services: { store } }) =>
      (id == null && username == null) || !isStorable(store.dialect, username ?? "")
        ? null
        : findRow(store.sql, "User", {
            id: optionalNumberOf("User", id, "id") ?? undefined,
            username: username ?? undefined,
          }),
  }),
  users: t.field(rootList(users, "The users, disabled ones too.")),
}));

mutation("createUser", {
  answers: answers.user,
  description: "Makes a user. Admins only.",
  args: (t) => ({
    username: t.string({ required: true, description: "Letters, digits and @ . + - _, at most 150." }),
    password: t.string({
      required: true,
      description: "At least 8 characters unless configured, at most 1,024 bytes.",
    }),
    role: t.field({ type: RoleEnum, description: "USER by default." }),
    email: t.string({ description: "May be empty." }),
    firstName: t.string({ description: "May be empty." }),
    lastName: t.string({ description: "May be empty." }),
  }),
  resolve: (args, context) => createUser(context, args),
});

mutation("updateUser", {
  answers: answers.user,
  description: "Changes what is given: the user himself, or an admin, who alone may change the role.",
  args: (t) => ({
    id: t.id({ required: true, description: "The user, by id or number." }),
    email: t.string({ description: "May be empty." }),
    firstName: t.string({ description: "May be empty." }),
    lastName: t.string({ description: "May be empty." }),
    role: t.field({ type: RoleEnum, description: "What the user may do." }),
  }),
  change: (change, { id, ...changes }) => updateUser(change, numberOf("User", id), changes),
});

mutation("setPassword", {
  answers: answers.user,
  description:
    "Gives a user another password: his own with the current one beside it, anybody's for an admin.",
  args: (t) => ({
    id: t.id({ required: true, description: "The user, by id or number." }),
    password: t.string({
      required: true,
      description: "At least 8 characters unless configured, at most 1,024 bytes.",
    }),
    currentPassword: t.string({ description: "Needed of everybody but admins." }),
  }),
  resolve: async ({ id, password, currentPassword }, context) =>
    setPassword(context, numberOf("User", id), password, currentPassword),
});

mutation("disableUser", {
  answers: answers.user,
  description: "Shuts a user out at once. Admins only; never the last of them.",
  args: (t) => ({ id: t.id({ required: true, description: "The user, by id or number." }) }),
  change: (change, { id }) => disableUser(change, numberOf("User", id)),
});

mutation("enableUser", {
  answers: answers.user,
  description: "Lets a disabled user in again. Admins only.",
  args: (t) => ({ id: t.id({ required: true, description: "The user, by id or number." }) }),
  change: (change, { id }) => enableUser(change, numberOf("User", id)),
});
