import { z } from "zod";
import { permit } from "../../../domain/rights.ts";
import { UfdlUserDocument, type UfdlUserQuery } from "../operations.generated.ts";
import { operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { byPk, found, instant, textOf, time } from "../shared.ts";

const userSchema = z.object({
  username: z.string(),
  pk: z.int(),
  last_login: instant.nullable(),
  is_superuser: z.boolean(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  is_staff: z.boolean(),
  is_active: z.boolean(),
  date_joined: instant,
});

/** A user as UFDL shows him, the keys in this order. Never the password, not even as a hash. */
function user(of: NonNullable<UfdlUserQuery["user"]>) {
  return {
    username: of.username,
    pk: of.number,
    last_login: time(of.lastLoginAt),
    is_superuser: of.role === "ADMIN",
    first_name: of.firstName,
    last_name: of.lastName,
    email: of.email ?? "",
    is_staff: of.role === "ADMIN",
    is_active: of.active,
    date_joined: time(of.createdAt),
  };
}

/** The user's own name, or an admin asks. */
function username({ params: { name = "" }, state: { actor } }: UfdlContext): string {
  if (actor.user?.username !== name) permit(actor, "user.manage");
  return name;
}

export function userRoutes(router: UfdlRouter): void {
  router.get(
    "/v1/users/:pk",
    operation({
      ...byPk("The user's number."),
      name: "users.retrieve",
      summary: "A user by number.",
      who: "an admin",
      permission: { right: "user.manage" },
      operation: UfdlUserDocument,
      response: { status: 200, description: "The user.", schema: userSchema },
      respond: ({ user: one }) => user(found(one)),
    }),
  );

  router.get(
    "/v1/users/:name",
    operation({
      name: "users.get_by_name",
      parameters: { name: { ...textOf("The user's name.", "admin"), pattern: "[^/]*[^/0-9][^/]*" } },
      summary: "A user by name, in an array.",
      who: "an admin, or the user",
      operation: UfdlUserDocument,
      variables: (ctx) => ({ username: username(ctx) }),
      response: { status: 200, description: "The user.", schema: z.array(userSchema) },
      respond: ({ user: one }) => [user(found(one))],
      failures: [
        { status: 403, when: "neither an admin nor the user", code: "FORBIDDEN" },
        { status: 404, when: "there is none of this name" },
      ],
    }),
  );
}
