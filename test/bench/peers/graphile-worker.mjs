import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { tell, userSteps, wanted } from "./steps.mjs";

/* graphile-worker: takes a job, and completes it when the task returns. A life's time is that of its task. */

const { database, clients, lives, seconds } = await wanted();
const steps = await userSteps(database, clients, lives);
const logger = new Logger(() => () => {});
const utils = await makeWorkerUtils({ connectionString: database, logger });
await utils.migrate();
await steps.pool.query("SELECT graphile_worker.add_job('life', json_build_object('id', id)) FROM work");
await utils.release();

const times = [];
const begun = performance.now();
const runner = await run({
  connectionString: database,
  concurrency: clients,
  maxPoolSize: clients,
  noHandleSignals: true,
  logger,
  taskList: {
    life: async ({ id }) => {
      const started = performance.now();
      await steps.run(id);
      times.push(performance.now() - started);
    },
  },
});
while (times.length < lives && performance.now() - begun < seconds * 1_000) {
  await new Promise((resolve) => setTimeout(resolve, 2));
}
// Lets running tasks end and completes their jobs, which is a durable step as well.
await runner.stop();
tell(times, performance.now() - begun);
process.exit(0);
