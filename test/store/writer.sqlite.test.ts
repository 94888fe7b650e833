import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { sql } from "kysely";
import type { Sql } from "../../src/store/database.ts";
import { findRows, insertRow } from "../../src/store/rows.ts";
import { savepoint } from "../../src/store/sql/savepoint.ts";
import { afterThisTest, withDatabase, withStore } from "../support/store.ts";

/** Reads as another process does: what is committed. */
function otherProcess(url: string): () => string[] {
  const other = new Database(url.replace("file:", ""), { readonly: true });
  afterThisTest(async () => void other.close());
  const names = other.prepare(`SELECT "name" FROM "Secret" ORDER BY rowid`).pluck();
  return () => names.all() as string[];
}

test("changes that wait together are made in their order, and each fails alone", async () => {
  const url = await withDatabase();
  const store = await withStore({ url });
  const names = Array.from({ length: 100 }, (_, n) => `change ${n}`);
  const results = await Promise.allSettled(
    names.map((name, n) =>
      store.write(async (tx) => {
        await insertRow(tx, "Secret", { name, value: "" });
        if (n % 10 === 3) throw new Error(`no ${n}`);
        return (await findRows(tx, "Secret", {}, "name")).length;
      }),
    ),
  );
  const kept = names.filter((_, n) => n % 10 !== 3);
  expect(otherProcess(url)()).toEqual(kept);
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(10);
  const counts = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
  expect(counts).toEqual(kept.map((_, n) => n + 1));
});

test("a change is answered once other processes see it, however many share its transaction", async () => {
  const url = await withDatabase();
  const store = await withStore({ url });
  const committed = otherProcess(url);
  const change = async (name: string) => {
    await store.write((tx) => insertRow(tx, "Secret", { name, value: "" }));
    return committed().includes(name);
  };
  const seen = await Promise.all(Array.from({ length: 20 }, (_, n) => change(`change ${n}`)));
  expect(seen).not.toContain(false);
});

test("a change that is refused by the database does not take others with it", async () => {
  const store = await withStore();
  const secret = (name: string) => store.write((tx) => insertRow(tx, "Secret", { name, value: "" }));
  const results = await Promise.allSettled([secret("one"), secret("one"), secret("two")]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("a change that fails with nobody waiting beside it leaves nothing, and the next one is made", async () => {
  const url = await withDatabase();
  const store = await withStore({ url });
  const change = (name: string, fail: boolean) =>
    store.write(async (tx) => {
      await insertRow(tx, "Secret", { name, value: "" });
      if (fail) throw new Error(`no ${name}`);
    });
  await expect(change("one", true)).rejects.toThrow("no one");
  await change("two", false);
  expect(otherProcess(url)()).toEqual(["two"]);
});

test("a statement that its change did not wait for is not run in another's transaction", async () => {
  const store = await withStore();
  let kept: Sql | undefined;
  await store.write(async (tx) => {
    kept = tx;
  });
  const late = insertRow(kept as Sql, "Secret", { name: "late", value: "" });
  await expect(late).rejects.toThrow("after the end of its transaction");
});

test("when SQLite itself ends a transaction, all its changes fail with what ended it", async () => {
  const store = await withStore();
  const secret = (name: string) => store.write((tx) => insertRow(tx, "Secret", { name, value: "" }));
  await secret("first");
  const results = await Promise.allSettled([
    secret("before"),
    // What a full disk does as well.
    store.write((tx) =>
      sql`INSERT OR ROLLBACK INTO "Secret" ("name", "value") VALUES ('first', '')`.execute(tx),
    ),
    secret("after"),
  ]);
  expect(results.map((result) => result.status === "rejected" && String(result.reason))).toEqual(
    Array(3).fill("SqliteError: UNIQUE constraint failed: Secret.name"),
  );
  await expect(secret("next")).resolves.toBeDefined();
});

test("what changes of one transaction have in common is written once, without those that failed", async () => {
  const store = await withStore();
  const calls: (readonly number[])[] = [];
  const common = async (tx: Sql, results: readonly number[]) => {
    calls.push(results);
    await insertRow(tx, "Secret", { name: `call ${calls.length}`, value: results.join() });
  };
  await Promise.allSettled(
    [1, 2, 3, 4].map((n) =>
      store.write(async () => {
        if (n === 3) throw new Error("no");
        return n;
      }, common),
    ),
  );
  expect(calls).toEqual([[1, 2, 4]]);
  expect(await findRows(store.sql, "Secret", {}, "name")).toMatchObject([{ name: "call 1", value: "1,2,4" }]);
});

test("what a part of a change has written is undone with the change, also when it was the first to write", async () => {
  const store = await withStore();
  const parts = (name: string, fail: boolean) =>
    store.write(async (tx) => {
      await findRows(tx, "Secret", {}, "name");
      await savepoint(tx, "SAVEPOINT");
      await insertRow(tx, "Secret", { name, value: "" });
      await savepoint(tx, "RELEASE SAVEPOINT");
      if (fail) throw new Error(`no ${name}`);
    });
  const results = await Promise.allSettled([parts("one", false), parts("two", true), parts("three", false)]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  const kept = await findRows(store.sql, "Secret", {}, "name");
  expect(kept.map(({ name }) => name)).toEqual(["one", "three"]);
});
