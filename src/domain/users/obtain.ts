import type { Services } from "../change.ts";
import { userByJwt, userByPassword } from "./authenticate.ts";
import { issueJwt, readJwt } from "./jwt.ts";
import type { Login } from "./logins.ts";

/**
 * A pair of JWTs for a name and password (UFDL's v1/auth/obtain).
 * @throws Refusal BAD_CREDENTIALS (also of a disabled user), RATE_LIMITED, BUSY
 */
export async function obtainToken(
  services: Services,
  login: Login & { password: string },
): Promise<{ access: string; refresh: string }> {
  const user = await userByPassword(services, login);
  const refresh = await issueJwt(services, user, "refresh");
  return { refresh, access: await issueJwt(services, user, "access") };
}

/**
 * Another access token for a refresh token, which stays good (UFDL's v1/auth/refresh).
 * @throws Refusal TOKEN_INVALID, TOKEN_WRONG_TYPE, USER_UNKNOWN, USER_INACTIVE, RATE_LIMITED
 */
export async function refreshToken(
  services: Services,
  refresh: string,
  address?: string,
): Promise<{ access: string }> {
  const { user } = await userByJwt(services, refresh, { use: "refresh", address });
  return { access: await issueJwt(services, user, "access") };
}

/**
 * Whether a JWT is one of ours and has not expired, whatever its use (UFDL's v1/auth/verify).
 * @throws Refusal TOKEN_INVALID, RATE_LIMITED
 */
export async function verifyToken(
  services: Services,
  token: string,
  address?: string,
): Promise<{ expiresAt: Date }> {
  const { expiresAt } = await readJwt(services, token, address);
  return { expiresAt };
}
