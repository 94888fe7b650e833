import { join } from "node:path";
import { Draft, limit, stop } from "../harness/draft.ts";
import { startGateway } from "../harness/gateway.ts";
import { peer } from "../harness/processes.ts";
import { compareReports, give, reports } from "../harness/progress.ts";
import { atLeast, atMost, inShort, of, type Row } from "../harness/report.ts";
import { folder } from "../harness/scratch.ts";
import { workersAtWork } from "../harness/workers.ts";

const wanted = { 1: 400, 8: 1_000, 32: 1_200 } as const;

async function run(): Promise<Draft> {
  const draft = new Draft(
    "Each client is a worker that reports progress on its own job by a GraphQL mutation, one report after the other. The limit is node:http with one better-sqlite3 transaction: an update and an event. Both in WAL mode with synchronous NORMAL.",
  );
  const gateway = await startGateway();
  const workers = await workersAtWork(gateway, 32);
  const raw = await peer("write-sqlite", { DATABASE: join(folder("raw"), "raw.db") });
  await give(raw, workers);
  await compareReports("progress on SQLite", {
    Gantry: { service: gateway, workers },
    limit: { service: raw, workers },
  });
  for (const clients of [1, 8, 32] as const) {
    const title = `${clients} ${clients === 1 ? "client" : "clients"}`;
    const results = await draft.measure(title, [
      { name: "Gantry", measure: () => reports([gateway], workers, clients) },
      { name: limit, measure: () => reports([raw], workers, clients) },
    ]);
    const one = of(results, "Gantry");
    draft.quote = `progress reports of ${title} by GraphQL on SQLite: ${inShort(results, "Gantry", limit)}`;
    draft.targets.push(
      atLeast(`${title}, per second`, wanted[clients], one.perSecond),
      atMost(`${title}, p99 / p50`, 5, one.p99 / one.p50),
    );
  }
  await stop(gateway, raw);
  return draft;
}

export const b4: Row = { id: "B4", title: "Progress by GraphQL on SQLite", run };
