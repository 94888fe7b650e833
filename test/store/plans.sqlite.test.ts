import { expect, test } from "@jest/globals";
import { statements } from "../bench/statements.ts";
import { withStore } from "../support/store.ts";

test.each(Object.entries(statements))("%s reads no table from end to end", async (_name, sql) => {
  const store = await withStore();
  const nulls = Array.from(sql.matchAll(/\?/g), () => null);
  const plan = await store.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, nulls);
  const steps = plan.map(({ detail }) => detail);
  expect(steps.some((step) => step.startsWith("SEARCH"))).toBe(true);
  expect(steps.filter((step) => /^SCAN (?!CONSTANT ROW|sets)/.test(step))).toEqual([]);
});
