import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import type { User } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, getRow } from "../../store/rows.ts";
import type { Store } from "../../store/store.ts";
import type { Services } from "../change.ts";
import { refusal } from "../errors.ts";

/**
 * What a token is for: `access` to call, `refresh` to get another access token (docs/apis/ufdl.md section 2), `output` to
 * download one output.
 */
export type JwtUse = "access" | "refresh" | "output";

const lifetimes = { access: 300, refresh: 8 * 3_600, output: 300 };
const secretName = "jwt";

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
  const { key } = await signingKey(services.store);
  const now = Math.floor(services.clock.now().getTime() / 1_000);
  return new SignJWT({ jtt: use, upk: user.id, pwf: fingerprint(key, user), out: output })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuedAt(now)
    .setExpirationTime(now + (lifetime ?? { ...lifetimes, ...services.jwt }[use]))
    .setJti(randomUUID())
    .sign(key);
}

interface JwtOptions {
  /** The pk of the output that it is for. */
  output?: number;
  /** Seconds; the setting's by default. */
  lifetime?: number;
}

export interface JwtClaims {
  use: JwtUse;
  /** The pk of the output that it is for. */
  output: number | undefined;
  userId: number;
  expiresAt: Date;
  /** Whether the user's password is still the one that the token was made with. */
  madeFor(user: User): boolean;
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
  const { key, verified } = await signingKey(store);
  const found = verified.get(token);
  if (found && found.expiresAt > clock.now()) return found;
  const { payload } = await jwtVerify(token, key, {
    algorithms: ["HS256"],
    currentDate: clock.now(),
    requiredClaims: ["jtt", "upk", "exp", "pwf"],
  }).catch(async (error: unknown) => {
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
  verified.set(token, claims);
  return claims;
}

/** By the user's row, which the cache of users keeps for two seconds: calculating it took 4 % of a small request. */
const fingerprints = new WeakMap<User, string>();

function fingerprint(key: Uint8Array, user: User): string {
  const known = fingerprints.get(user);
  if (known !== undefined) return known;
  const made = createHmac("sha256", key).update(user.passwordHash).digest("base64url").slice(0, 16);
  fingerprints.set(user, made);
  return made;
}

/** Tokens whose claims are kept. */
const verifiedLimit = 1_000;

interface SigningKey {
  readonly key: Uint8Array;
  /** Tokens that were found to be signed with it. Clients send one with each request, and verifying it took 240 of 600 us. */
  readonly verified: LRUCache<string, JwtClaims>;
}

const keys = new WeakMap<Store, Promise<SigningKey>>();

/** The key that all gateways on this database sign with; made by the first that needs one. */
function signingKey(store: Store): Promise<SigningKey> {
  let key = keys.get(store);
  if (!key) {
    key = readOrMake(store).then((key) => ({ key, verified: new LRUCache({ max: verifiedLimit }) }));
    keys.set(store, key);
    key.catch(() => keys.delete(store));
  }
  return key;
}

async function readOrMake(store: Store): Promise<Uint8Array> {
  const read = () => findRow(store.sql, "Secret", { name: secretName });
  let secret = await read();
  if (!secret) {
    const value = randomBytes(32).toString("base64");
    // Another gateway may have been quicker; what stands in the table is the key.
    secret = await store.write(async (db) => {
      const row = { name: secretName, value };
      await db
        .insertInto("Secret")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return getRow(db, "Secret", { name: secretName });
    });
  }
  return Buffer.from(secret.value, "base64");
}
