import { randomBytes } from "node:crypto";
import type { Dialect } from "../../src/store/store.ts";
import { freshPostgresql } from "./postgresql.ts";
import { freshSqlite } from "./sqlite.ts";

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

/** A database of its own, migrated unless `empty`: a copy of one that was migrated once. A few milliseconds. */
export function freshDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const name = randomBytes(6).toString("hex");
  return dialect === "sqlite" ? freshSqlite(name, empty) : freshPostgresql(name, empty);
}

/** What the setup of the Jest project left for the workers. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is unset: run the tests with npm test`);
  return value;
}
