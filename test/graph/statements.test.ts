import { beforeAll, describe, expect, test } from "@jest/globals";
import { type ExecutionResult, parse } from "graphql";
import { sql } from "kysely";
import { schema } from "../../schema/index.ts";
import type { Actor } from "../../src/domain/actor.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { prepare } from "../../src/graph/prepare.ts";
import { insertRow, updateRows } from "../../src/store/rows.ts";
import { data } from "../support/graph.ts";
import { rowsOf, statementsOf } from "../support/statements.ts";
import { forAllTests } from "../support/store.ts";
import { type World, withWorld } from "../support/world.ts";

/** What frontends ask for, and how many statements it may take, for however many rows. */
const queries: Record<string, { most: number; source: string }> = {
  "jobs with their nodes": {
    most: 2,
    source: `query ($n: Int) { jobs(first: $n) { edges { cursor node { number title node { number name } } } pageInfo { hasNextPage endCursor } } }`,
  },
  "jobs with their nodes, counted": {
    most: 3,
    source: `query ($n: Int) { jobs(first: $n) { totalCount nodes { number title node { number name } } } }`,
  },
  "a count alone": { most: 1, source: `query ($n: Int) { jobs(first: $n) { totalCount } }` },
  "jobs with everything around them": {
    most: 12,
    source: `query ($n: Int) {
      jobs(first: $n, filter: { state: { in: [WAITING, FINISHED] } }, orderBy: [{ field: CREATED_AT, direction: DESC }]) {
        nodes {
          number template { name } creator { username } parent { title } lastNode { name }
          dependencies { number } dependents { number title }
          runs(first: 2) { totalCount nodes { number node { name } } }
          outputs { edges { node { name creator { username } } } }
        }
      }
    }`,
  },
  "the same list twice with other arguments": {
    most: 4,
    source: `query ($n: Int) {
      jobs(first: $n) { nodes { number runs(first: 1) { nodes { number } } other: runs(last: 1, filter: { outcome: { eq: ERROR } }) { totalCount nodes { number } } } }
    }`,
  },
  "jobs with their newest events": {
    most: 3,
    source: `query ($n: Int) { jobs(first: $n) { nodes { number events(last: 2) { totalCount nodes { type at } } } } }`,
  },
  "a tree with its dependencies": {
    most: 5,
    source: `query ($n: Int) {
      jobGraph(id: 1, first: $n) { isCut jobs { number lastNode { name } } dependencies { jobNumber requiredNumber } outside { number } }
    }`,
  },
  "nodes with what they do": {
    most: 7,
    source: `query ($n: Int) {
      computeNodes(first: $n) { totalCount nodes { name state online hardwareGeneration { generation } currentJob { number } lastJob { title } jobs(first: 3) { nodes { number } } runs(last: 3) { totalCount } } }
    }`,
  },
  "nodes in Nodepool's words": {
    most: 2,
    source: `query ($n: Int) { computeNodes(first: $n) { nodes { nodepool { state stateSince provider } } } }`,
  },
  "events with what they are about": {
    most: 4,
    source: `query ($n: Int) { events(last: $n) { nodes { number type job { title node { name } } node { name } user { username } } } }`,
  },
  "runs with both ends": {
    most: 3,
    source: `query ($n: Int) { runs(first: $n) { nodes { outcome job { title } node { name } } } }`,
  },
};

/** 60 jobs on 12 nodes, with runs, outputs, dependencies and events. */
async function filled(): Promise<{ world: World; admin: Actor }> {
  const world = await withWorld();
  const admin = await world.admin();
  const at = world.clock.now();
  for (let n = 0; n < 12; n++) await world.worker(admin, { name: `node ${n}`, hardware: (n % 8) + 1 });
  const group = await world.command(admin, { command: "", title: "group" });
  for (let n = 0; n < 60; n++)
    await world.command(admin, {
      title: `job ${n}`,
      parent: n % 3 ? group.id : null,
      dependencies: n % 5 === 4 ? [2] : [],
    });
  await world.services.store.write(async (tx) => {
    for (let n = 0; n < 60; n++) {
      const [id, nodeId] = [n + 2, (n % 12) + 1];
      await updateRows(tx, "Job", { id }, { nodeId, lastNodeId: nodeId });
      await updateRows(tx, "Node", { id: nodeId }, { currentJobId: id, lastJobId: id });
      const run = { jobId: id, jobTitle: "", nodeId, nodeName: "", startedAt: at };
      for (const attempt of [1, 2, 3]) await insertRow(tx, "Run", { ...run, attempt });
      const output = { jobId: id, type: "", size: 1n, sha256: "", blobKey: "", createdAt: at, creatorId: 1 };
      for (const name of ["a", "b"]) await insertRow(tx, "Output", { ...output, name });
    }
  });
  return { world, admin };
}

let full: Awaited<ReturnType<typeof filled>>;
beforeAll(async () => {
  full = await forAllTests(filled);
});

describe("statements do not grow with rows", () => {
  test.each(Object.entries(queries))("%s", async (_what, { source, most }) => {
    const { world, admin } = full;
    const few = await statementsOf(() => data(world, admin, source, { n: 5 }));
    const many = await statementsOf(() => data(world, admin, source, { n: 50 }));
    expect(many.length).toBeLessThanOrEqual(most);
    expect(few.length).toBeLessThanOrEqual(most);
  });
});

test("compiled operations answer the same with as many statements", async () => {
  const { world, admin } = full;
  for (const { source, most } of Object.values(queries)) {
    const { execute } = prepare(schema, parse(source));
    const ask = async (n: number) => {
      let answer: ExecutionResult | undefined;
      const statements = await statementsOf(async () => {
        const context = { services: world.services, actor: admin };
        answer = await execute(context, { n });
      });
      const plain = await data(world, admin, source, { n });
      expect(JSON.parse(JSON.stringify(answer))).toEqual({ data: JSON.parse(JSON.stringify(plain)) });
      return statements.length;
    };
    // The first time it is executed without being compiled.
    for (const n of [1, 15, 50]) expect(await ask(n)).toBeLessThanOrEqual(most);
  }
});

test("of a nested list no more rows are read than its page has, and one that tells whether there are more", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await world.run(admin, (change) =>
    createTree(change, { title: "all", children: Array.from({ length: 50 }, () => ({ command: "true" })) }),
  );
  await world.services.store.write((tx) =>
    sql`INSERT INTO "Run" ("jobId", "jobTitle", "nodeName", "attempt", "startedAt")
      WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000)
      SELECT "Job"."id", '', '', n, "Job"."createdAt" FROM "Job" CROSS JOIN numbers WHERE "Job"."parentId" = 1`.execute(
      tx,
    ),
  );
  const source = `query ($last: Int) {
    jobs(first: 50, filter: { parentNumber: { eq: 1 } }) {
      nodes { runs(first: 5, filter: { attempt: { gt: 3 } }) { nodes { attempt } } newest: runs(last: $last) { nodes { attempt } } }
    }
  }`;
  interface Found {
    jobs: { nodes: Record<"runs" | "newest", { nodes: { attempt: number }[] }>[] };
  }
  let found: Found | undefined;
  const rows = await rowsOf(async () => {
    found = await data<Found>(world, admin, source, { last: 2 });
  });
  expect(found?.jobs.nodes).toEqual(
    Array.from({ length: 50 }, () => ({
      runs: { nodes: [4, 5, 6, 7, 8].map((attempt) => ({ attempt })) },
      newest: { nodes: [999, 1000].map((attempt) => ({ attempt })) },
    })),
  );
  expect(rows).toBe(50 + 50 * (5 + 1) + 50 * (2 + 1));
});

test("events of a job are paged like any list, and of many jobs at once", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const node = await world.worker(admin, { name: "one" });
  const job = await world.command(admin);
  await world.command(admin);
  await data(world, node, "mutation { acquireJob(id: 1) { __typename } releaseJob(id: 1) { __typename } }");
  const source = `query ($first: Int, $last: Int, $after: String, $types: [EventType!]) {
    jobs { nodes { events(first: $first, last: $last, after: $after, types: $types) {
      totalCount nodes { type job { number } } pageInfo { hasNextPage hasPreviousPage endCursor }
    } } }
  }`;
  const ask = async (variables: object) => {
    const found = await data<{ jobs: { nodes: { events: Found }[] } }>(world, admin, source, {
      ...variables,
    });
    return found.jobs.nodes.map(({ events }) => events);
  };
  interface Found {
    totalCount: number;
    nodes: { type: string }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
  }
  const types = ({ nodes }: Found) => nodes.map(({ type }) => type);
  const [all, other] = await ask({});
  expect(all && types(all)).toEqual(["JOB_CREATED", "JOB_ACQUIRED", "JOB_RELEASED"]);
  expect(other && types(other)).toEqual(["JOB_CREATED"]);
  const [newest] = await ask({ last: 2 });
  expect(newest && types(newest)).toEqual(["JOB_ACQUIRED", "JOB_RELEASED"]);
  expect(newest).toMatchObject({ totalCount: 3, pageInfo: { hasPreviousPage: true, hasNextPage: false } });
  const [first] = await ask({ first: 1 });
  expect(first).toMatchObject({
    nodes: [{ type: "JOB_CREATED", job: { number: job.id } }],
    pageInfo: { hasNextPage: true },
  });
  const [next] = await ask({ first: 1, after: first?.pageInfo.endCursor });
  expect(next && types(next)).toEqual(["JOB_ACQUIRED"]);
  const [some, none] = await ask({ types: ["JOB_RELEASED"] });
  expect([some, none]).toMatchObject([{ totalCount: 1 }, { totalCount: 0, nodes: [] }]);
  expect((await ask({ types: [] }))[0]).toMatchObject({ totalCount: 0, nodes: [] });
});
