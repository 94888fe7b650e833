import { expect, test } from "@jest/globals";
import type { Sql } from "../../src/store/database.ts";
import { outageOf } from "../../src/store/errorCodes.ts";
import { updateRow } from "../../src/store/rows.ts";
import { runScript, withStore } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

/** Resolves for everybody once `count` have arrived. */
function meeting(count: number): () => Promise<void> {
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let arrived = 0;
  return () => {
    if (++arrived === count) open();
    return all;
  };
}

function touch(tx: Sql, id: number) {
  return updateRow(tx, "Affinity", { id }, { name: `touched ${id}` });
}

test("of two writes that wait for each other's rows, the one that PostgreSQL ends runs again", async () => {
  const store = await withStore();
  const arrive = meeting(2);
  let runs = 0;
  const inOrder = (first: number, second: number) =>
    store.write(async (tx) => {
      runs++;
      await touch(tx, first);
      await arrive();
      await touch(tx, second);
    });
  await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
  expect(runs).toBe(3);
  expect(await store.read.affinity.count({ where: { name: { startsWith: "touched" } } })).toBe(2);
});

/** False for the loss of a connection; all else is thrown. */
function isAway(error: unknown): boolean {
  if (outageOf(error) === "away") return false;
  throw error;
}

test("a store outlives the loss of all its connections", async () => {
  const store = await withStore();
  await Promise.all(Array.from({ length: 5 }, () => store.read.affinity.count()));
  await runScript(
    store,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  // The pool learns of it when the sockets close; until then it may lend one of them.
  await eventually(() => store.read.affinity.count().then((count) => count === 63, isAway));
  await store.write((tx) => touch(tx, 1));
});
