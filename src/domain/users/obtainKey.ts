import { findRows } from "../../store/rows.ts";
import type { Services } from "../change.ts";
import { change } from "../change.ts";
import { userByPassword } from "./authenticate.ts";
import { createToken } from "./createToken.ts";
import type { Login } from "./logins.ts";
import { revokeToken } from "./revokeToken.ts";

/** Keys that logging in has made and that are kept for one user; the oldest make room. */
const keptAtMost = 20;

/**
 * An access key for a name and password (Scale's /api-token-auth/, docs/apis/scale.md section A2). The original answers
 * one lasting token again and again; here only a hash is kept, so each login makes a key, and the oldest that were made
 * so end.
 * @throws Refusal BAD_CREDENTIALS (also of a disabled user), RATE_LIMITED, BUSY, INVALID_INPUT with too many other keys
 */
export async function obtainKey(
  services: Services,
  { name, ...login }: Login & { password: string; name: string },
): Promise<{ key: string }> {
  const user = await userByPassword(services, login);
  const actor = { user, node: null, anonymous: "off", facade: "login" } as const;
  return change({ services, actor }, async (change) => {
    const made = await findRows(change.db, "Token", { userId: user.id, name, revokedAt: null });
    for (const { id } of made.slice(0, -(keptAtMost - 1))) await revokeToken(change, id);
    const { key } = await createToken(change, { user: user.id, name });
    return { key };
  });
}
