import PgBoss from "pg-boss";
import { tell, userSteps, wanted } from "./steps.mjs";

/* pg-boss: fetch and complete in a loop, since its workers poll at most twice a second. */

const { database, clients, lives, seconds } = await wanted();
const steps = await userSteps(database, clients, lives);
const boss = new PgBoss({ connectionString: database, max: clients });
await boss.start();
await boss.createQueue("life");
for (let first = 1; first <= lives; first += 1_000) {
  const count = Math.min(1_000, lives - first + 1);
  await boss.insert(
    Array.from({ length: count }, (_, index) => ({ name: "life", data: { id: first + index } })),
  );
}

const times = [];
const begun = performance.now();
await Promise.all(
  Array.from({ length: clients }, async () => {
    while (performance.now() - begun < seconds * 1_000) {
      const started = performance.now();
      const [job] = await boss.fetch("life");
      if (!job) return;
      await steps.run(job.data.id);
      await boss.complete("life", job.id);
      times.push(performance.now() - started);
    }
  }),
);
tell(times, performance.now() - begun);
process.exit(0);
