import { change } from "../../src/domain/change.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { createCommand } from "../../src/domain/jobs/createCommand.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { farm } from "./farm.ts";
import { input } from "./harness/input.ts";
import { quantile } from "./harness/statistics.ts";

/* Whole lives by the domain's verbs, without HTTP and GraphQL: harness/processes.ts starts it for B6. */

const { database, clients, lives, seconds } = await input<{
  database: string | null;
  clients: number;
  lives: number;
  /** No life begins after so many. */
  seconds: number;
}>();
const { server, people, worker, close } = await farm(0, database ?? undefined);
const { services } = server;
const jobs: number[] = [];
while (jobs.length < lives) {
  await change({ services, actor: people }, async (tx) => {
    for (let made = 0; made < 500; made++) {
      jobs.push((await createCommand(tx, { title: "t", command: "x" })).id);
    }
  });
}
jobs.length = lives;
const actors = await Promise.all(Array.from({ length: clients }, (_, index) => worker(`worker-${index}`)));

const times: number[] = [];
const begun = performance.now();
const until = begun + seconds * 1_000;
await Promise.all(
  actors.map(async (actor) => {
    const doing = (work: Parameters<typeof change>[1]) => change({ services, actor }, work);
    for (let id = jobs.pop(); id !== undefined && performance.now() < until; id = jobs.pop()) {
      const job = id;
      const started = performance.now();
      await doing((tx) => acquire(tx, job));
      await doing((tx) => start(tx, job));
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9])
        await doing((tx) => progress(tx, job, { progress: share }));
      await doing((tx) => finish(tx, job));
      times.push(performance.now() - started);
    }
  }),
);
const elapsed = performance.now() - begun;
await close();
console.log(
  JSON.stringify({
    perSecond: (times.length * 1_000) / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  }),
);
process.exit(0);
