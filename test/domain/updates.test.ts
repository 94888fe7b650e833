import { expect, test } from "@jest/globals";
import { update as updateJob } from "../../src/domain/jobs/update.ts";
import { update as updateNode } from "../../src/domain/nodes/update.ts";
import { withWorld } from "../support/world.ts";

test("an update of a job that changes nothing leaves no trace, and an event names what changed", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const needed = await world.command(admin);
  const { id } = await world.command(admin, { title: "one", priority: 5, dependencies: [needed.id] });
  const before = await world.job(id);
  const edit = (input: Parameters<typeof updateJob>[2]) =>
    world.run(admin, (change) => updateJob(change, id, input));
  world.clock.advance(10);
  const same = { title: "one", priority: 5, parent: null, dependencies: [needed.id] };
  for (const input of [{}, { title: "one" }, same]) {
    await edit(input);
    expect(await world.job(id)).toEqual(before);
  }
  expect(await world.types(id)).toEqual(["JOB_CREATED", "JOB_BLOCKED"]);

  await edit({ ...same, title: "two" });
  expect(await world.job(id)).toMatchObject({ title: "two", updatedAt: world.clock.now() });
  await edit({ dependencies: [] });
  const events = (await world.events(id)).slice(2);
  expect(events.map(({ type }) => type)).toEqual(["JOB_UPDATED", "JOB_UPDATED", "JOB_UNBLOCKED"]);
  expect(events.map(({ data }) => JSON.parse(data).changed)).toEqual([
    ["title"],
    ["dependencies"],
    undefined,
  ]);
});

test("an update of a node that changes nothing leaves no trace, and an event names what changed", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const { node } = await world.worker(admin, { hostname: "h1", cpuMemory: 5n });
  const edit = (input: Parameters<typeof updateNode>[2]) =>
    world.run(admin, (change) => updateNode(change, node.id, input));
  world.clock.advance(10);
  for (const input of [{}, { hostname: "h1", cpuMemory: 5n, affinity: "" }]) {
    await edit(input);
    expect(await world.node(node.id)).toEqual(node);
  }
  await edit({ hostname: "h2", cpuMemory: 5n });
  expect(await world.node(node.id)).toMatchObject({
    name: "h2",
    nameKey: "h2",
    updatedAt: world.clock.now(),
  });
  const events = (await world.events()).filter(({ nodeId }) => nodeId === node.id);
  expect(events.map(({ type }) => type)).toEqual(["NODE_REGISTERED", "NODE_UPDATED"]);
  expect(JSON.parse(events[1]?.data ?? "").changed).toEqual(["hostname", "name"]);
});
