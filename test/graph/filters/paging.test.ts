import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Actor } from "../../../src/domain/actor.ts";
import { deleteRows, getRow, insertRow, updateRows } from "../../../src/store/rows.ts";
import { data, execute } from "../../support/graph.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { type World, withWorld } from "../../support/world.ts";
import { compare, type Row } from "./evaluate.ts";
import { rowsOf } from "./rows.ts";

interface Order {
  field: string;
  direction: "ASC" | "DESC";
  nulls: "FIRST" | "LAST";
}
interface Page {
  edges: { cursor: string; node: { number: number } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

const read = /* GraphQL */ `
  query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [JobOrder!]) {
    jobs(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
      totalCount
      edges { cursor node { number } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

async function page(world: World, actor: Actor, variables: Record<string, unknown>): Promise<Page> {
  return (await data<{ jobs: Page }>(world, actor, read, variables)).jobs;
}

/** Fields whose order does not depend on the database. */
const columns = {
  NUMBER: "number",
  PRIORITY: "priority",
  PROGRESS: "progress",
  STARTED_AT: "startedAt",
  PAUSED: "paused",
  NODE_NUMBER: "nodeNumber",
} as const;

const orders = fc.array(
  fc.record<Order>({
    field: fc.constantFrom(...Object.keys(columns)),
    direction: fc.constantFrom("ASC", "DESC"),
    nulls: fc.constantFrom("FIRST", "LAST"),
  }),
  { minLength: 1, maxLength: 3 },
);

function sorted(rows: readonly Row[], orderBy: readonly Order[]): Row[] {
  const terms: Order[] = [...orderBy, { field: "NUMBER", direction: "ASC", nulls: "LAST" }];
  return rows.toSorted((a, b) => {
    for (const { field, direction, nulls } of terms) {
      const [left, right] = [a, b].map((row) => sortedBy(row, field));
      if (left === right) continue;
      if (left === null || right === null) return (left === null) === (nulls === "FIRST") ? -1 : 1;
      return direction === "ASC" ? compare(left, right) : compare(right, left);
    }
    return 0;
  });
}

function sortedBy(row: Row, field: string): unknown {
  const value = row[columns[field as keyof typeof columns]];
  return value instanceof Date ? value.getTime() : value;
}

test("pages, forward and backward and of any size, make up the sorted list", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const rows = await rowsOf(world, 11);
  await check(
    fc.asyncProperty(
      orders,
      fc.integer({ min: 7, max: 70 }),
      fc.boolean(),
      async (orderBy, size, forward) => {
        const wanted = sorted(rows, orderBy).map(({ number }) => number);
        const seen: number[] = [];
        let cursor: string | null = null;
        for (let more = true; more; ) {
          const found: Page = await page(
            world,
            admin,
            forward ? { orderBy, first: size, after: cursor } : { orderBy, last: size, before: cursor },
          );
          expect(found.totalCount).toBe(rows.length);
          const pks = found.edges.map(({ node }) => node.number);
          if (forward) seen.push(...pks);
          else seen.unshift(...pks);
          more = forward ? found.pageInfo.hasNextPage : found.pageInfo.hasPreviousPage;
          cursor = forward ? found.pageInfo.endCursor : found.pageInfo.startCursor;
          expect(more).toBe(seen.length < rows.length);
        }
        expect(seen).toEqual(wanted);
      },
    ),
    { numRuns: size(20, 60) },
  );
});

test("a reader who pages while rows come and go sees every row that stays once, in order", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const rows = await rowsOf(world, 13);
  const { store } = world.services;
  const step = fc.record({ size: fc.integer({ min: 1, max: 15 }), gone: fc.nat(59), came: fc.boolean() });
  const plan = fc.record({ orderBy: orders, steps: fc.array(step, { minLength: 80, maxLength: 80 }) });
  await check(
    fc.asyncProperty(plan, async ({ orderBy, steps }) => {
      const born: number[] = [];
      const hidden: number[] = [];
      const seen: number[] = [];
      let cursor: string | null = null;
      for (const { size, gone, came } of steps) {
        const found: Page = await page(world, admin, { orderBy, first: size, after: cursor });
        seen.push(...found.edges.map(({ node }) => node.number));
        cursor = found.pageInfo.endCursor ?? cursor;
        if (!found.pageInfo.hasNextPage) break;
        // Mostly the very row that the cursor was made of goes.
        const victim = gone % 2 ? seen.at(-1) : rows[gone]?.number;
        await store.write(async (tx) => {
          if (came) {
            const { id: _, ...row } = await getRow(tx, "Job", { id: gone + 1 });
            born.push((await insertRow(tx, "Job", { ...row, deletedAt: null })).id);
          }
          if (typeof victim === "number" && victim <= rows.length) {
            await updateRows(tx, "Job", { id: victim }, { deletedAt: world.clock.now() });
            hidden.push(victim);
          }
        });
      }
      await store.write(async (tx) => {
        await deleteRows(tx, "Job", { id: born });
        await updateRows(tx, "Job", {}, { deletedAt: null });
      });
      const stayed = sorted(rows, orderBy)
        .map(({ number }) => number as number)
        .filter((number) => !hidden.includes(number));
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((number) => stayed.includes(number))).toEqual(stayed);
    }),
    { numRuns: size(6, 12) },
  );
});

test("a window between two cursors can be read from either end", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  for (let n = 0; n < 9; n++) await world.command(admin);
  const all = await page(world, admin, {});
  const [after, before] = [all.edges[1]?.cursor, all.edges[7]?.cursor];
  const pks = ({ edges }: Page) => edges.map(({ node }) => node.number);
  expect(pks(await page(world, admin, { after, before }))).toEqual([3, 4, 5, 6, 7]);
  expect(pks(await page(world, admin, { after, before, first: 2 }))).toEqual([3, 4]);
  expect(pks(await page(world, admin, { after, before, last: 2 }))).toEqual([6, 7]);
  expect(await page(world, admin, { first: 0 })).toMatchObject({
    edges: [],
    totalCount: 9,
    pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
  });
});

test("lists without a filter that differ in one argument have pages of their own, whichever was read before", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  for (let n = 0; n < 4; n++) await world.command(admin);
  await world.services.store.write((tx) =>
    updateRows(tx, "Job", { id: 2 }, { deletedAt: world.clock.now() }),
  );
  const lists: [string, number[]][] = [
    ["first: 2", [1, 3]],
    ["first: 3", [1, 3, 4]],
    ["last: 2", [3, 4]],
    ["first: 2, skip: 1", [3, 4]],
    ["first: 2, includeDeleted: true", [1, 2]],
    ["first: 2, orderBy: [{ field: NUMBER, direction: DESC }]", [4, 3]],
    ["last: 2, orderBy: [{ field: NUMBER, direction: DESC }]", [3, 1]],
  ];
  for (const [args, numbers] of [...lists, ...lists.toReversed()]) {
    const source = `{ jobs(${args}) { totalCount nodes { number } } }`;
    const { jobs } = await data<{ jobs: unknown }>(world, admin, source);
    expect({ args, jobs }).toEqual({
      args,
      jobs: {
        totalCount: args.includes("includeDeleted") ? 4 : 3,
        nodes: numbers.map((number) => ({ number })),
      },
    });
  }
});

test("rows are skipped from the start only", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await expect(data(world, admin, "{ jobs(last: 2, skip: 1) { totalCount } }")).rejects.toThrow(
    "it goes with first, not with last",
  );
});

test("a page has 20 rows unless it is said how many", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  for (let n = 0; n < 21; n++) await world.command(admin);
  const { edges, pageInfo } = await page(world, admin, {});
  expect([edges.length, pageInfo.hasNextPage]).toEqual([20, true]);
  // The legacy APIs' operations have a default of their own.
  expect((await page(world, { ...admin, facade: "coalition" }, {})).edges).toHaveLength(21);
});

test("texts and enums are paged in the database's own order, each row once", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await rowsOf(world, 17);
  for (const field of ["TITLE", "ERROR_REASON", "STATE", "KIND"])
    for (const direction of ["ASC", "DESC"]) {
      const orderBy = [{ field, direction, nulls: "FIRST" }];
      const whole = (await page(world, admin, { orderBy, first: 60 })).edges.map(({ node }) => node.number);
      const seen: number[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const found: Page = await page(world, admin, { orderBy, first: 9, after });
        seen.push(...found.edges.map(({ node }) => node.number));
        after = found.pageInfo.endCursor;
        more = found.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(whole);
      expect(whole).toHaveLength(60);
    }
});

describe("what can't be is refused with INVALID_INPUT", () => {
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  test.each([
    ["no cursor at all", { after: "nonsense" }, "after"],
    ["an empty cursor", { before: "" }, "before"],
    ["a cursor of another order", { after: cursor(["title+,id+", "a", 1]) }, "after"],
    ["a cursor with too little in it", { after: cursor(["id+"]) }, "after"],
    ["a cursor with a text for a number", { after: cursor(["id+", "1"]) }, "after"],
    ["a cursor with a number out of bounds", { after: cursor(["id+", 2 ** 40]) }, "after"],
    ["a cursor with null for what is never null", { after: cursor(["id+", null]) }, "after"],
    ["a cursor that is no list", { after: cursor({ id: 1 }) }, "after"],
    ["first and last", { first: 1, last: 1 }, "last"],
    ["a page of less than nothing", { first: -1 }, "first"],
    ["a first page of more than 1,000", { first: 1_001 }, "first"],
    ["a page of more than 1,000", { last: 1_001 }, "last"],
    ["more than eight fields", { orderBy: Array.from({ length: 9 }, () => ({ field: "TITLE" })) }, "orderBy"],
  ])("%s", async (_what, variables, field) => {
    const world = await withWorld();
    const { data, errors } = await execute(world, await world.admin(), read, variables);
    expect(data).toBeNull();
    expect(errors?.[0]?.originalError).toMatchObject({ code: "INVALID_INPUT", detail: { field } });
  });
});
