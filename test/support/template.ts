import { migrate } from "../../src/store/migrate.ts";
import type { Dialect } from "../../src/store/store.ts";
import { addUsers } from "./users.ts";

export interface TestDatabase {
  /** As `openStore` takes it. */
  url: string;
  drop(): Promise<void>;
}

/** What is in a new database: nothing, the tables, or also the users of a test server (hashing takes 30 ms). */
export type Content = "empty" | "migrated" | "users";

/** Makes the content that is copied. */
export async function fill(dialect: Dialect, url: string, content: Content): Promise<void> {
  await migrate({ dialect }, { url });
  if (content === "users") await addUsers(url);
}

/** What the setup of the Jest project left for the workers. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is unset: run the tests with npm test`);
  return value;
}
