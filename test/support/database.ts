import { randomBytes } from "node:crypto";
import { migrate } from "../../src/store/migrate.ts";
import type { Dialect } from "../../src/store/store.ts";
import { freshPostgresql } from "./postgresql.ts";
import { freshSqlite } from "./sqlite.ts";
import { addUsers } from "./users.ts";

/** The database that this run of the test file is about: jest.config.js runs each file once for either. */
export const dialect = (globalThis as { DIALECT?: Dialect }).DIALECT ?? missing();

function missing(): never {
  throw new Error("a test that needs a database stands under test/, not under test/unit/");
}

export interface TestDatabase {
  /** As `openStore` takes it. */
  url: string;
  drop(): Promise<void>;
}

/** What is in a new database: nothing, the tables, or also the users of a test server (hashing takes 30 ms). */
export type Content = "empty" | "migrated" | "users";

/** A database of its own: a copy of one that was made once in the run. A few milliseconds. */
export function freshDatabase(content: Content = "migrated"): Promise<TestDatabase> {
  const name = randomBytes(6).toString("hex");
  return dialect === "sqlite" ? freshSqlite(name, content) : freshPostgresql(name, content);
}

/** Makes the content that is copied. */
export async function fill(url: string, content: Content): Promise<void> {
  await migrate({ dialect }, { url });
  if (content === "users") await addUsers(url);
}

/** What the setup of the Jest project left for the workers. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is unset: run the tests with npm test`);
  return value;
}
