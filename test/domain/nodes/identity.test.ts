import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { editNodes, removeNodes, stopNodes } from "../../../src/domain/nodes/nodesByName.ts";
import { register } from "../../../src/domain/nodes/register.ts";
import { removeNode } from "../../../src/domain/nodes/remove.ts";
import { update } from "../../../src/domain/nodes/update.ts";
import { asWorker } from "../../../src/domain/nodes/upsertWorker.ts";
import { data } from "../../support/graph.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

/* A node's name and its host name are one identity over all APIs (docs/glossary.md, "Rules"). */

let world: World;
let admin: Actor;
beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
});

const call = async (name: string, actor = admin) =>
  (await asWorker({ services: world.services, actor }, { name })).call.actor;
const add = (input: Parameters<typeof register>[1], actor = admin) =>
  world.run(actor, (change) => register(change, input));
const live = () => world.services.store.read.node.findMany({ where: { removedAt: null } });

describe("a worker that calls by the host name of a known node", () => {
  test("is that node, whatever the node's name is", async () => {
    for (const input of [{ hostname: "h1.example" }, { name: "rack 7", hostname: "h2.example" }]) {
      const node = await add(input);
      expect((await call(input.hostname)).node.id).toBe(node.id);
    }
    expect(await live()).toHaveLength(2);
  });

  test("is found under both names by whoever stops, edits or removes it", async () => {
    const { id } = await add({ name: "rack 7", hostname: "h1.example" });
    for (const name of ["rack 7", "h1.example"]) {
      const edited = await world.run(admin, (tx) => editNodes(tx, [{ name, affinity: name.slice(0, 1) }]));
      expect(edited).toMatchObject([{ id, affinity: name.slice(0, 1) }]);
    }
    const both = [
      { name: "rack 7", active: true },
      { name: "h1.example", active: false },
    ];
    expect(await refused(world.run(admin, (tx) => editNodes(tx, both)))).toBe("INVALID_INPUT");
    expect(await world.run(admin, (tx) => stopNodes(tx, ["rack 7", "h1.example"]))).toHaveLength(1);
    expect(await world.run(admin, (tx) => removeNodes(tx, ["h1.example"]))).toMatchObject([{ id }]);
  });

  test("comes back as that node when it was removed at work, without names that others have by then", async () => {
    const node = await add({ name: "rack 7", hostname: "h1.example" });
    const worker = await call("h1.example");
    const { id } = await world.command(admin);
    await world.run(worker, (tx) => acquireNext(tx));
    await world.run(admin, (tx) => removeNodes(tx, ["rack 7"]));
    const other = await add({ name: "rack 7" });
    expect((await call("h1.example")).node.id).toBe(node.id);
    expect(await world.node(node.id)).toMatchObject({
      name: "h1.example",
      nameKey: "h1.example",
      hostname: "h1.example",
      currentJobId: id,
    });
    expect((await call("rack 7")).node.id).toBe(other.id);
  });
});

describe("a node that is registered with the name of a known worker as its host name", () => {
  test("is that worker, with what was told of it", async () => {
    const worker = await call("h1.example");
    const node = await add({ hostname: "h1.example", ip: "10.0.0.1", index: 0 });
    expect(node).toMatchObject({ id: worker.node.id, name: "h1.example", hostname: "h1.example", index: 0 });
    const named = await call("h2.example");
    expect(await add({ name: "rack 7", hostname: "h2.example" })).toMatchObject({
      id: named.node.id,
      name: "rack 7",
    });
    expect((await call("h2.example")).node.id).toBe(named.node.id);
    expect(await live()).toHaveLength(2);
  });

  test("is refused when the caller may not change the worker, or it has a host name already", async () => {
    await call("h1.example");
    const user = await world.user("ann");
    expect(await refused(add({ hostname: "h1.example" }, user))).toBe("NAME_TAKEN");
    await add({ hostname: "h1.example" });
    expect(await refused(add({ hostname: "h1.example" }))).toBe("NAME_TAKEN");
    expect(await refused(add({ name: "rack 7", hostname: "h1.example" }))).toBe("NAME_TAKEN");
    expect(await live()).toHaveLength(1);
  });
});

test("a heartbeat through the graph is the acting node's, also when that was renamed since its web-socket was opened", async () => {
  const acting = await world.worker(admin, { name: "before" });
  const { id } = await world.command(admin);
  await world.run(acting, (change) => acquireNext(change));
  await world.run(admin, (change) => update(change, acting.node.id, { name: "after" }));
  const beat = `mutation { heartbeat(id: ${id}) { shouldContinue errors { code } } }`;
  for (let time = 0; time < 2; time++) {
    expect(await data(world, acting, beat)).toEqual({ heartbeat: { shouldContinue: true, errors: [] } });
  }
  expect(await world.services.store.read.node.count()).toBe(1);
  await world.run(admin, (change) => removeNode(change, acting.node.id));
  expect(await data(world, acting, beat)).toEqual({
    heartbeat: { shouldContinue: null, errors: [{ code: "NOT_FOUND" }] },
  });
});

test("no two nodes share a name or a host name, however they come by it", async () => {
  await add({ name: "rack 7", hostname: "h1.example" });
  const { id } = await add({ name: "rack 8" });
  const refusals = [
    () => add({ name: "h1.example" }),
    () => add({ name: "rack 9", hostname: "rack 7" }),
    () => world.run(admin, (tx) => update(tx, id, { name: "h1.example" })),
    () => world.run(admin, (tx) => update(tx, id, { hostname: "h1.example" })),
    () => world.run(admin, (tx) => update(tx, id, { hostname: "rack 7" })),
  ];
  for (const attempt of refusals) expect(await refused(attempt())).toBe("NAME_TAKEN");
  await expect(refusals[4]?.()).rejects.toThrow("Another node already has hostname rack 7.");
});

test("a name and a host name that are asked for at once go to one node", async () => {
  for (let round = 0; round < 5; round++) {
    const hostname = `h${round}.example`;
    const made = await Promise.allSettled([
      add({ name: `rack ${round}`, hostname }),
      add({ name: hostname }),
      call(hostname),
    ]);
    const nodes = (await live()).filter((node) => [node.name, node.hostname].includes(hostname));
    expect([nodes.length, made[2]?.status]).toEqual([1, "fulfilled"]);
  }
});
