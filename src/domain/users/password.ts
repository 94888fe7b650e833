import { createHmac, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { refusal } from "../errors.ts";
import type { Attempt } from "./logins.ts";

/** Hashings at the same time; more would only take the thread pool away from everybody else. */
const atOnce = 2;
/** Hashings that may wait for their turn, about half a second of work, before callers are sent away. */
const queueLength = 100;
/** How long a right password is known to be right. Milliseconds. */
const rememberFor = 60_000;
const rememberAtMost = 1_000;

/**
 * A password's argon2id hash, with the library's own defaults (19 MiB, 2 passes: about 10 ms on one core of the machine
 * this was written on). Dear on purpose: never call it inside a write transaction.
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password));
}

const pepper = randomBytes(32);
const proven = new Map<string, number>();
const underWay = new Map<string, Promise<boolean>>();
let nobodys: Promise<string> | undefined;

/**
 * Whether this password made this hash. `null` stands for an unknown user: the work is the same, and the answer is no.
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
  // Such a password is nobody's; it counts as an attempt all the same.
  if (Buffer.byteLength(password) > 1_024) return attempt(async () => false);
  nobodys ??= hashPassword(randomBytes(16).toString("hex"));
  const against = passwordHash ?? (await nobodys);
  const key = createHmac("sha256", pepper).update(against).update("\0").update(password).digest("base64");
  const now = performance.now();
  if ((proven.get(key) ?? 0) > now) return true;
  let check = underWay.get(key);
  if (!check) {
    const verified = async () => (await inTurn(() => verify(against, password))) && passwordHash !== null;
    check = attempt(verified).finally(() => underWay.delete(key));
    underWay.set(key, check);
  }
  const right = await check;
  if (right) {
    proven.delete(key);
    proven.set(key, now + rememberFor);
    if (proven.size > rememberAtMost) proven.delete(proven.keys().next().value as string);
  }
  return right;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= queueLength) throw refusal("BUSY", { what: "password checks" });
    await new Promise<void>((turn) => waiting.push(turn));
  } else {
    running++;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
