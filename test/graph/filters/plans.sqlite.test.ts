import { describe, expect, test } from "@jest/globals";
import { data } from "../../support/graph.ts";
import { statementsOf } from "../../support/statements.ts";
import { withWorld } from "../../support/world.ts";

/** Lists that grow large, and what frontends sort them by. */
const lists: Record<string, string[]> = {
  jobs: ["NUMBER", "CREATED_AT", "UPDATED_AT", "TITLE", "STARTED_AT", "ENDED_AT"],
  outputs: ["NUMBER", "CREATED_AT", "NAME"],
  runs: ["NUMBER", "STARTED_AT"],
  // Their numbers are their order in time.
  events: ["NUMBER"],
};
/** Index order ends in a null's place on SQLite that is ours when the greatest come first. */
const newestFirst = ["STARTED_AT", "ENDED_AT"];

describe("a page is read from an index, without sorting the table", () => {
  test.each(Object.entries(lists).flatMap(([name, fields]) => fields.map((field) => [name, field])))(
    "%s by %s",
    async (name, field) => {
      const world = await withWorld();
      const admin = await world.admin();
      const direction = newestFirst.includes(field as string) ? "DESC" : "ASC";
      const source = `{ ${name}(first: 10, orderBy: [{ field: ${field}, direction: ${direction} }]) { nodes { number } } }`;
      const [sql, ...more] = await statementsOf(() => data(world, admin, source));
      expect(more).toEqual([]);
      const values = Array.from((sql as string).matchAll(/\?/g), () => 1);
      const plan = await world.services.store.read.$queryRawUnsafe<{ detail: string }[]>(
        `EXPLAIN QUERY PLAN ${sql}`,
        ...values,
      );
      const steps = plan.map(({ detail }) => detail).join("; ");
      expect(steps).not.toMatch(/USE TEMP B-TREE FOR ORDER BY/);
    },
  );
});
