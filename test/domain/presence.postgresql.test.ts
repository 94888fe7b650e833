import { expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { asWorker } from "../../src/domain/nodes/upsertWorker.ts";
import { workerTimeouts } from "../../src/domain/nodes/workerTimeouts.ts";
import { Presence } from "../../src/domain/presence.ts";
import { withWorld } from "../support/world.ts";

test("a worker that calls one gateway is not timed out by another that does not know yet", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const interval = 5;
  const gateway = () => ({
    ...world.services,
    presence: new Presence(world.services.store, interval),
  });
  const [here, there] = [gateway(), gateway()];
  const call = () => asWorker({ services: here, actor: admin }, { name: "w1" });
  const tick = (services: typeof here) => workerTimeouts.run({ services, actor: programActor("clock") });

  const { node } = await call();
  world.clock.advance(1);
  await call();
  // The second call is known here alone, for one interval at most.
  world.clock.advance(interval);
  const seen = () => world.services.store.read.node.findUniqueOrThrow({ where: { id: node.id } });
  expect((await seen()).heartbeatAt).not.toEqual(here.presence.heartbeatAt(await seen()));
  world.clock.advance(60 - interval);
  expect(await tick(there)).toBe(0);
  await here.presence.flush();
  world.clock.advance(interval);
  expect(await tick(there)).toBe(0);
  world.clock.advance(1);
  expect(await tick(there)).toBe(1);
});
