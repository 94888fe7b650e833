import { expect, test } from "@jest/globals";
import { insertRow, updateRows } from "../../../src/store/rows.ts";
import { data, execute } from "../../support/graph.ts";
import { type World, withWorld } from "../../support/world.ts";

async function found(world: World, list: "jobs" | "computeNodes", filter: object): Promise<number[]> {
  const type = list === "jobs" ? "JobFilter" : "ComputeNodeFilter";
  const answer = await data<Record<string, { totalCount: number; nodes: { number: number }[] }>>(
    world,
    await world.services.store.read.user.findFirstOrThrow().then((user) => ({
      user,
      node: null,
      anonymous: "off" as const,
      facade: "graphql" as const,
    })),
    `query ($filter: ${type}) { ${list}(filter: $filter, includeDeleted: true) { totalCount nodes { number } } }`,
    { filter },
  );
  const numbers = (answer[list]?.nodes ?? []).map(({ number }) => number);
  expect(answer[list]?.totalCount).toBe(numbers.length);
  return numbers;
}

test("a search finds jobs by number, title, command, user and node, every word of it", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await world.command(admin, { title: "Render 100% of the film", command: "blender" });
  await world.command(admin, { command: "ffmpeg -i film.mov", user: "Ann" });
  await world.command(admin, { title: "Émile" });
  await world.services.store.write((tx) => updateRows(tx, "Job", { id: 3 }, { lastNodeName: "Rack-7" }));
  const search = (text: string) => found(world, "jobs", { search: text });
  expect(await search("FILM")).toEqual([1, 2]);
  expect(await search("film ann")).toEqual([2]);
  expect(await search("100%")).toEqual([1]);
  expect(await search("_")).toEqual([]);
  expect(await search("rack-7")).toEqual([3]);
  expect(await search("#3")).toEqual([3]);
  expect(await search("2")).toEqual([2]);
  expect(await search("99999999999999999999")).toEqual([]);
  expect(await search("  ")).toEqual([1, 2, 3]);
  expect(await found(world, "jobs", { not: { search: "film" } })).toEqual([3]);
  expect(await found(world, "jobs", { search: "film", onBehalfOf: { eq: "Ann" } })).toEqual([2]);
});

test("a search of more than eight words is refused by name", async () => {
  const world = await withWorld();
  const { errors } = await execute(
    world,
    await world.admin(),
    `{ jobs(filter: { search: "1 2 3 4 5 6 7 8 9" }) { totalCount } }`,
  );
  expect(errors?.[0]?.message).toMatch(/at most 8 words, not 9/);
});

test("nodes are found by what they show of their state and of being online", async () => {
  const world = await withWorld();
  await world.admin();
  const at = world.clock.now();
  const seen = (seconds: number) => new Date(at.getTime() - seconds * 1000);
  const times = { stateSince: at, createdAt: at, updatedAt: at };
  const rows = [
    { name: "idle", hostname: "rack-1", lastSeenAt: seen(60) },
    { name: "paused", paused: true, lastSeenAt: seen(61) },
    { name: "late", paused: true, timedOutAt: at },
    { name: "off", active: false, timedOutAt: at, lastSeenAt: at },
    { name: "gone", active: false, removedAt: at },
  ];
  await world.services.store.write(async (tx) => {
    for (const row of rows) await insertRow(tx, "Node", { ...times, ...row });
  });
  const nodes = (filter: object) => found(world, "computeNodes", filter);
  for (const [at, state] of ["IDLE", "PAUSED", "TIMED_OUT", "INACTIVE", "REMOVED"].entries()) {
    expect(await nodes({ state: { eq: state } })).toEqual([at + 1]);
    expect(await nodes({ state: { ne: state } })).toEqual([1, 2, 3, 4, 5].filter((one) => one !== at + 1));
  }
  expect(await nodes({ state: { in: ["IDLE", "REMOVED"] } })).toEqual([1, 5]);
  expect(await nodes({ state: { notIn: ["IDLE", "REMOVED"] } })).toEqual([2, 3, 4]);
  expect(await nodes({ not: { state: { eq: "WORKING" } } })).toEqual([1, 2, 3, 4, 5]);
  expect(await nodes({ online: true })).toEqual([1, 4]);
  expect(await nodes({ online: false })).toEqual([2, 3, 5]);
  expect(await nodes({ search: "RACK" })).toEqual([1]);
});

test("a node that has just called is online although that is not written yet", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const worker = await world.worker(admin, { name: "w" });
  world.clock.advance(300);
  expect(await found(world, "computeNodes", { online: true })).toEqual([]);
  world.services.presence.nodeSeen(worker.node.id, world.clock.now());
  expect(await found(world, "computeNodes", { online: true })).toEqual([worker.node.id]);
});
