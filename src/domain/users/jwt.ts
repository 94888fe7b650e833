import { createHmac, randomUUID } from "node:crypto";
import { errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { User } from "../../../prisma/generated/sqlite/client.ts";
import type { Services } from "../change.ts";
import { refusal } from "../errors.ts";
import type { JwtClaims, JwtUse } from "./claims.ts";
import { type SigningKey, signingKeys } from "./signingKeys.ts";

const lifetimes = { access: 300, refresh: 8 * 3_600, output: 300 };

/**
 * Makes a JWT with UFDL's claims. Beside them `pwf` ties it to the user's password, so that a changed password ends the
 * tokens made before.
 */
export async function issueJwt(
  services: Services,
  user: User,
  use: JwtUse,
  { output, lifetime }: JwtOptions = {},
): Promise<string> {
  const { present } = await signingKeys(services.store);
  const now = Math.floor(services.clock.now().getTime() / 1_000);
  return new SignJWT({ jtt: use, upk: user.id, pwf: fingerprint(present, user), out: output })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuedAt(now)
    .setExpirationTime(now + (lifetime ?? { ...lifetimes, ...services.jwt }[use]))
    .setJti(randomUUID())
    .sign(present.key);
}

interface JwtOptions {
  /** The pk of the output that it is for. */
  output?: number;
  /** Seconds; the setting's by default. */
  lifetime?: number;
}

/**
 * Reads a JWT of ours, of any use.
 * @throws Refusal TOKEN_INVALID when it is malformed, forged or expired, RATE_LIMITED after too many that are not ours
 */
export async function readJwt(
  { store, clock, logins }: Services,
  token: string,
  address?: string,
): Promise<JwtClaims> {
  const now = clock.now();
  const keys = (await signingKeys(store)).all.filter(({ endsAt }) => endsAt === null || endsAt > now);
  for (const { verified } of keys) {
    const found = verified.get(token);
    if (found && found.expiresAt > now) return found;
  }
  const { key, payload } = await verifyByAny(keys, token, now).catch(async (error: unknown) => {
    // An expired token is one of ours, so its client does not guess; it is about to renew it.
    if (!(error instanceof errors.JWTExpired)) await logins.badToken("token", address);
    throw refusal("TOKEN_INVALID", {});
  });
  const { jtt, upk, exp, pwf, out } = payload as {
    jtt: JwtUse;
    upk: number;
    exp: number;
    pwf: string;
    out?: number;
  };
  const claims: JwtClaims = {
    use: jtt,
    output: out,
    userId: upk,
    expiresAt: new Date(exp * 1_000),
    madeFor: (user) => pwf === fingerprint(key, user),
  };
  key.verified.set(token, claims);
  return claims;
}

/** @throws what the last key's verification did */
async function verifyByAny(
  keys: readonly SigningKey[],
  token: string,
  now: Date,
): Promise<{ key: SigningKey; payload: JWTPayload }> {
  let failure: unknown;
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(token, key.key, {
        algorithms: ["HS256"],
        currentDate: now,
        requiredClaims: ["jtt", "upk", "exp", "pwf"],
      });
      return { key, payload };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw error;
      failure = error;
    }
  }
  throw failure;
}

function fingerprint({ key, fingerprints }: SigningKey, user: User): string {
  const known = fingerprints.get(user);
  if (known !== undefined) return known;
  const made = createHmac("sha256", key).update(user.passwordHash).digest("base64url").slice(0, 16);
  fingerprints.set(user, made);
  return made;
}
