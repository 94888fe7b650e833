import { randomBytes } from "node:crypto";
import type { Dialect } from "../../src/store/store.ts";
import { freshPostgresql } from "./postgresql.ts";
import { freshSqlite } from "./sqlite.ts";
import type { Content, TestDatabase } from "./template.ts";

/** The database that this run of the test file is about: jest.config.js runs each file once for either. */
export const dialect = (globalThis as { DIALECT?: Dialect }).DIALECT ?? missing();

function missing(): never {
  throw new Error("a test that needs a database stands under test/, not under test/unit/");
}

/** A database of its own: a copy of one that was made once in the run. A few milliseconds. */
export function freshDatabase(content: Content = "migrated"): Promise<TestDatabase> {
  const name = randomBytes(6).toString("hex");
  return dialect === "sqlite" ? freshSqlite(name, content) : freshPostgresql(name, content);
}
