import { beforeEach, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { activate, deactivate } from "../../../src/domain/nodes/activate.ts";
import { addHardware } from "../../../src/domain/nodes/hardware.ts";
import { pauseNode, resumeNode } from "../../../src/domain/nodes/pause.ts";
import { register } from "../../../src/domain/nodes/register.ts";
import { removeNode } from "../../../src/domain/nodes/remove.ts";
import { update } from "../../../src/domain/nodes/update.ts";
import { recordCall } from "../../../src/domain/recordCall.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

let world: World;
let admin: Actor;
let user: Actor;

beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
  user = await world.user("ann");
});

test("a node is named by its host name, else its ip, else its ip and index", async () => {
  const name = async (input: object) => (await world.run(user, (tx) => register(tx, input))).name;
  expect(await name({ hostname: "host.com", ip: "10.0.0.1", index: 0 })).toBe("host.com");
  expect(await name({ ip: "10.0.0.2", index: 0 })).toBe("10.0.0.2");
  expect(await name({ ip: "10.0.0.2", index: 1 })).toBe("10.0.0.2#1");
  expect(await name({ name: "10.0.0.3" })).toBe("10.0.0.3");
  expect(await name({ ip: "10.0.0.3", index: 0 })).toBe("10.0.0.3#0");
  expect(await refused(world.run(user, (tx) => register(tx, {})))).toBe("INVALID_INPUT");
});

test("name and address are one node's only, until it is removed", async () => {
  const first = await world.worker(user, { ip: "10.0.0.1", index: 0 });
  const again = () => world.run(user, (tx) => register(tx, { ip: "10.0.0.1", index: 0 }));
  expect(await refused(again())).toBe("NAME_TAKEN");
  const other = await world.worker(user, { ip: "10.0.0.1", index: 1 });
  expect(await refused(world.run(other, (tx) => update(tx, other.node.id, { index: 0 })))).toBe("NAME_TAKEN");
  await world.run(first, (tx) => removeNode(tx, first.node.id));
  expect((await again()).id).toBeGreaterThan(other.node.id);
  expect(await refused(world.run(admin, (tx) => update(tx, first.node.id, {})))).toBe("NOT_FOUND");
});

test("a made-up name follows the address, a given one stays", async () => {
  const { node } = await world.worker(user, { ip: "10.0.0.1", index: 0 });
  const renamed = await world.run(admin, (tx) => update(tx, node.id, { ip: "10.0.0.9" }));
  expect(renamed).toMatchObject({ name: "10.0.0.9", nameKey: "10.0.0.9", addressKey: "10.0.0.9#0" });
  const named = await world.run(admin, (tx) => update(tx, node.id, { name: "gpu-box" }));
  expect(named.name).toBe("gpu-box");
  expect((await world.run(admin, (tx) => update(tx, node.id, { ip: "10.0.0.1" }))).name).toBe("gpu-box");
});

test("only an admin, who registered it or the node itself changes it", async () => {
  const { node, ...self } = await world.worker(user, { name: "one" });
  const stranger = await world.user("stranger");
  const other = await world.worker(stranger, { name: "two" });
  expect(node.ownerId).toBe(user.user?.id);
  expect((await world.run(user, (tx) => update(tx, node.id, { az: "o" }))).az).toBe("o");
  expect((await world.run({ ...self, node }, (tx) => update(tx, node.id, { az: "b" }))).az).toBe("b");
  expect(await refused(world.run(stranger, (tx) => update(tx, node.id, { az: "a" })))).toBe("FORBIDDEN");
  expect(await refused(world.run(other, (tx) => update(tx, node.id, { az: "a" })))).toBe("FORBIDDEN");
  expect((await world.run(admin, (tx) => update(tx, node.id, { az: "a" }))).az).toBe("a");
});

test("pausing keeps who, when and why; resuming forgets the reason", async () => {
  const { node } = await world.worker(user, { name: "one" });
  world.clock.advance(60);
  const paused = await world.run(admin, (tx) => pauseNode(tx, node.id, { reason: "new disk" }));
  expect(paused).toMatchObject({ paused: true, pauseReason: "new disk", stateActor: "root" });
  expect(paused.stateSince).toEqual(world.clock.now());
  expect(paused.updatedAt).toEqual(world.clock.now());
  expect(await world.run(admin, (tx) => resumeNode(tx, node.id))).toMatchObject({
    paused: false,
    pauseReason: null,
  });
});

test("a node that leaves the cluster says since when", async () => {
  const { node } = await world.worker(user, { name: "one" });
  expect((await world.run(admin, (tx) => deactivate(tx, node.id))).deprecatedAt).toEqual(world.clock.now());
  expect((await world.run(admin, (tx) => activate(tx, node.id))).deprecatedAt).toBeNull();
});

test("removing a node sends its job back to the queue and keeps its history", async () => {
  const worker = await world.worker(user, { name: "one" });
  const { id } = await world.command(user);
  await world.run(worker, (tx) => acquire(tx, id));
  await world.run(worker, (tx) => start(tx, id));
  const held = await world.command(user);
  await world.run(worker, (tx) => acquire(tx, held.id));
  await world.run(admin, (tx) => removeNode(tx, worker.node.id));
  expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null, lastNodeName: "one" });
  expect(await world.job(held.id)).toMatchObject({ state: "WAITING", nodeId: null });
  expect(await world.services.store.read.run.findMany()).toMatchObject([
    { outcome: "LOST", nodeName: "one" },
  ]);
  expect(await refused(world.run(worker, (tx) => acquire(tx, id)))).toBe("NOT_FOUND");
});

test("a heartbeat moves lastSeenAt and nothing else, and is no event", async () => {
  const worker = await world.worker(user, { name: "one" });
  const before = await world.events();
  world.clock.advance(30);
  await recordCall({ services: world.services, actor: worker });
  const node = await world.node(worker.node.id);
  expect(node.lastSeenAt).toEqual(world.clock.now());
  expect(node.updatedAt).toEqual(worker.node.updatedAt);
  expect(await world.events()).toEqual(before);
});

test("hardware generations are told apart and checked", async () => {
  const add = (generation: string, min: number, max: number) =>
    world.run(admin, (tx) => addHardware(tx, { generation, min, max }));
  expect((await add("Blackwell", 10, 12)).id).toBe(9);
  expect(await refused(add("Blackwell", 10, 12))).toBe("NAME_TAKEN");
  expect(await refused(add("Backwards", 3, 2))).toBe("INVALID_INPUT");
  expect(await refused(add(" ", 1, 2))).toBe("INVALID_INPUT");
  expect(await refused(world.run(user, (tx) => addHardware(tx, { generation: "X", min: 1, max: 2 })))).toBe(
    "FORBIDDEN",
  );
});
