import { expect, test } from "@jest/globals";
import { planOf, statements } from "../bench/statements.ts";
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
