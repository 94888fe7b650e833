import { afterAll, afterEach } from "@jest/globals";
import { sql } from "kysely";
import { openStore } from "../../src/store/open.ts";
import type { Store, StoreOptions } from "../../src/store/store.ts";
import { freshDatabase } from "./database.ts";
import type { Content } from "./template.ts";

const cleanups: (() => Promise<void>)[] = [];

/** Has `work` done after the running test, whether it passes or not; the newest first. */
export function afterThisTest(work: () => Promise<void>): void {
  cleanups.push(work);
}

afterEach(() => end(cleanups));

/** What `run` opens ends with it, for properties: PostgreSQL has not the connections of 25 runs with three gateways. */
export async function withOwnCleanups<T>(run: () => Promise<T>): Promise<T> {
  const before = cleanups.length;
  try {
    return await run();
  } finally {
    await end(cleanups.splice(before));
  }
}

const lasting: (() => Promise<void>)[] = [];

/** Lets what `begin` opens last for all tests of the file; for beforeAll. */
export async function forAllTests<T>(begin: () => Promise<T>): Promise<T> {
  const before = cleanups.length;
  const begun = await begin();
  lasting.push(...cleanups.splice(before));
  return begun;
}

afterAll(() => end(lasting));

async function end(works: (() => Promise<void>)[]): Promise<void> {
  // One that fails does not keep the others from their turn.
  const failures: unknown[] = [];
  for (const work of works.splice(0).reverse()) await work().catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** The URL of a database that lasts for the running test. */
export async function withDatabase(content: Content = "migrated"): Promise<string> {
  const database = await freshDatabase(content);
  afterThisTest(database.drop);
  return database.url;
}

/**
 * A store for the running test, closed and dropped after it. Opens a migrated database of its own unless given the
 * `url` of one, for instance of `withDatabase` to have two gateways on it.
 */
export async function withStore(options: Partial<StoreOptions> = {}): Promise<Store> {
  const url = options.url ?? (await withDatabase());
  // On a busy machine a connection takes longer than callers of a gateway would wait.
  const store = await openStore({ timeout: 30_000, ...options, url });
  afterThisTest(() => store.close());
  return store;
}

/** Runs statements as they stand, one after the other; a semicolon ends each. */
export async function runScript(store: Store, script: string): Promise<void> {
  await store.write(async (tx) => {
    for (const statement of script.split(";")) if (statement.trim()) await sql.raw(statement).execute(tx);
  });
}
