import { expect, test } from "@jest/globals";
import { type CoalitionJob, withCoalition } from "../../support/coalition.ts";
import { rowsOf, statementsOf } from "../../support/statements.ts";

test("a heartbeat with no news reads once, an idle pick twice, and neither writes, whenever the last call was", async () => {
  const day = 24 * 60 * 60;
  const coalition = await withCoalition({ config: { schedulerInterval: day, presenceFlushInterval: day } });
  const worker = coalition.worker("w1");
  const id = await coalition.add();
  expect(await worker.pick()).toMatchObject({ id });
  await worker.beat(id);
  coalition.server.clock.advance(30);
  const statements = await statementsOf(() => worker.beat(id));
  expect(statements).toEqual([expect.stringMatching(/^select .* from "Node" as "n" left join "Job"/s)]);
  await worker.end(id);
  expect(await worker.pick()).toBeNull();
  coalition.server.clock.advance(30);
  expect(await statementsOf(() => worker.pick())).toEqual([
    expect.stringMatching(/^select .* from "Node" as "n" left join "Job"/s),
    expect.stringMatching(/^select "id", "priorityPath" from "Job"/),
  ]);
  expect((await coalition.workers("w1"))?.ping_time).toBe(
    Math.floor(coalition.server.clock.now().getTime() / 1_000),
  );
});

test("a page of a search reads the rows of that page, however far back it is", async () => {
  const day = 24 * 60 * 60;
  const coalition = await withCoalition({ config: { schedulerInterval: day, presenceFlushInterval: day } });
  for (let at = 0; at < 30; at++) await coalition.add({ title: `job ${at}` });
  const page = (min: number) =>
    coalition.do<CoalitionJob[]>(
      "GET",
      `/api/jobs/where/?where_clause=${encodeURIComponent("(parent = 0)")}&min=${min}&max=2`,
    );
  expect((await page(27)).map(({ title }) => title)).toEqual(["job 27", "job 28"]);
  expect(await page(2 ** 31)).toEqual([]);
  // One more row tells whether there is another page.
  expect(await rowsOf(() => page(27))).toBe(3);
});
