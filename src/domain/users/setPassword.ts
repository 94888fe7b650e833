import type { User } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, updateRow } from "../../store/rows.ts";
import { type Call, change } from "../change.ts";
import { refusal } from "../errors.ts";
import { may, permit } from "../rights.ts";
import { endSessions } from "./endSessions.ts";
import { findUser } from "./find.ts";
import { checkPassword } from "./input.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { userCache } from "./userCache.ts";

/**
 * Gives a user another password; his JWTs and browser sessions end with the old one, his access keys
 * stay. Somebody who is no admin changes
 * only his own and has to give the current one. Takes a call, because hashing must not hold the write transaction.
 * @throws Refusal FORBIDDEN, NOT_FOUND, INVALID_INPUT, BAD_CREDENTIALS (the current password is wrong), RATE_LIMITED
 */
export async function setPassword(
  call: Call,
  pk: number,
  password: string,
  current?: string | null,
): Promise<User> {
  permit(call.actor, "user.update", { user: { id: pk } });
  checkPassword(password, call.services);
  if (!may(call.actor, "user.manage")) {
    const { store, logins } = call.services;
    const self = (await findRow(store.sql, "User", { id: pk })) as User;
    const login = { username: self.username, address: call.actor.address };
    const right = await logins.password(login, (attempt) =>
      verifyPassword(self.passwordHash, current ?? "", attempt),
    );
    if (!right) throw refusal("BAD_CREDENTIALS", {});
  }
  const passwordHash = await hashPassword(password);
  return change(call, async (change) => {
    const user = await findUser(change, pk);
    const updated = await updateRow(change.db, "User", { id: pk }, { passwordHash });
    change.record({
      type: "USER_UPDATED",
      data: { user: pk, username: user.username, password: "changed" },
    });
    await endSessions(change, pk);
    change.afterCommit(async () => userCache(change.store).invalidate());
    return updated;
  });
}
