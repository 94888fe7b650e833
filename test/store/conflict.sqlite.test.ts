import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { afterThisTest, withDatabase, withStore } from "../support/store.ts";

/** What another process does that writes: it holds the file's write lock until let go. */
function holdLock(url: string): () => void {
  const other = new Database(url.replace("file:", ""));
  other.exec("BEGIN IMMEDIATE");
  afterThisTest(async () => void other.close());
  return () => other.exec("COMMIT");
}

test("a write that finds the file busy for too long runs again", async () => {
  const url = await withDatabase();
  const store = await withStore({ url, busyTimeout: 1 });
  const letGo = holdLock(url);
  const write = store.write((tx) => tx.affinity.update({ where: { id: 1 }, data: { name: "gpu" } }));
  setTimeout(letGo, 30);
  await write;
  expect(await store.read.affinity.findUnique({ where: { id: 1 } })).toEqual({ id: 1, name: "gpu" });
});

test("a write gives up, and changes nothing, when the file stays busy", async () => {
  const url = await withDatabase();
  const store = await withStore({ url, busyTimeout: 1 });
  const letGo = holdLock(url);
  const rename = (name: string) =>
    store.write((tx) => tx.affinity.update({ where: { id: 1 }, data: { name } }));
  await expect(rename("gpu")).rejects.toMatchObject({ code: "P1008" });
  letGo();
  expect(await store.read.affinity.findUnique({ where: { id: 1 } })).toEqual({ id: 1, name: "" });
  await rename("cpu");
});

test("reads go on while another process writes", async () => {
  const url = await withDatabase();
  const store = await withStore({ url, busyTimeout: 1 });
  holdLock(url);
  expect(await store.read.affinity.count()).toBe(63);
});
