import { Draft, limit, stop } from "../harness/draft.ts";
import { copyOfDatabase, farm, farmFolder } from "../harness/fill.ts";
import { startGateway } from "../harness/gateway.ts";
import { get } from "../harness/load.ts";
import { peer } from "../harness/processes.ts";
import { atMost, inShort, type Row } from "../harness/report.ts";

/** What Gantry and the limit are asked for, and the share of the limit that is wanted. */
const objects = [
  { name: "Coalition", path: "/coalition/api/jobs/7", plain: "/coalition/7", share: 0.3 },
  { name: "Scale", path: "/scale/v6/nodes/7/", plain: "/scale/7", share: 0.25 },
  {
    name: "UFDL",
    path: `/ufdl/v1/jobs/${farm.templateJob}`,
    plain: `/ufdl/${farm.templateJob}`,
    share: 0.2,
  },
  { name: "Nodepool", path: "/nodepool/v1/nodes/7", plain: "/nodepool/7", share: 0.25 },
] as const;

async function run(): Promise<Draft> {
  const draft = new Draft(
    "16 connections ask for one object again and again. The limit is node:http with better-sqlite3: it reads the same row with one prepared statement and writes the same JSON. Gantry checks an access key with every request; the others check nothing.",
  );
  const dataDir = await farmFolder();
  const DATABASE = copyOfDatabase(dataDir);
  const gateway = await startGateway({ dataDir });
  const fastest = await peer("limit", { DATABASE });
  const sofa = await peer("sofa", { DATABASE });
  const koa = await peer("koa-prisma", { DATABASE });
  for (const { name, path, plain, share } of objects) {
    const results = await draft.compare(`${name}: GET ${path}`, [
      { name: "Gantry", service: gateway, request: get(path, gateway.headers) },
      { name: limit, service: fastest, request: get(plain) },
      ...(name === "Coalition"
        ? [
            { name: "SOFA over Yoga", service: sofa, request: get("/rest/job/7") },
            { name: "Koa + Prisma", service: koa, request: get("/coalition/7") },
          ]
        : []),
    ]);
    draft.share(name, share, results);
    if (name === "Coalition") draft.quote = `one job by REST: ${inShort(results, "Gantry", limit)}`;
    const [{ p50, p99 } = { p50: 1, p99: 0 }] = results;
    draft.targets.push(atMost(`${name}, p99 / p50`, 4, p99 / p50));
  }
  await stop(gateway, fastest, sofa, koa);
  return draft;
}

export const b1: Row = { id: "B1", title: "One object by REST", run };
