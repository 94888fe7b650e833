import type { User } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";

/** The user with this key, as this change sees it. Throws Refusal NOT_FOUND. */
export async function findUser({ db }: Change, pk: number): Promise<User> {
  const user = await db.user.findUnique({ where: { id: pk } });
  if (!user) throw refusal("NOT_FOUND", { kind: "user", key: pk });
  return user;
}

/** Throws Refusal LAST_ADMIN when `user` is the only active admin left, so that there is always an admin. */
export async function keepAnAdmin({ db }: Change, user: User): Promise<void> {
  if (user.role !== "ADMIN" || !user.active) return;
  const others = await db.user.count({ where: { role: "ADMIN", active: true, id: { not: user.id } } });
  if (others === 0) throw refusal("LAST_ADMIN", { username: user.username });
}
