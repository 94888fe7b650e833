import { expect, test } from "@jest/globals";
import { findRow } from "../../src/store/rows.ts";
import { dependenciesAround, treeOf } from "../../src/store/sql/jobGraph.ts";
import { planOf, statements } from "../bench/statements.ts";
import { statementsOf } from "../support/statements.ts";
import { withStore } from "../support/store.ts";

test("the statements that are run most read no table from end to end", async () => {
  const store = await withStore();
  for (const [name, query] of Object.entries(statements(store))) {
    const steps = await planOf(store, query);
    expect([name, steps.some((step) => step.startsWith("SEARCH"))]).toEqual([name, true]);
    expect([name, steps.filter((step) => /^SCAN (?!CONSTANT ROW|sets|json_each)/.test(step))]).toEqual([
      name,
      [],
    ]);
  }
});

test("limits stand in the texts of statements: SQLite plans one whose limit is a parameter at every call", async () => {
  const store = await withStore();
  const sent = await statementsOf(async () => {
    await findRow(store.sql, "Node", { id: 1 });
    await store.sql.selectFrom("Job").select("id").limit(2).offset(1).execute();
    await treeOf(store, 1, 3);
    await dependenciesAround(store, [1], 4);
  });
  expect(sent.map((sql) => /limit\b(.*)/i.exec(sql)?.[1])).toEqual([" 1", " 2 offset ?", " 3", " 4"]);
});
