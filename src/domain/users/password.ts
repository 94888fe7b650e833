import { createHmac, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { LRUCache } from "lru-cache";
import limitConcurrency from "p-limit";
import { refusal } from "../errors.ts";
import type { Attempt } from "./logins.ts";

/** Hashings at the same time; more would only take the thread pool away from everybody else. */
const atOnce = 2;
/** Hashings that may wait for their turn, about half a second of work, before further ones are refused. */
const queueLength = 100;

/**
 * A password's argon2id hash, with the library's own defaults (19 MiB, 2 passes: about 10 ms on one core of the machine
 * this was written on). Expensive on purpose: never call it inside a write transaction.
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password));
}

const pepper = randomBytes(32);
/** Right passwords, for a minute. */
const proven = new LRUCache<string, true>({ max: 1_000, ttl: 60_000 });
const underWay = new Map<string, Promise<boolean>>();
let unknownUsersHash: Promise<string> | undefined;

/**
 * Whether this password made this hash. `null` stands for an unknown user: the work is the same, and the result is false.
 *
 * A right answer is remembered for a minute under a key made of hash and password, so that a client which sends Basic
 * credentials with every call does not cost 10 ms each; a changed password has another hash and is never remembered.
 * Calls with the same password at the same time share one check.
 * @param attempt runs the check, unless there were too many; a remembered or shared one is no attempt of its own
 * @throws Refusal BUSY when too many checks wait, and whatever `attempt` throws
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
  attempt: Attempt = (check) => check(),
): Promise<boolean> {
  // No user has such a password; it counts as an attempt all the same.
  if (Buffer.byteLength(password) > 1_024) return attempt(async () => false);
  unknownUsersHash ??= hashPassword(randomBytes(16).toString("hex"));
  const against = passwordHash ?? (await unknownUsersHash);
  const key = createHmac("sha256", pepper).update(against).update("\0").update(password).digest("base64");
  if (proven.has(key)) return true;
  let check = underWay.get(key);
  if (!check) {
    const verified = async () => (await inTurn(() => verify(against, password))) && passwordHash !== null;
    check = attempt(verified).finally(() => underWay.delete(key));
    underWay.set(key, check);
  }
  const right = await check;
  if (right) proven.set(key, true);
  return right;
}

const limit = limitConcurrency(atOnce);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (limit.pendingCount >= queueLength) throw refusal("BUSY", { what: "password checks" });
  return limit(work);
}
