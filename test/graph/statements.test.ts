import { expect, test } from "@jest/globals";
import { data } from "../support/graph.ts";
import { statementsOf } from "../support/statements.ts";
import { withWorld } from "../support/world.ts";

const listed = /* GraphQL */ `
  query ($n: Int) {
    jobs(first: $n) {
      totalCount
      edges { cursor node { pk title node { pk name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

test("a list of jobs with their nodes is as many statements for 50 rows as for 5", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const node = await world.worker(admin, { name: "one" });
  for (let n = 0; n < 55; n++) {
    const job = await world.command(admin, { title: `job ${n}` });
    await world.services.store.write((tx) =>
      tx.job.update({ where: { id: job.id }, data: { nodeId: n % 2 ? node.node.id : null } }),
    );
  }
  const few = await statementsOf(() => data(world, admin, listed, { n: 5 }));
  const many = await statementsOf(() => data(world, admin, listed, { n: 50 }));
  expect(many).toHaveLength(few.length);
  expect(many).toHaveLength(3);
});
