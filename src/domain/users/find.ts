import type { User } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, findRows, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";

/** The user with this key, as this change sees it. Throws Refusal NOT_FOUND. */
export async function findUser({ db }: Change, pk: number): Promise<User> {
  const user = await findRow(db, "User", { id: pk });
  if (!user) throw refusal("NOT_FOUND", { kind: "user", key: pk });
  return user;
}

/** Throws Refusal LAST_ADMIN when `user` is the only active admin left, so that there is always an admin. */
export async function keepAnAdmin({ db }: Change, user: User): Promise<void> {
  if (user.role !== "ADMIN" || !user.active) return;
  // Locks them: of two admins who disable each other the later one finds itself the last.
  const admin = { role: "ADMIN", active: true } as const;
  await updateRows(db, "User", admin, { active: true });
  const admins = await findRows(db, "User", admin);
  if (admins.every(({ id }) => id === user.id)) throw refusal("LAST_ADMIN", { username: user.username });
}
