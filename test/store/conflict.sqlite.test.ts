import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { updateRow } from "../../src/store/rows.ts";
import { afterThisTest, withDatabase, withStore } from "../support/store.ts";

/** What another process does that writes: it holds the file's write lock until let go. */
function holdLock(url: string): () => void {
  const other = new Database(url.replace("file:", ""));
  other.exec("BEGIN IMMEDIATE");
  afterThisTest(async () => void other.close());
  return () => other.exec("COMMIT");
}

test("a write that finds the file busy waits for it, and the process goes on meanwhile", async () => {
  const url = await withDatabase();
  const store = await withStore({ url });
  const letGo = holdLock(url);
  const write = store.write((tx) => updateRow(tx, "Affinity", { id: 1 }, { name: "gpu" }));
  // Runs only while nothing blocks the event loop.
  setTimeout(letGo, 30);
  await write;
  expect(await store.read.affinity.findUnique({ where: { id: 1 } })).toEqual({ id: 1, name: "gpu" });
});

test("a write gives up, and changes nothing, when the file stays busy", async () => {
  const url = await withDatabase();
  const store = await withStore({ url, timeout: 1 });
  const letGo = holdLock(url);
  const rename = (name: string) => store.write((tx) => updateRow(tx, "Affinity", { id: 1 }, { name }));
  await expect(rename("gpu")).rejects.toMatchObject({ code: "SQLITE_BUSY" });
  letGo();
  expect(await store.read.affinity.findUnique({ where: { id: 1 } })).toEqual({ id: 1, name: "" });
  await rename("cpu");
});

test("reads go on while another process writes", async () => {
  const url = await withDatabase();
  const store = await withStore({ url, timeout: 1 });
  holdLock(url);
  expect(await store.read.affinity.count()).toBe(63);
});
