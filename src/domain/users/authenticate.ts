import type { User } from "../../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../actor.ts";
import type { Services } from "../change.ts";
import { refusal } from "../errors.ts";
import type { JwtClaims, JwtUse } from "./claims.ts";
import { readJwt } from "./jwt.ts";
import { keyPrefix } from "./keys.ts";
import type { Login } from "./logins.ts";
import { verifyPassword } from "./password.ts";
import { isIdle } from "./session.ts";
import { userCache } from "./userCache.ts";

/** The credentials of a call. */
export type Credentials =
  /** A JWT for access, or an access key. */
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "basic"; readonly username: string; readonly password: string };

/** An authenticated user. */
export interface Session {
  readonly user: NonNullable<Actor["user"]>;
  /** When these credentials expire; null for never. */
  readonly expiresAt: Date | null;
  /** The pk of the access key, if they are one. */
  readonly tokenId: number | null;
}

/**
 * Authenticates a call by its credentials.
 * @throws Refusal BAD_CREDENTIALS (name and password; also of a disabled user), TOKEN_INVALID, TOKEN_WRONG_TYPE,
 *   USER_UNKNOWN, USER_INACTIVE (a token's user), KEY_INVALID, RATE_LIMITED, BUSY
 */
export function authenticate(
  services: Services,
  credentials: Credentials,
  address?: string,
): Promise<Session> {
  switch (credentials.kind) {
    case "basic":
      return byPassword(services, { ...credentials, address });
    case "key":
      return byKey(services, credentials.key, address);
    case "bearer":
      return credentials.token.startsWith(keyPrefix)
        ? byKey(services, credentials.token, address)
        : byJwt(services, credentials.token, address);
  }
}

/** The active user of this name and password. Throws Refusal BAD_CREDENTIALS, RATE_LIMITED, BUSY. */
export async function userByPassword(services: Services, login: Login & { password: string }): Promise<User> {
  let user: User | null = null;
  const right = await services.logins.password(login, async (attempt) => {
    user = await userCache(services.store).userNamed(login.username);
    return verifyPassword(user?.active ? user.passwordHash : null, login.password, attempt);
  });
  if (!user || !right) throw refusal("BAD_CREDENTIALS", {});
  return user;
}

/** The active user whom a JWT of the given use was made for. */
export async function userByJwt(
  services: Services,
  token: string,
  { use, address }: { use: JwtUse; address?: string | undefined },
): Promise<{ user: User; claims: JwtClaims }> {
  const claims = await readJwt(services, token, address);
  if (claims.use !== use) throw refusal("TOKEN_WRONG_TYPE", { wanted: use });
  const user = await userCache(services.store).user(claims.userId);
  if (!user) throw refusal("USER_UNKNOWN", {});
  if (!user.active) throw refusal("USER_INACTIVE", {});
  if (!claims.madeFor(user)) throw refusal("TOKEN_INVALID", {});
  return { user, claims };
}

async function byPassword(services: Services, login: Login & { password: string }): Promise<Session> {
  return { user: actorUser(await userByPassword(services, login)), expiresAt: null, tokenId: null };
}

async function byJwt(services: Services, token: string, address?: string): Promise<Session> {
  const { user, claims } = await userByJwt(services, token, { use: "access", address });
  services.logins.succeeded(user.username, address);
  return { user: actorUser(user), expiresAt: claims.expiresAt, tokenId: null };
}

async function byKey(services: Services, key: string, address?: string): Promise<Session> {
  const { store, clock, logins, presence } = services;
  const token = await userCache(store).key(key);
  const now = clock.now();
  // An idle session was a right key: its browser does not guess.
  const usedAt = token && presence.lastUsedAt(token);
  if (token && isIdle(token, { usedAt, now, rules: services.sessions })) throw refusal("KEY_INVALID", {});
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now)) {
    await logins.badToken("access key", address);
    throw refusal("KEY_INVALID", {});
  }
  const user = await userCache(store).user(token.userId);
  if (!user?.active) throw refusal("USER_INACTIVE", {});
  logins.succeeded(user.username, address);
  presence.tokenUsed(token.id, now);
  return { user: actorUser(user), expiresAt: token.expiresAt, tokenId: token.id };
}

/** What an actor needs of a user's row. */
export function actorUser({ id, username, role }: User): NonNullable<Actor["user"]> {
  return { id, username, role };
}
