import { beforeEach, expect, test } from "@jest/globals";
import { type Actor, programActor } from "../../src/domain/actor.ts";
import { ping } from "../../src/domain/nodes/ping.ts";
import { asWorker } from "../../src/domain/nodes/upsertWorker.ts";
import { workerTimeouts } from "../../src/domain/nodes/workerTimeouts.ts";
import { Presence } from "../../src/domain/presence.ts";
import { recordCall } from "../../src/domain/recordCall.ts";
import { statementsOf } from "../support/statements.ts";
import { type World, withWorld } from "../support/world.ts";

let world: World;
let admin: Actor;
let presence: Presence;
beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
  ({ presence } = world.services);
});

const stored = (id: number) => world.services.store.read.node.findUniqueOrThrow({ where: { id } });
const tick = () => workerTimeouts.run({ services: world.services, actor: programActor("clock") });
const call = (name: string) => asWorker({ services: world.services, actor: admin }, { name });

async function nodes(count: number): Promise<number[]> {
  const made: number[] = [];
  for (let at = 0; at < count; at++) made.push((await world.worker(admin, { name: `n${at}` })).node.id);
  return made;
}

test("a call shows at once and is written by the next flush, with one update a table", async () => {
  const ids = await nodes(20);
  const userId = admin.user?.id as number;
  world.clock.advance(10);
  for (const id of ids)
    await recordCall({ services: world.services, actor: { ...admin, node: { id, name: "" } } });
  const seen = { lastSeenAt: world.clock.now(), heartbeatAt: null };
  expect(presence.latest(await stored(ids[0] as number))).toMatchObject(seen);
  expect(presence.lastLoginAt({ id: userId, lastLoginAt: null })).toEqual(world.clock.now());
  expect(await stored(ids[0] as number)).toMatchObject({ lastSeenAt: null, heartbeatAt: null });

  const statements = await statementsOf(() => presence.flush());
  expect(statements.filter((sql) => sql.startsWith("UPDATE"))).toHaveLength(2);
  for (const id of ids) expect(await stored(id)).toMatchObject(seen);
  expect(await world.services.store.read.user.findUnique({ where: { id: userId } })).toMatchObject({
    lastLoginAt: world.clock.now(),
  });
  expect(await statementsOf(() => presence.flush())).toEqual([]);
});

test("a newer time is never replaced by an older one, whichever gateway writes last", async () => {
  const [id] = (await nodes(1)) as [number];
  const other = new Presence(world.services.store);
  const at = (second: number) => new Date(world.clock.now().getTime() + second * 1_000);
  presence.heartbeat(id, at(2));
  presence.nodeSeen(id, at(1));
  other.nodeSeen(id, at(1));
  expect(presence.latest(await stored(id))).toMatchObject({ lastSeenAt: at(2), heartbeatAt: at(2) });
  await presence.flush();
  await other.flush();
  expect(await stored(id)).toMatchObject({ lastSeenAt: at(2), heartbeatAt: at(2) });
  other.nodeSeen(id, at(3));
  await other.flush();
  expect(await stored(id)).toMatchObject({ lastSeenAt: at(3), heartbeatAt: at(2) });
});

test("what comes in during a flush is kept for the next one", async () => {
  const [id] = (await nodes(1)) as [number];
  const first = world.clock.now();
  presence.nodeSeen(id, first);
  const { store } = world.services;
  const { write } = store;
  world.clock.advance(1);
  store.write = async (work) => {
    const result = await write(work);
    presence.nodeSeen(id, world.clock.now());
    return result;
  };
  await presence.flush();
  store.write = write;
  expect(await stored(id)).toMatchObject({ lastSeenAt: first });
  expect(presence.lastSeenAt(await stored(id))).toEqual(world.clock.now());
  await presence.flush();
  expect(await stored(id)).toMatchObject({ lastSeenAt: world.clock.now() });
});

test("a flush that the database refuses loses nothing", async () => {
  const [id] = (await nodes(1)) as [number];
  presence.nodeSeen(id, world.clock.now());
  const { store } = world.services;
  const { write } = store;
  store.write = () => Promise.reject(new Error("no space left"));
  await expect(presence.flush()).rejects.toThrow("no space left");
  store.write = write;
  await presence.flush();
  expect(await stored(id)).toMatchObject({ lastSeenAt: world.clock.now() });
});

test("a worker whose newest call is not written yet does not time out, and has it written first", async () => {
  const { node } = await call("w1");
  world.clock.advance(50);
  await call("w1");
  const written = await stored(node.id);
  expect(world.clock.now().getTime() - (written.heartbeatAt?.getTime() ?? 0)).toBe(50_000);
  world.clock.advance(60);
  expect(await tick()).toBe(0);
  expect((await stored(node.id)).heartbeatAt).not.toEqual(written.heartbeatAt);
  world.clock.advance(1);
  expect(await tick()).toBe(1);
});

test("a worker that calls while time-outs are judged does not time out", async () => {
  const { node } = await call("w1");
  await presence.flush();
  world.clock.advance(61);
  const { store } = world.services;
  const { write } = store;
  // It calls after the look for late workers and before the change that would time it out.
  store.write = async (work) => {
    await call("w1");
    return write(work);
  };
  expect(await tick()).toBe(0);
  store.write = write;
  expect(await stored(node.id)).toMatchObject({ timedOutAt: null });
});

test("a node that had timed out is back with its next call, and that is one event", async () => {
  const { node } = await call("w1");
  world.clock.advance(61);
  await tick();
  expect(await stored(node.id)).toMatchObject({ timedOutAt: world.clock.now() });
  // The actor of a web-socket stays as it was when the socket was opened.
  const actor = { ...admin, node: { id: node.id, name: node.name, timedOut: true } };
  await recordCall({ services: world.services, actor });
  await recordCall({ services: world.services, actor });
  expect(await stored(node.id)).toMatchObject({ timedOutAt: null, lastSeenAt: world.clock.now() });
  const types = (await world.events()).map(({ type }) => type);
  expect(types.slice(-2)).toEqual(["NODE_TIMED_OUT", "NODE_RETURNED"]);
});

test("a ping brings a node back that has timed out since its web-socket was opened", async () => {
  const { node } = await call("w1");
  const actor = { ...admin, node: { id: node.id, name: node.name, timedOut: false } };
  world.clock.advance(61);
  await tick();
  expect(await ping({ services: world.services, actor })).toMatchObject({ id: node.id, timedOutAt: null });
  expect(await stored(node.id)).toMatchObject({ timedOutAt: null });
});
