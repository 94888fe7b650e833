import type { Token, User } from "../../../prisma/generated/sqlite/client.ts";
import { findRows } from "../../store/rows.ts";
import { type Call, change, type Services } from "../change.ts";
import { userByPassword } from "./authenticate.ts";
import { createToken, type NewToken } from "./createToken.ts";
import { type ProviderUser, userOfIdentity } from "./identityUser.ts";
import type { Login } from "./logins.ts";
import { revokeToken } from "./revokeToken.ts";
import { sessionRules } from "./session.ts";

type PasswordLogin = Login & { password: string };

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
  { name, ...login }: PasswordLogin & { name: string },
): Promise<{ key: string }> {
  return loginKey(services, await userByPassword(services, login), { name });
}

/**
 * The key of a new browser session for a name and password.
 * @throws Refusal as obtainKey does
 */
export async function openSession(services: Services, login: PasswordLogin): Promise<OpenedSession> {
  return sessionOf(services, await userByPassword(services, login));
}

/**
 * The key of a new browser session for a user whom the login provider has confirmed.
 * @throws Refusal as userOfIdentity does
 */
export async function openProviderSession(call: Call, given: ProviderUser): Promise<OpenedSession> {
  return sessionOf(call.services, await userOfIdentity(call, given));
}

interface OpenedSession {
  readonly key: string;
  readonly token: Token;
  readonly user: User;
}

async function sessionOf(services: Services, user: User): Promise<OpenedSession> {
  const { lifetime } = services.sessions ?? sessionRules;
  const expiresAt = new Date(services.clock.now().getTime() + lifetime * 1_000);
  const made = await loginKey(services, user, { name: "Browser session", session: true, expiresAt });
  return { ...made, user };
}

async function loginKey(services: Services, user: User, input: Omit<NewToken, "user">) {
  const { name, session = false } = input;
  const actor = { user, node: null, anonymous: "off", facade: "login" } as const;
  return change({ services, actor }, async (change) => {
    const made = await findRows(change.db, "Token", { userId: user.id, name, session, revokedAt: null });
    for (const { id } of made.slice(0, -(keptAtMost - 1))) await revokeToken(change, id);
    return createToken(change, { ...input, user: user.id });
  });
}
