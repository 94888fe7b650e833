import { expect, test } from "@jest/globals";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { progress } from "../../../src/domain/jobs/progress.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { dialect } from "../../support/database.ts";
import { statementsOf } from "../../support/statements.ts";
import { withWorld } from "../../support/world.ts";

test("a worker's reports keep to their numbers of statements, with the event", async () => {
  const world = await withWorld();
  const worker = await world.worker(await world.admin(), { name: "one" });
  const { id } = await world.command(worker);
  const count = async (verb: Parameters<typeof world.run<unknown>>[1]) =>
    (await statementsOf(() => world.run(worker, verb))).length;
  expect({
    acquire: await count((change) => acquire(change, id)),
    start: await count((change) => start(change, id)),
    progress: await count((change) => progress(change, id, { progress: 0.5 })),
    finish: await count((change) => finish(change, id)),
  }).toEqual({ acquire: 3, start: 5, progress: 3, finish: 5 });
});

test("on SQLite, reports that come at once insert their events together", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const reports: (() => Promise<unknown>)[] = [];
  for (let n = 0; n < 20; n++) {
    const worker = await world.worker(admin, { name: `worker ${n}` });
    const { id } = await world.command(worker);
    await world.run(worker, (change) => acquire(change, id));
    await world.run(worker, (change) => start(change, id));
    reports.push(() => world.run(worker, (change) => progress(change, id, { progress: 0.5 })));
  }
  const statements = await statementsOf(() => Promise.all(reports.map((report) => report())));
  const inserts = statements.filter((sql) => /insert into "Event/i.test(sql));
  expect(inserts).toHaveLength(dialect === "sqlite" ? 1 : reports.length);
  const events = (await world.events()).filter(({ type }) => type === "JOB_PROGRESSED");
  expect(new Set(events.map(({ jobId }) => jobId)).size).toBe(20);
});
