import { randomBytes } from "node:crypto";
import type { Sql } from "../../store/database.ts";
import { findRow, insertRow } from "../../store/rows.ts";
import { programActor } from "../actor.ts";
import { change, type Services } from "../change.ts";
import { checkPassword, checkUsername } from "./input.ts";
import { hashPassword } from "./password.ts";

/**
 * Makes the first admin when there is none, disabled or not: when a database is new. Of several gateways that start at once
 * only one does; `null` from the others, and on every later start.
 * @returns the name and password to tell the operator; `generated` when no password was given
 */
export async function firstAdmin(
  services: Services,
  { username, password }: { username: string; password: string | null },
): Promise<{ username: string; password: string; generated: boolean } | null> {
  if (await hasAdmin(services.store.sql)) return null;
  // The operator's own: a short one is warned of at the start instead of keeping the server from starting.
  const secret = checkPassword(password ?? randomBytes(12).toString("base64url"), { passwordMinLength: 1 });
  checkUsername(username);
  const passwordHash = await hashPassword(secret);
  const call = { services, actor: programActor("start") };
  const made = await change(call, async ({ db, now, record }) => {
    if (await hasAdmin(db)) return false;
    const user = await insertRow(db, "User", { username, passwordHash, role: "ADMIN", createdAt: now });
    record({ type: "USER_CREATED", data: { user: user.id, username, role: user.role } });
    return true;
  }).catch(async (error: unknown) => {
    // On PostgreSQL two gateways may both find no admin; the unique name lets one of them through.
    if (await hasAdmin(services.store.sql)) return false;
    throw error;
  });
  return made ? { username, password: secret, generated: password === null } : null;
}

async function hasAdmin(db: Sql): Promise<boolean> {
  return (await findRow(db, "User", { role: "ADMIN" })) !== null;
}
