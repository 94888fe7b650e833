import type { User } from "../../prisma/generated/sqlite/client.ts";
import type { Call } from "../domain/change.ts";
import { notFound } from "./errors.ts";

/** The user of this name. @throws CommandFailure NOT_FOUND */
export async function userNamed({ services }: Call, username: string): Promise<User> {
  const user = await services.store.read.user.findUnique({ where: { username } });
  if (!user) throw notFound(`There is no user ${username}; see gantry user list.`);
  return user;
}

/** A user in a command's JSON output. */
export function userJson({ id, username, role, active, createdAt, lastLoginAt }: User) {
  return { pk: id, username, role, active, createdAt, lastLoginAt };
}
