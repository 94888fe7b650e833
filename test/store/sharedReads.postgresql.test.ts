import { expect, test } from "@jest/globals";
import { insertRow } from "../../src/store/rows.ts";
import { rowsByIds } from "../../src/store/sql/related.ts";
import { statementsOf } from "../support/statements.ts";
import { withStore } from "../support/store.ts";

/** A node's times. */
function times(at: number) {
  const createdAt = new Date(at);
  return { createdAt, updatedAt: createdAt, stateSince: createdAt };
}

test("many who read rows by their ids at once share statements", async () => {
  const store = await withStore();
  const ids = await store.write(async (tx) => {
    const made: number[] = [];
    for (let at = 0; at < 30; at++)
      made.push((await insertRow(tx, "Node", { name: `n${at}`, ...times(at) })).id);
    return made;
  });
  const columns = ["name", "createdAt"];
  const statements = await statementsOf(async () => {
    const read = await Promise.all(ids.map((id) => rowsByIds(store, "Node", columns, [id])));
    expect(read).toEqual(ids.map((id, at) => [{ id, name: `n${at}`, createdAt: new Date(at) }]));
  });
  expect(statements.length).toBeLessThanOrEqual(3);
});
