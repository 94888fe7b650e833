import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { data, execute } from "../../support/graph.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { type World, withWorld } from "../../support/world.ts";
import { type Fold, holds, type Tree } from "./evaluate.ts";
import { rowsOf } from "./rows.ts";
import { asVariables, jobFilter } from "./trees.ts";

const find =
  "query ($filter: JobFilter) { jobs(filter: $filter, first: 1000) { totalCount nodes { number } } }";
interface Found {
  jobs: { totalCount: number; nodes: { number: number }[] };
}

/** Letter by letter; a PostgreSQL database made with locale C knows A to Z only, which TextFilter says. */
async function foldOf({ services }: World): Promise<Fold> {
  const { store } = services;
  const [answer] =
    store.dialect === "sqlite"
      ? [{ folds: true }]
      : await store.read.$queryRaw<{ folds: boolean }[]>`SELECT 'É' ILIKE 'é' AS folds`;
  return (text) =>
    answer?.folds
      ? Array.from(text, (char) => char.toLowerCase()).join("")
      : text.replace(/[A-Z]/g, (char) => char.toLowerCase());
}

const numRuns = size(100, 300);

test("a filter lets through exactly the rows that its words say, and not lets through exactly the others", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const rows = await rowsOf(world, 7);
  const folded = await foldOf(world);
  const ask = async (filter: Tree) => {
    const { jobs } = await data<Found>(world, admin, find, { filter: asVariables(filter) });
    expect(jobs.totalCount).toBe(jobs.nodes.length);
    return jobs.nodes.map(({ number }) => number);
  };
  let telling = 0;
  await check(
    fc.asyncProperty(jobFilter, async (filter) => {
      const wanted = rows.filter((row) => holds(row, filter, folded)).map(({ number }) => number);
      expect(await ask(filter)).toEqual(wanted);
      expect(await ask({ not: filter })).toEqual(
        rows.map(({ number }) => number).filter((number) => !wanted.includes(number)),
      );
      if (wanted.length > 0 && wanted.length < rows.length) telling++;
    }),
    { numRuns },
  );
  // The filters must be such that they tell rows apart.
  expect(telling).toBeGreaterThan(numRuns / 5);
});

test("texts are compared in the order in which they are sorted", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  for (const title of ["pear", "apple", "fig", "", "date"]) await world.command(admin, { title });
  const titles = async (filter: Tree) => {
    const sorted =
      "query ($filter: JobFilter) { jobs(filter: $filter, orderBy: [{ field: TITLE }]) { nodes { title } } }";
    const { jobs } = await data<{ jobs: { nodes: { title: string }[] } }>(world, admin, sorted, { filter });
    return jobs.nodes.map(({ title }) => title);
  };
  expect(await titles({})).toEqual(["", "apple", "date", "fig", "pear"]);
  expect(await titles({ title: { gt: "apple", lte: "fig" } })).toEqual(["date", "fig"]);
  expect(await titles({ not: { title: { gte: "date", lt: "g" } } })).toEqual(["", "apple", "pear"]);
});

test("events are found by their types, and a misspelled one is no valid operation", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await world.command(admin);
  const events = (filter: string) => `{ events(filter: { type: ${filter} }) { totalCount nodes { type } } }`;
  expect(await data(world, admin, events("{ eq: JOB_CREATED }"))).toEqual({
    events: { totalCount: 1, nodes: [{ type: "JOB_CREATED" }] },
  });
  expect(await data(world, admin, events("{ notIn: [JOB_CREATED, USER_CREATED] }"))).toMatchObject({
    events: { totalCount: 0 },
  });
  const { errors } = await execute(world, admin, events("{ eq: JOB_FAILD }"));
  expect(errors?.[0]?.message).toMatch(/"JOB_FAILD" does not exist in "EventType"/);
});

describe("a filter that can't be", () => {
  const refusedFor = async (filter: unknown) => {
    const world = await withWorld();
    const { data, errors } = await execute(world, await world.admin(), find, { filter });
    expect(data).toBeNull();
    return (
      (errors?.[0]?.originalError as unknown as { code?: string; detail?: unknown } | undefined) ??
      errors?.[0]
    );
  };

  test.each([
    ["null for a field", { title: null }, "filter.title"],
    ["null for a value", { title: { eq: null } }, "filter.title.eq"],
    ["null for a relation", { node: null }, "filter.node"],
    ["NUL in a text", { title: { contains: "a\0" } }, "title.contains"],
    ["NUL in a list", { title: { in: ["a", "\0"] } }, "title.in"],
    ["too many values", { number: { in: Array.from({ length: 1_001 }, (_, n) => n) } }, "filter"],
    ["too many tests", { or: Array.from({ length: 251 }, (_, n) => ({ number: { eq: n } })) }, "filter"],
    [
      "too many tests of texts in any case",
      { title: { in: Array.from({ length: 251 }, (_, n) => `t${n}`), ignoreCase: true } },
      "filter",
    ],
    ["too deep", Array.from({ length: 13 }).reduce((inner) => ({ not: inner }), {}), "filter"],
    [
      "too deep through relations",
      Array.from({ length: 13 }).reduce((inner) => ({ parent: inner }), {}),
      "filter",
    ],
  ])("%s is refused by name", async (_what, filter, field) => {
    expect(await refusedFor(filter)).toMatchObject({ code: "INVALID_INPUT", detail: { field } });
  });

  test("a thousand values of one list, and no more than five thousand of all, also counted", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const values = Array.from({ length: 1_000 }, (_, at) => at + 1);
    const some = (lists: number) => ({
      or: Array.from({ length: lists }, () => ({ number: { in: values } })),
    });
    expect(await data<Found>(world, admin, find, { filter: some(5) })).toEqual({
      jobs: { totalCount: 0, nodes: [] },
    });
    expect(await refusedFor(some(6))).toMatchObject({ code: "INVALID_INPUT", detail: { field: "filter" } });
  });

  test.each([
    ["an unknown field", { nope: { eq: 1 } }],
    ["an operator of another kind", { number: { contains: "1" } }],
    ["a value of another kind", { startedAt: { gt: "yesterday" } }],
    ["a secret of a related user", { creator: { passwordHash: { contains: "a" } } }],
  ])("%s is no valid operation", async (_what, filter) => {
    const world = await withWorld();
    const { errors } = await execute(world, await world.admin(), find, { filter });
    expect(errors?.[0]?.message).toMatch(/got invalid value/);
  });
});
