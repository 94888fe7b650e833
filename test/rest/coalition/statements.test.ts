import { expect, test } from "@jest/globals";
import { withCoalition } from "../../support/coalition.ts";
import { statementsOf } from "../../support/statements.ts";

test("a heartbeat with no news reads once and writes nothing, whenever the last one was", async () => {
  const day = 24 * 60 * 60;
  const coalition = await withCoalition({ config: { schedulerInterval: day, presenceFlushInterval: day } });
  const worker = coalition.worker("w1");
  const id = await coalition.add();
  expect(await worker.pick()).toMatchObject({ id });
  await worker.beat(id);
  coalition.server.clock.advance(30);
  const statements = await statementsOf(() => worker.beat(id));
  expect(statements).toEqual([expect.stringMatching(/^SELECT .* FROM "Node" n LEFT JOIN "Job"/s)]);
  const { ping_time: seen } = await coalition.workers("w1");
  expect(seen).toBe(Math.floor(coalition.server.clock.now().getTime() / 1_000));
});
