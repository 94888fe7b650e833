import { z } from "zod";
import { permit } from "../../../domain/rights.ts";
import { found } from "../../django.ts";
import { instant, pathText, view } from "../../schemas.ts";
import * as graph from "../operations.generated.ts";
import { operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { byPk, time } from "../shared.ts";

/** A user as UFDL shows them, without the password's hash. */
export const user = view<NonNullable<graph.UfdlUserQuery["user"]>>()({
  username: [z.string(), (of) => of.username],
  pk: [z.int(), (of) => of.number],
  last_login: [instant.nullable(), (of) => time(of.lastLoginAt)],
  is_superuser: [z.boolean(), (of) => of.role === "ADMIN"],
  first_name: [z.string(), (of) => of.firstName],
  last_name: [z.string(), (of) => of.lastName],
  email: [z.string(), (of) => of.email ?? ""],
  is_staff: [z.boolean(), (of) => of.role === "ADMIN"],
  is_active: [z.boolean(), (of) => of.active],
  date_joined: [instant, (of) => time(of.createdAt)],
});

/** @throws Refusal FORBIDDEN when neither the user of this name nor an admin calls */
function username({ params: { name = "" }, state: { actor } }: UfdlContext): string {
  if (actor.user?.username !== name) permit(actor, "user.manage");
  return name;
}

const retrieve = operation({
  ...byPk("The user's number."),
  name: "users.retrieve",
  summary: "A user by number.",
  who: "an admin",
  permission: { right: "user.manage" },
  operation: graph.UfdlUserDocument,
  response: { status: 200, description: "The user.", schema: user.schema },
  respond: ({ user: one }) => user(found(one)),
});

const getByName = operation({
  name: "users.get_by_name",
  parameters: { name: { ...pathText("The user's name.", "admin"), pattern: "[^/]*[^/0-9][^/]*" } },
  summary: "A user by name, in an array.",
  who: "an admin, or the user",
  operation: graph.UfdlUserDocument,
  variables: (ctx) => ({ username: username(ctx) }),
  response: { status: 200, description: "The user.", schema: z.array(user.schema) },
  respond: ({ user: one }) => [user(found(one))],
  failures: [
    { status: 403, when: "neither an admin nor the user", code: "FORBIDDEN" },
    { status: 404, when: "there is none of this name" },
  ],
});

export function userRoutes(router: UfdlRouter): void {
  router.get("/v1/users/:pk", retrieve);
  router.get("/v1/users/:name", getByName);
}
