import type { Role, User } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { findUser, keepAnAdmin } from "./find.ts";
import { checkText } from "./input.ts";
import { userCache } from "./userCache.ts";

export interface UserChanges {
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  /** Admins only. */
  role?: Role | null;
}

/**
 * Changes what is given of a user; a user may change his own names and email.
 * @throws Refusal FORBIDDEN, NOT_FOUND, INVALID_INPUT, LAST_ADMIN
 */
export async function updateUser(change: Change, pk: number, changes: UserChanges): Promise<User> {
  const { actor, db, record } = change;
  permit(actor, "user.update", { user: { id: pk } });
  const role = changes.role ?? undefined;
  if (role) permit(actor, "user.manage");
  const user = await findUser(change, pk);
  if (role && role !== user.role) await keepAnAdmin(change, user);
  const data = {
    role,
    email: text("email", changes.email),
    firstName: text("firstName", changes.firstName),
    lastName: text("lastName", changes.lastName),
  };
  const updated = await updateRow(db, "User", { id: pk }, data);
  record({ type: "USER_UPDATED", data: { user: pk, username: user.username, ...data } });
  change.afterCommit(async () => userCache(change.store).invalidate());
  return updated;
}

function text(field: string, value: string | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : checkText(field, value);
}
