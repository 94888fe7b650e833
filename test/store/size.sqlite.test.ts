import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { programActor } from "../../src/domain/actor.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { defaultRetention } from "../../src/domain/retention/rules.ts";
import { retentionTask } from "../../src/domain/retention/task.ts";
import { size } from "../support/long.ts";
import { withWorld } from "../support/world.ts";

/** Jobs to measure: so many that half-empty pages at the ends of tables and indexes do not count. */
const jobs = size(200, 2_000);

/** Bytes of the pages of each table and index. */
function sizes(path: string): Map<string, number> {
  const file = new Database(path, { readonly: true });
  const rows = file.prepare("SELECT name, SUM(pgsize) AS size FROM dbstat GROUP BY name").all();
  file.close();
  return new Map((rows as { name: string; size: number }[]).map(({ name, size }) => [name, size]));
}

test("a job with ten progress calls takes at most 2.5 kB, and 1.5 kB when its progress is a week old", async () => {
  const world = await withWorld();
  const [{ file: path } = { file: "" }] =
    await world.services.store.read.$queryRawUnsafe<{ file: string }[]>("PRAGMA database_list");
  const admin = await world.admin();
  const worker = await world.worker(admin, { name: "worker-1" });
  const before = sizes(path);
  for (let made = 0; made < jobs; made++) {
    const { id } = await world.command(admin, { title: `frame ${made}`, command: "render --frame 1" });
    await world.run(worker, (change) => acquire(change, id));
    await world.run(worker, (change) => start(change, id));
    for (let tenth = 1; tenth <= 10; tenth++) {
      await world.run(worker, (change) => progress(change, id, { progress: tenth / 10 }));
    }
    await world.run(worker, (change) => finish(change, id));
  }
  const perJob = () => {
    const grown = [...sizes(path)].map(([name, bytes]) => bytes - (before.get(name) ?? 0));
    return grown.reduce((sum, bytes) => sum + bytes, 0) / jobs;
  };
  expect(perJob()).toBeLessThanOrEqual(2_500);
  world.clock.advance(8 * 86_400);
  const retention = retentionTask(defaultRetention);
  await retention.run({ services: world.services, actor: programActor("clock") });
  expect(perJob()).toBeLessThanOrEqual(1_500);
});
