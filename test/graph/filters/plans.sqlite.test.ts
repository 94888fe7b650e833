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

test("a tree and its dependencies are found along indexes of what leads from job to job", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const group = await world.command(admin, { command: "" });
  await world.command(admin, { parent: group.id, dependencies: [(await world.command(admin)).id] });
  const source = "{ jobGraph(id: 1) { jobs { title } dependencies { jobNumber } outside { title } } }";
  const statements = await statementsOf(() => data(world, admin, source));
  expect(statements.length).toBe(4);
  for (const sql of statements) {
    const values = Array.from(sql.matchAll(/\?/g), () => "1");
    const plan = await world.services.store.read.$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql}`,
      ...values,
    );
    for (const { detail } of plan) {
      expect(detail).not.toMatch(/SCAN (c|j|r|Job|Dependency)\b/);
      expect(detail).not.toMatch(/INDEX Job_deletedAt/);
    }
  }
});

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
