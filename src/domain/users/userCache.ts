import { LRUCache } from "lru-cache";
import type { Token, User } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Store } from "../../store/store.ts";
import { isStorable } from "../text.ts";
import { hashKey } from "./keys.ts";

/** How long a row is used before it is read again; another gateway's change shows after that at the latest. Milliseconds. */
const usualLife = 2_000;

/** A row that is kept is there at once. */
type Found<Row> = Row | null | Promise<Row | null>;

/**
 * Users and access keys for authentication, which every request reads: rows are kept for two seconds. This process's own
 * changes show at once (`invalidate`). Only rows that exist are kept.
 */
class UserCache {
  readonly #store: Store;
  readonly #rows: LRUCache<string, User | Token>;
  /** Grows with every `invalidate`: a row that was read before one is not kept after it. */
  #generation = 0;

  constructor(store: Store, life: number) {
    this.#store = store;
    this.#rows = new LRUCache({ max: 5_000, ttl: life, ttlResolution: life / 20 });
  }

  user(id: number): Found<User> {
    return this.#find(`id ${id}`, () => findRow(this.#store.sql, "User", { id }));
  }

  userNamed(username: string): Found<User> {
    if (!isStorable(this.#store.dialect, username)) return null;
    return this.#find(`name ${username}`, () => findRow(this.#store.sql, "User", { username }));
  }

  /** An access key's row, revoked and expired ones too. Kept by the key itself: its SHA-256 took 3 % of a small request. */
  key(key: string): Found<Token> {
    return this.#find(`key ${key}`, () => findRow(this.#store.sql, "Token", { hash: hashKey(key) }));
  }

  /** Drops all rows. Called when users or keys have changed. */
  invalidate(): void {
    this.#generation++;
    this.#rows.clear();
  }

  #find<T extends User | Token>(name: string, read: () => Promise<T | null>): Found<T> {
    return (this.#rows.get(name) as T | undefined) ?? this.#read(name, read);
  }

  async #read<T extends User | Token>(name: string, read: () => Promise<T | null>): Promise<T | null> {
    const generation = this.#generation;
    const row = await read();
    if (row !== null && generation === this.#generation) this.#rows.set(name, row);
    return row;
  }
}

const caches = new WeakMap<Store, UserCache>();

/**
 * The cache of a store's users and keys, one per process.
 * @param life how long the rows of one that is made now are kept, in milliseconds
 */
export function userCache(store: Store, life: number = usualLife): UserCache {
  let found = caches.get(store);
  if (!found) {
    found = new UserCache(store, life);
    caches.set(store, found);
  }
  return found;
}
