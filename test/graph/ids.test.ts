import { describe, expect, test } from "@jest/globals";
import { data, execute } from "../support/graph.ts";
import { withWorld } from "../support/world.ts";

const globalId = (type: string, number: number | string) =>
  Buffer.from(`${type}:${number}`).toString("base64");

async function withJobs() {
  const world = await withWorld();
  const admin = await world.admin();
  const [first, second] = [await world.command(admin), await world.command(admin)];
  return { world, admin, first: first.id, second: second.id };
}

describe("an argument that names an object", () => {
  test("takes its number and its global id, in queries, mutations and inputs", async () => {
    const { world, admin, first, second } = await withJobs();
    const { job } = await data<{ job: { id: string } }>(world, admin, `{ job(id: ${first}) { id } }`);
    expect(job.id).toBe(globalId("Job", first));
    const wait = `mutation ($id: ID!, $for: [ID!]) {
      updateJob(id: $id, changes: { dependencies: $for }) { job { dependencies { number } } } }`;
    for (const one of [first, String(first), job.id]) {
      expect(await data(world, admin, "query ($id: ID!) { job(id: $id) { number } }", { id: one })).toEqual({
        job: { number: first },
      });
      expect(await data(world, admin, wait, { id: globalId("Job", second), for: [one] })).toEqual({
        updateJob: { job: { dependencies: [{ number: first }] } },
      });
      await data(world, admin, wait, { id: second, for: [] });
    }
  });

  test.each([
    ["another type's id", globalId("ComputeNode", 1)],
    ["a text", "first"],
    ["an empty text", ""],
    ["an id without a number", globalId("Job", "x")],
    ["a number that no row can have", "99999999999"],
  ])("refuses %s and says which argument it was", async (_what, id) => {
    const { world, admin } = await withJobs();
    const { errors } = await execute(world, admin, "query ($id: ID!) { job(id: $id) { number } }", { id });
    expect(errors?.[0]?.originalError).toMatchObject({ code: "INVALID_INPUT", detail: { field: "id" } });
    const cancel = `mutation ($ids: [ID!]!) { cancelJobs(ids: $ids) { jobs { number } errors { code field detail } } }`;
    expect(await data(world, admin, cancel, { ids: ["1", id] })).toMatchObject({
      cancelJobs: { jobs: [{ number: 1 }], errors: [{ code: "INVALID_INPUT", field: "ids.1" }] },
    });
    const move = `mutation ($id: ID!) { updateJob(id: 1, changes: { parent: $id }) { errors { code field } } }`;
    expect(await data(world, admin, move, { id })).toMatchObject({
      updateJob: { errors: [{ code: "INVALID_INPUT", field: "parent" }] },
    });
  });
});

test("node and nodes answer null for what there is not, whatever the id says", async () => {
  const { world, admin, first } = await withJobs();
  const ids = [
    globalId("Job", first),
    globalId("Job", 999),
    globalId("Job", "x"),
    globalId("Job", "99999999999"),
    globalId("Event", "99999999999"),
    globalId("Nothing", 1),
    globalId("Query", 1),
    globalId("Change", 1),
    globalId("Int", 1),
    "1",
    "",
    "not base64 at all: %",
  ];
  const expected = ids.map((_, at) => (at === 0 ? { id: ids[0] } : null));
  expect(await data(world, admin, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).toEqual({
    nodes: expected,
  });
  for (const [at, id] of ids.entries()) {
    expect(await data(world, admin, "query ($id: ID!) { node(id: $id) { id } }", { id })).toEqual({
      node: expected[at],
    });
  }
});
