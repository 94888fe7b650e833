import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { CompiledQuery } from "kysely";
import { insertRow } from "../../src/store/rows.ts";
import { longestLog } from "../../src/store/sqlite/checkpoints.ts";
import type { Store } from "../../src/store/store.ts";
import { withDatabase, withStore } from "../support/store.ts";

/** The pragma's value on the connection that writes. */
async function onWriter(store: Store, pragma: string): Promise<unknown> {
  const { rows } = await store.write((tx) =>
    tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`PRAGMA ${pragma}`)),
  );
  return Number(Object.values(rows[0] ?? {})[0]);
}

describe("a SQLite file", () => {
  test("is in WAL mode as soon as it has been opened, before anything is written", async () => {
    // prisma#29933: in rollback-journal mode a busy file at COMMIT loses acknowledged writes.
    const url = await withDatabase("empty");
    await withStore({ url });
    const other = new Database(url.replace("file:", ""), { readonly: true });
    expect(other.pragma("journal_mode", { simple: true })).toBe("wal");
    other.close();
  });

  test("is written with synchronous NORMAL, and FULL when it is to be durable", async () => {
    const url = await withDatabase();
    expect(await onWriter(await withStore({ url }), "synchronous")).toBe(1);
    expect(await onWriter(await withStore({ url, durable: true }), "synchronous")).toBe(2);
  });

  test("has its log copied by a commit only when its thread does not manage", async () => {
    expect(await onWriter(await withStore(), "wal_autocheckpoint")).toBe(longestLog);
  });

  test("is held to its foreign keys", async () => {
    const store = await withStore();
    expect(await onWriter(store, "foreign_keys")).toBe(1);
    const orphan = store.write((tx) =>
      insertRow(tx, "Token", { userId: 7, name: "t", hash: "h", hint: "h", createdAt: new Date(0) }),
    );
    await expect(orphan).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_FOREIGNKEY" });
  });

  test("cannot be written by the connection that reads", async () => {
    const { read } = await withStore();
    await expect(read.secret.create({ data: { name: "n", value: "v" } })).rejects.toThrow(/readonly/);
  });

  test("gets its folder when that is missing", async () => {
    const url = (await withDatabase("empty")).replace(/\.db$/, "/deep/gantry.db");
    const store = await withStore({ url });
    expect(await onWriter(store, "user_version")).toBe(0);
  });
});
