import { Draft, stop } from "../harness/draft.ts";
import { waiting } from "../harness/fill.ts";
import { type Gateway, startGateway } from "../harness/gateway.ts";
import { type Client, load, type Request, seconds } from "../harness/load.ts";
import { atLeast, inShort, of, type Row } from "../harness/report.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };

function post(path: string, body: string, keep?: string): Request {
  return { method: "POST", path, headers: form, body, ...(keep !== undefined && { keep }) };
}

const names = Array.from({ length: 32 }, (_, index) => `w${index}`);
const pick = (name: string) => `hostname=${name}&load=[12]&free_memory=1000&total_memory=2000`;

async function fill({ url, graphql }: Gateway): Promise<void> {
  await graphql(
    `mutation ($tree: JobTreeInput!) { createJobTree(tree: $tree) { job { number } errors { code message } } }`,
    { tree: waiting(20_000) },
  );
  const ask = (path: string, body: string) =>
    fetch(`${url}/coalition${path}`, { method: "POST", headers: form, body });
  await ask("/api/stopworkers", JSON.stringify(names));
  for (const name of names) await ask("/workers/pickjob", pick(name));
  await ask("/api/startworkers", JSON.stringify(names));
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    "32 workers of Coalition, each on a connection of its own: /workers/pickjob, then /workers/endjob, with 20,000 jobs waiting in 200 groups. One pass is a whole cycle; its times are those of both calls. The original does 45 to 324 cycles a second.",
  );
  const gateway = await startGateway();
  await fill(gateway);
  const clients: Client[] = names.map((name) => ({
    requests: [
      post("/coalition/workers/pickjob", pick(name), "^\\((\\d+),"),
      post("/coalition/workers/endjob", `hostname=${name}&jobId={{kept}}&errorCode=0`),
    ],
  }));
  const results = await draft.measure("Cycles", [
    { name: "Gantry", measure: () => load({ url: gateway.url, seconds, clients }) },
  ]);
  draft.quote = `Coalition's pick and end with 32 workers and 20,000 jobs waiting: ${inShort(results, "Gantry")}`;
  draft.targets.push(atLeast("cycles per second", 400, of(results, "Gantry").perSecond));
  await stop(gateway);
  return draft;
}

export const b7: Row = { id: "B7", title: "Pick and end by Coalition's workers", run };
