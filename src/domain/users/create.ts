import type { Role, User } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, insertRow } from "../../store/rows.ts";
import { type Call, change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { checkPassword, checkText, checkUsername } from "./input.ts";
import { hashPassword } from "./password.ts";

export interface NewUser {
  username: string;
  password: string;
  role?: Role | null;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
}

/**
 * Makes a user. Takes a call and not a change, because hashing must not hold the write transaction.
 * @throws Refusal FORBIDDEN, INVALID_INPUT, NAME_TAKEN (also by a disabled user)
 */
export async function createUser(call: Call, input: NewUser): Promise<User> {
  permit(call.actor, "user.manage");
  const row = {
    username: checkUsername(input.username),
    role: input.role ?? "USER",
    email: checkText("email", input.email ?? ""),
    firstName: checkText("firstName", input.firstName ?? ""),
    lastName: checkText("lastName", input.lastName ?? ""),
  } as const;
  const passwordHash = await hashPassword(checkPassword(input.password, call.services));
  return change(call, async ({ db, now, record }) => {
    const taken = await findRow(db, "User", { username: row.username });
    if (taken) throw refusal("NAME_TAKEN", { kind: "user", field: "username", value: row.username });
    const user = await insertRow(db, "User", { ...row, passwordHash, createdAt: now });
    record({ type: "USER_CREATED", data: { user: user.id, username: user.username, role: user.role } });
    return user;
  });
}
