import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { CompiledQuery } from "kysely";
import { data } from "../../support/graph.ts";
import { rowsOf, statementsOf } from "../../support/statements.ts";
import { withWorld } from "../../support/world.ts";
import { cluster, fill } from "./rows.ts";

const from = `from: "2026-01-01T00:00:00.000Z", to: "2026-01-01T03:00:00.000Z", interval: 600`;
const spread = "{ count p95 }";

/** What a dashboard asks for, the statements that it takes, and the indexes that these read. */
const questions: [string, number, RegExp][] = [
  ["jobStats { count }", 1, /COVERING INDEX Job_\w+_idx/],
  ["jobStats(groupBy: [STATE]) { groups { state count } }", 1, /COVERING INDEX Job_\w+_idx/],
  [
    `jobStats(groupBy: [KIND, USER, NODE, TEMPLATE]) { count duration ${spread} wait ${spread}
      groups { count duration ${spread} wait ${spread} } }`,
    6,
    /COVERING INDEX Job_\w+_idx/,
  ],
  [
    `jobHistory(${from}) { created started finished failed wait ${spread} }`,
    4,
    /COVERING INDEX (Job_deletedAt_createdAt_id_idx|Run_startedAt_waitSeconds_idx|Run_endedAt_outcome_startedAt_idx)/,
  ],
  [`nodeStats { count online states { state count } }`, 3, /INDEX Node_\w+/],
];

test.each(questions)(
  "%s reads no rows but those of an index, and gives one a group",
  async (source, count, index) => {
    const world = await withWorld();
    const admin = await world.admin();
    await fill(world, fc.sample(cluster, { seed: 3, numRuns: 1 })[0] as never);
    const ask = () => data(world, admin, `{ ${source} }`);
    const statements = await statementsOf(ask);
    expect(statements.length).toBe(count);
    for (const sql of statements) {
      const values = Array.from(sql.matchAll(/\?/g), () => "1");
      // By the connection that runs them, which has an aggregate function of its own.
      const explain = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${sql}`, values);
      const { rows: plan } = await world.services.store.sql.executeQuery<{ detail: string }>(explain);
      const reads = plan.map(({ detail }) => detail).filter((detail) => / r( |$)/.test(detail));
      expect(reads.length).toBeGreaterThan(0);
      for (const read of reads) expect(read).toMatch(index);
    }
    // 80 jobs and some 120 runs: none of them leaves the database.
    expect(await rowsOf(ask)).toBeLessThan(80);
  },
);
