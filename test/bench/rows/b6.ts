import { Draft, stop } from "../harness/draft.ts";
import { type Gateway, startGateway } from "../harness/gateway.ts";
import { type Client, load, operation, type Request, refusals, seconds } from "../harness/load.ts";
import { newDatabase } from "../harness/postgres.ts";
import { task } from "../harness/processes.ts";
import { atLeast, of, type Row } from "../harness/report.ts";
import type { Contender, Sample } from "../harness/statistics.ts";
import { newJobs, newNodes, verb } from "../harness/workers.ts";

const clients = 16;
/** Of one client in one round over HTTP: more than any gateway manages, and few enough to be made beforehand. */
const livesEach = Math.ceil(seconds * 15);
/** Of one round in process and of the queues, unless its time is over before. */
const lives = Math.ceil(seconds * 400);

function step(name: string, headers: Record<string, string>, progress?: number): Request {
  return operation(verb(name), { id: "{{each}}", ...(progress !== undefined && { progress }) }, headers);
}

/** Whole lives over HTTP: each client is a node and works its own jobs, which are made before each round. */
async function overHttp(name: string, gateway: Gateway): Promise<Contender> {
  const nodes = await newNodes(gateway, clients);
  return {
    name,
    measure: async () => {
      const jobs = await newJobs(gateway, clients * livesEach);
      const plan: Client[] = nodes.map((headers, index) => ({
        requests: [
          step("acquireJob", headers),
          step("startJob", headers),
          ...[0.1, 0.3, 0.5, 0.7, 0.9].map((progress) => step("progressJob", headers, progress)),
          step("finishJob", headers),
        ],
        ids: jobs.slice(index * livesEach, (index + 1) * livesEach),
      }));
      return await load({ url: gateway.url, seconds, clients: plan, refuse: refusals });
    },
  };
}

const measured = (name: string, file: string, database: () => Promise<string | null>): Contender => ({
  name,
  measure: async () =>
    task<Sample>(file, { database: await database(), clients, lives, seconds: 2 * seconds }),
});

async function run(): Promise<Draft> {
  const draft = new Draft(
    `Acquire, start, five times progress, finish: eight durable steps; ${clients} at a time. Over HTTP each step is a GraphQL mutation. In process the domain's verbs are called without HTTP and GraphQL. graphile-worker and pg-boss take a job, write six states into a table of the user's and complete the job: as many transactions. The queues keep no history, no events, no rights and tell no subscribers. Times are those of a whole life.`,
  );
  const onSqlite = await startGateway();
  const onPostgresql = await startGateway({ databaseUrl: await newDatabase() });
  const sqlite = await draft.measure("SQLite", [
    await overHttp("Gantry over HTTP", onSqlite),
    measured("Gantry in process", "lives.process.ts", async () => null),
  ]);
  await draft.measure("PostgreSQL", [
    measured("Gantry in process", "lives.process.ts", newDatabase),
    await overHttp("Gantry over HTTP", onPostgresql),
    measured("graphile-worker", "peers/graphile-worker.mjs", newDatabase),
    measured("pg-boss", "peers/pg-boss.mjs", newDatabase),
  ]);
  draft.targets.push(
    atLeast("over HTTP on SQLite, lives per second", 120, of(sqlite, "Gantry over HTTP").perSecond),
    atLeast("in process on SQLite, lives per second", 600, of(sqlite, "Gantry in process").perSecond),
  );
  await stop(onSqlite, onPostgresql);
  return draft;
}

export const b6: Row = { id: "B6", title: "Whole lives", run };
