import { randomBytes } from "node:crypto";
import type { Role, User } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, insertRow, updateRow } from "../../store/rows.ts";
import { type Call, type Change, change } from "../change.ts";
import { Refusal, refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { findUser } from "./find.ts";
import { checkText, checkUsername } from "./input.ts";
import { hashPassword } from "./password.ts";
import { updateUser } from "./update.ts";
import { userCache } from "./userCache.ts";

/** What a login provider says of a user. */
export interface ProviderUser {
  /** Issuer and subject, with a space between: the provider never gives a subject to another user. */
  readonly identity: string;
  /** The name of the user that the first login makes. */
  readonly username: string;
  /** Null: the provider does not say; a new user is no admin, and a known one stays what he is. */
  readonly role?: Role | null | undefined;
  readonly email?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
}

/**
 * The user of an identity at the login provider, whose role follows the provider. The first login makes the user; a name
 * that another user has is refused and never taken over: whoever may choose a name at the provider is not for that the
 * local user of this name.
 * @throws Refusal FORBIDDEN, USER_INACTIVE, NAME_TAKEN, INVALID_INPUT for a name that can't be one
 */
export async function userOfIdentity(call: Call, given: ProviderUser): Promise<User> {
  permit(call.actor, "user.manage");
  const known = await findRow(call.services.store.sql, "User", { identity: given.identity });
  if (!known) return makeUser(call, given);
  if (!known.active) throw refusal("USER_INACTIVE", {});
  if (!given.role || given.role === known.role) return known;
  return change(call, (change) => followRole(change, known.id, given.role as Role));
}

async function makeUser(call: Call, given: ProviderUser): Promise<User> {
  const row = {
    username: checkUsername(given.username),
    identity: given.identity,
    role: given.role ?? "USER",
    email: checkText("email", given.email ?? ""),
    firstName: checkText("firstName", given.firstName ?? ""),
    lastName: checkText("lastName", given.lastName ?? ""),
  } as const;
  // Nobody knows it: no login by password until an admin sets one.
  const passwordHash = await hashPassword(randomBytes(32).toString("base64"));
  return change(call, async ({ db, now, record }) => {
    const { username, identity, role } = row;
    const taken = await findRow(db, "User", { username });
    if (taken) throw refusal("NAME_TAKEN", { kind: "user", field: "username", value: username });
    const user = await insertRow(db, "User", { ...row, passwordHash, createdAt: now });
    record({ type: "USER_CREATED", data: { user: user.id, username, role, identity } });
    return user;
  });
}

/** The last admin stays one: otherwise nobody could log in to change that. */
async function followRole(change: Change, pk: number, role: Role): Promise<User> {
  try {
    return await change.savepoint(() => updateUser(change, pk, { role }));
  } catch (error) {
    if (error instanceof Refusal && error.code === "LAST_ADMIN") return findUser(change, pk);
    throw error;
  }
}

/**
 * Lets a user log in by an identity at the login provider, beside the password; null ends that.
 * @throws Refusal FORBIDDEN, NOT_FOUND, NAME_TAKEN when another user has the identity
 */
export async function linkIdentity(change: Change, pk: number, identity: string | null): Promise<User> {
  permit(change.actor, "user.manage");
  const { username } = await findUser(change, pk);
  const other = identity === null ? null : await findRow(change.db, "User", { identity });
  if (other && other.id !== pk)
    throw refusal("NAME_TAKEN", { kind: "user", field: "identity", value: identity ?? "" });
  const user = await updateRow(change.db, "User", { id: pk }, { identity });
  change.record({ type: "USER_UPDATED", data: { user: pk, username, identity } });
  change.afterCommit(async () => userCache(change.store).invalidate());
  return user;
}
