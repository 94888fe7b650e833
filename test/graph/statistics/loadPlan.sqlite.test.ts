import { expect, test } from "@jest/globals";
import { CompiledQuery } from "kysely";
import { loadOfNodes } from "../../../src/store/sql/loadHistory.ts";
import { statementsOf } from "../../support/statements.ts";
import { withWorld } from "../../support/world.ts";

test("a history reads the samples of its nodes and its time, and no others", async () => {
  const { store } = (await withWorld()).services;
  const buckets = { from: 1_800_000_000, interval: 60, count: 60 };
  const [statement = ""] = await statementsOf(() => loadOfNodes(store, [1, 2], buckets));
  const explain = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${statement}`, ["[1,2]"]);
  const { rows } = await store.sql.executeQuery<{ detail: string }>(explain);
  const reads = rows.map(({ detail }) => detail).filter((detail) => detail.includes("NodeLoad"));
  expect(reads).toEqual(["SEARCH NodeLoad USING PRIMARY KEY (nodeId=? AND minute>? AND minute<?)"]);
});
