import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { openStore } from "../../src/store/open.ts";
import { insertRow } from "../../src/store/rows.ts";
import { longestLog } from "../../src/store/sqlite/checkpoints.ts";
import type { Store } from "../../src/store/store.ts";
import { withDatabase } from "../support/store.ts";

/** Some 25 pages. */
const value = "v".repeat(100_000);

let made = 0;
const secret = (store: Store) =>
  store.write((tx) => insertRow(tx, "Secret", { name: `secret ${++made}`, value }));

/** Another process that looks at the log: how many pages stand in it. */
function observer(path: string) {
  const other = new Database(path);
  other.pragma("wal_autocheckpoint = 0");
  const log = () => (other.pragma("wal_checkpoint(NOOP)") as [{ log: number }])[0].log;
  return { log, close: () => void other.close() };
}

test("the log is copied into the file and begun anew while changes go on, without a commit that does it", async () => {
  const url = await withDatabase();
  const path = url.replace("file:", "");
  const store = await openStore({ url });
  const { log, close } = observer(path);
  let longest = 0;
  for (let now = 0; now >= longest; now = log()) {
    longest = now;
    expect(longest).toBeLessThan(longestLog);
    // Once the log is long, slowly: the thread takes its time on a busy machine.
    if (longest > longestLog / 2) await pause(20);
    await secret(store);
  }
  const written = made;
  close();
  await store.close();
  const reader = new Database(path, { readonly: true });
  expect(
    reader.prepare(`SELECT COUNT(*) FROM "Secret" WHERE length("value") = ?`).pluck().get(value.length),
  ).toBe(written);
  reader.close();
});

test("nothing is left of the log when the store is closed, also while it is copied", async () => {
  const url = await withDatabase();
  const path = url.replace("file:", "");
  const store = await openStore({ url });
  const { log, close } = observer(path);
  while (log() < longestLog / 4) await secret(store);
  close();
  // The thread is told within so many changes.
  for (let n = 0; n < 64; n++) await secret(store);
  await store.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
});
