import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { User } from "../../../prisma/generated/sqlite/client.ts";
import { deleteRows, findRow, getRow } from "../../store/rows.ts";
import type { Store } from "../../store/store.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import type { JwtClaims } from "./claims.ts";

/** A key that JWTs are signed with, and what is kept of those that were found to be. */
export interface SigningKey {
  readonly key: Uint8Array;
  /** From when on its tokens do not count; null for the present key. */
  readonly endsAt: Date | null;
  /** Clients send a token with each request, and verifying it took 240 of 600 us. */
  readonly verified: LRUCache<string, JwtClaims>;
  /** By the user's row, which the cache of users keeps for two seconds: calculating it took 4 % of a small request. */
  readonly fingerprints: WeakMap<User, string>;
}

/** All keys of a database: the present one, and the one before it for as long as its tokens count. */
export interface SigningKeys {
  readonly present: SigningKey;
  readonly all: readonly SigningKey[];
}

/** Names in the table. */
const presentName = "jwt";
const formerName = "jwt former";

/** Tokens whose claims are kept. */
const verifiedLimit = 1_000;

/** How long keys are used before they are read again: another process may have changed them. Milliseconds. */
const usualLife = 2_000;

interface Known {
  readonly keys: Promise<SigningKeys>;
  /** When they are read again, by performance.now(). */
  readonly until: number;
}

const known = new WeakMap<Store, Known>();

/**
 * The keys that all gateways on this database sign with; the first is made by who needs one first.
 * @param life how long they are used if they are read now, in milliseconds
 */
export function signingKeys(store: Store, life: number = usualLife): Promise<SigningKeys> {
  const last = known.get(store);
  const now = performance.now();
  if (last && now < last.until) return last.keys;
  const keys = readKeys(store, last?.keys);
  known.set(store, { keys, until: now + life });
  keys.catch(() => {
    if (known.get(store)?.keys === keys) known.delete(store);
  });
  return keys;
}

/** Has the keys read again by whoever needs them next; called when another process has changed them. */
export function refreshSigningKeys(store: Store): void {
  const last = known.get(store);
  if (last) known.set(store, { ...last, until: Number.NEGATIVE_INFINITY });
}

/** @param last what was known: of a key that has stayed, its verified tokens are kept */
async function readKeys(store: Store, last: Promise<SigningKeys> | undefined): Promise<SigningKeys> {
  const before = await last?.catch(() => undefined);
  const rows = await store.sql
    .selectFrom("Secret")
    .select(["name", "value", "endsAt"])
    .where("name", "in", [presentName, formerName])
    .execute();
  const keyOf = ({ value, endsAt }: { value: string; endsAt: Date | null }): SigningKey => {
    const key = Buffer.from(value, "base64");
    const same = before?.all.find((one) => key.equals(one.key));
    const { verified, fingerprints } = same ?? {
      verified: new LRUCache<string, JwtClaims>({ max: verifiedLimit }),
      fingerprints: new WeakMap<User, string>(),
    };
    return { key, endsAt, verified, fingerprints };
  };
  const present = keyOf(rows.find(({ name }) => name === presentName) ?? (await makeKey(store)));
  const former = rows.find(({ name }) => name === formerName);
  return { present, all: former ? [present, keyOf(former)] : [present] };
}

const newKey = () => ({ value: randomBytes(32).toString("base64"), endsAt: null });

/** Another gateway may have been quicker; what stands in the table is the key. */
function makeKey(store: Store): Promise<{ value: string; endsAt: Date | null }> {
  return store.write(async (db) => {
    await db
      .insertInto("Secret")
      .values({ name: presentName, ...newKey() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return getRow(db, "Secret", { name: presentName });
  });
}

/**
 * Makes a new key, with which tokens are signed from now on. Tokens of the one before end, in every gateway within two
 * seconds, or count for `grace` seconds more, if they do not expire before that; those of earlier keys end in any case.
 * @throws Refusal FORBIDDEN
 */
export async function rotateSigningKey(
  change: Change,
  grace: number | null,
): Promise<{ formerEndsAt: Date | null }> {
  permit(change.actor, "key.rotate");
  const present = await findRow(change.db, "Secret", { name: presentName });
  await deleteRows(change.db, "Secret", { name: [presentName, formerName] });
  const endsAt = grace === null ? null : new Date(change.now.getTime() + grace * 1_000);
  const former = present && endsAt ? [{ name: formerName, value: present.value, endsAt }] : [];
  await change.db
    .insertInto("Secret")
    .values([{ name: presentName, ...newKey() }, ...former])
    .execute();
  const formerEndsAt = former.length > 0 ? endsAt : null;
  change.record({
    type: "SIGNING_KEY_ROTATED",
    data: { formerEndsAt: formerEndsAt?.toISOString() ?? null },
  });
  return { formerEndsAt };
}
