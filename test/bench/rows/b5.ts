import { Draft, limit, stop } from "../harness/draft.ts";
import { startGateway } from "../harness/gateway.ts";
import { lockWaits, newDatabase } from "../harness/postgres.ts";
import { peer, type Service } from "../harness/processes.ts";
import { compareReports, give, reports } from "../harness/progress.ts";
import { atLeast, atMost, figure, of, type Row } from "../harness/report.ts";
import { median } from "../harness/statistics.ts";
import { type Worker, workersAtWork } from "../harness/workers.ts";

interface Candidate {
  readonly services: readonly Service[];
  readonly database: string;
  readonly workers: readonly Worker[];
  /** Sessions of the database, and those that waited for a lock: the average of each round. */
  readonly sessions: number[];
  readonly waiting: number[];
}

async function gateways(count: number): Promise<Candidate> {
  const database = await newDatabase();
  const first = await startGateway({ databaseUrl: database });
  const services = [first];
  while (services.length < count) services.push(await startGateway({ databaseUrl: database }));
  return { services, database, workers: await workersAtWork(first, 32), sessions: [], waiting: [] };
}

async function raw(workers: readonly Worker[]): Promise<Candidate> {
  const database = await newDatabase();
  const service = await peer("write-postgresql", { DATABASE: database });
  await give(service, workers);
  return { services: [service], database, workers, sessions: [], waiting: [] };
}

async function measure({ services, database, workers, sessions, waiting }: Candidate, clients: number) {
  const looked = await lockWaits(database, () => reports(services, workers, clients));
  sessions.push(looked.sessions);
  waiting.push(looked.waiting);
  return looked.result;
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    "The same reports on PostgreSQL, by one gateway and by two on one database, half of the clients each. The limit is node:http with pg: one statement in one round trip that updates and records. The sessions that wait for a lock are counted in pg_stat_activity every 50 ms. PostgreSQL runs on the same machine without care for durability (fsync off), for all alike.",
  );
  const one = await gateways(1);
  const two = await gateways(2);
  const contenders: Record<string, Candidate> = {
    "Gantry, one gateway": one,
    "Gantry, two gateways": two,
    [limit]: await raw(one.workers),
  };
  await compareReports(
    "progress on PostgreSQL",
    Object.fromEntries(
      Object.entries(contenders).map(([name, { services, workers }]) => [
        name,
        { service: services[0] as Service, workers },
      ]),
    ),
  );
  const waits: string[][] = [];
  for (const clients of [1, 8, 32]) {
    const title = `${clients} ${clients === 1 ? "client" : "clients"}`;
    const results = await draft.measure(
      title,
      Object.entries(contenders).map(([name, candidate]) => ({
        name,
        measure: () => measure(candidate, clients),
      })),
    );
    for (const [name, { sessions, waiting }] of Object.entries(contenders)) {
      waits.push([
        `${title}, ${name}`,
        figure(median(waiting.splice(0))),
        figure(median(sessions.splice(0))),
      ]);
    }
    const alone = of(results, "Gantry, one gateway").perSecond;
    const both = of(results, "Gantry, two gateways").perSecond;
    if (clients === 32) draft.targets.push(atLeast("32 clients, per second", 800, alone));
    // A single client uses only one of the two.
    if (clients > 1) draft.targets.push(atLeast(`${title}, two gateways / one`, 1, both / alone));
  }
  draft.tables.push({
    title: "Sessions that wait for a lock",
    head: ["", "waiting, average", "sessions"],
    lines: waits,
  });
  const most = Math.max(
    ...waits.filter(([name]) => name?.includes("Gantry")).map(([, waiting]) => Number(waiting)),
  );
  draft.targets.push(atMost("sessions that wait for a lock", 0, most));
  await stop(...Object.values(contenders).flatMap(({ services }) => services));
  return draft;
}

export const b5: Row = { id: "B5", title: "Progress by GraphQL on PostgreSQL", run };
