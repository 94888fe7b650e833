import type { User } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { findUser, keepAnAdmin } from "./find.ts";
import { userCache } from "./userCache.ts";

/**
 * Disables a user: his password, keys and tokens stop working at once (within two seconds at other gateways). Users
 * are never deleted, so what they made keeps its creator. Disabling again changes nothing.
 * @throws Refusal FORBIDDEN, NOT_FOUND, LAST_ADMIN
 */
export async function disableUser(change: Change, pk: number): Promise<User> {
  permit(change.actor, "user.manage");
  const user = await findUser(change, pk);
  if (!user.active) return user;
  await keepAnAdmin(change, user);
  return setActive(change, user, false);
}

/**
 * Enables a disabled user again; the password and keys that he had work again. Enabling again changes nothing.
 * @throws Refusal FORBIDDEN, NOT_FOUND
 */
export async function enableUser(change: Change, pk: number): Promise<User> {
  permit(change.actor, "user.manage");
  const user = await findUser(change, pk);
  return user.active ? user : setActive(change, user, true);
}

async function setActive(change: Change, { id, username }: User, active: boolean): Promise<User> {
  const updated = await updateRow(change.db, "User", { id }, { active });
  change.record({ type: active ? "USER_ENABLED" : "USER_DISABLED", data: { user: id, username } });
  change.afterCommit(async () => userCache(change.store).invalidate());
  return updated;
}
