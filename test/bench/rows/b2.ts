import { Draft, type HttpContender, limit, stop } from "../harness/draft.ts";
import { copyOfDatabase, farmFolder } from "../harness/fill.ts";
import { startGateway } from "../harness/gateway.ts";
import { get, type Request } from "../harness/load.ts";
import { peer } from "../harness/processes.ts";
import type { Row } from "../harness/report.ts";

const shot = "shot 1 frame 77";
const ufdlPage = JSON.stringify({
  expressions: [{ type: "contains", field: "description", sub_string: shot }],
  order_by: [{ field: "pk", ascending: false }],
});

async function run(): Promise<Draft> {
  const draft = new Draft(
    "20,000 jobs under 1,000 roots, and 20,000 nodes; 16 connections. Coalition lists the roots; UFDL lists the 100 jobs whose description contains a text, newest first; Scale gives the third page of 100 of the 10,000 active nodes, newest first, with their count. The limit is node:http with one SQL statement for the rows (Scale: a second one for the count). UFDL has no pages, so its filter leaves 100.",
  );
  const dataDir = await farmFolder();
  const DATABASE = copyOfDatabase(dataDir);
  const gateway = await startGateway({ dataDir });
  const fastest = await peer("limit", { DATABASE });
  const sofa = await peer("sofa", { DATABASE });
  const koa = await peer("koa-prisma", { DATABASE });
  const scale = "/scale/v6/nodes/";
  const linked = `/scale-page/3?url=${encodeURIComponent(`http://bench${scale}`)}`;
  const named = `/ufdl-page/${encodeURIComponent(shot)}`;
  const lists: readonly [string, Request, readonly HttpContender[]][] = [
    [
      "Coalition: 1,000 roots",
      get("/coalition/api/jobs", gateway.headers),
      [
        { name: limit, service: fastest, request: get("/coalition-roots") },
        { name: "SOFA over Yoga", service: sofa, request: get("/rest/roots") },
        { name: "Koa + Prisma", service: koa, request: get("/coalition-roots") },
      ],
    ],
    [
      "UFDL: 100 of 20,000 jobs",
      {
        method: "POST",
        path: "/ufdl/v1/jobs/list",
        headers: { ...gateway.headers, "content-type": "application/json" },
        body: ufdlPage,
      },
      [
        { name: limit, service: fastest, request: get(named) },
        {
          name: "SOFA over Yoga",
          service: sofa,
          request: get(`/rest/ufdl-jobs?text=${encodeURIComponent(shot)}`),
        },
        { name: "Koa + Prisma", service: koa, request: get(named) },
      ],
    ],
    [
      "Scale: a page of 100 of 20,000 nodes",
      get(`${scale}?is_active=true&order=-created&page=3&page_size=100`, gateway.headers),
      [
        { name: limit, service: fastest, request: get(linked) },
        {
          name: "SOFA over Yoga",
          service: sofa,
          request: get(`/rest/scale-page?page=3&url=${encodeURIComponent(`http://bench${scale}`)}`),
        },
        { name: "Koa + Prisma", service: koa, request: get(linked) },
      ],
    ],
  ];
  for (const [title, request, others] of lists) {
    const results = await draft.compare(title, [{ name: "Gantry", service: gateway, request }, ...others]);
    draft.share(title, 0.5, results);
  }
  await stop(gateway, fastest, sofa, koa);
  return draft;
}

export const b2: Row = { id: "B2", title: "Lists by REST", run };
