import { change } from "../../src/domain/change.ts";
import { acquireNext } from "../../src/domain/jobs/acquireNext.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { endJob } from "../../src/domain/jobs/endJob.ts";
import { heartbeat } from "../../src/domain/jobs/heartbeat.ts";
import { chain, type Farm, farm } from "./farm.ts";
import { accessKey } from "./harness/gateway.ts";
import { input } from "./harness/input.ts";
import { get, load, operation, type Request } from "./harness/load.ts";
import { planOf, statements } from "./statements.ts";

/* What the queue's hot calls cost in process, and what the server serves, with a queue of one length: see rows/growth.ts. */

const { jobs, seconds } = await input<{ jobs: number; seconds: number }>();

/** The middle of some rounds, in milliseconds. */
async function middle(rounds: number, work: () => Promise<() => Promise<unknown>>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const measured = await work();
    const started = performance.now();
    await measured();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] as number;
}

async function costs({ server: { services }, people, worker }: Farm): Promise<Record<string, number>> {
  const actor = await worker("w0");
  const doing = <T>(work: Parameters<typeof change<T>>[1]) => change({ services, actor }, work);
  const deepLeaf = async () => {
    await change({ services, actor: people }, (tx) => createTree(tx, chain(8)));
    const job = await doing((tx) => acquireNext(tx, { kinds: ["COMMAND"] }));
    if (job?.depth !== 7) throw new Error("the deep leaf was not picked");
    return job.id;
  };
  const result: Record<string, number> = {};
  result["pick, ms"] = await middle(30, async () => {
    await doing((tx) => acquireNext(tx, { restarted: true })).then(
      (job) => job && doing((tx) => endJob(tx, job.id, { exitCode: 0 })),
    );
    return () => doing((tx) => acquireNext(tx, { kinds: ["COMMAND"], restarted: true }));
  });
  await doing((tx) => acquireNext(tx, { restarted: true })).then(
    (job) => job && doing((tx) => endJob(tx, job.id, { exitCode: 0 })),
  );
  result["finish 8 levels deep, ms"] = await middle(30, async () => {
    const id = await deepLeaf();
    return () => doing((tx) => endJob(tx, id, { exitCode: 0 }));
  });
  const id = await deepLeaf();
  const log = Buffer.from("frame rendered\nPROGRESS:50\n");
  result["heartbeat with a log, ms"] = await middle(
    50,
    async () => () => doing((tx) => heartbeat(tx, id, { log, progress: 0.5 })),
  );
  return result;
}

async function served({ server }: Farm): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const measure = async (name: string, request: Request) => {
    const clients = Array.from({ length: 16 }, () => ({ requests: [request] }));
    result[name] = (await load({ url: server.url, seconds, clients })).perSecond;
  };
  const post = (path: string, body: string): Request => ({ method: "POST", path, headers, body });
  const ask = ({ path, body = "" }: Request) => fetch(server.url + path, { method: "POST", body, headers });
  await measure("GET /api/jobs/{id}, /s", get(`/api/jobs/${Math.floor(jobs / 2)}`));
  await ask(post("/api/stopworkers", '["w0"]'));
  const report = (name: string, more = "") =>
    `hostname=${name}&load=[12]&free_memory=1000&total_memory=2000${more}`;
  await measure("idle pick, /s", post("/workers/pickjob", report("idle")));
  await ask(post("/api/startworkers", '["w0"]'));
  const picked = await (await ask(post("/workers/pickjob", report("w0")))).text();
  const id = /^\((\d+),/.exec(picked)?.[1];
  if (!id) throw new Error(`nothing was picked: ${picked}`);
  await measure("heartbeat, /s", post("/workers/heartbeat", report("w0", `&jobId=${id}`)));
  const page =
    "{ jobs(first: 50, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { number title state } } }";
  await measure("the newest 50 by GraphQL, /s", operation(page, {}, await accessKey(server.url)));
  return result;
}

async function plans({ server: { services } }: Farm): Promise<Record<string, string[]>> {
  const result: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(statements(services.store))) {
    const steps = await planOf(services.store, query);
    result[name] = steps;
  }
  return result;
}

const one = await farm(jobs);
const result = { costs: { ...(await costs(one)), ...(await served(one)) }, plans: await plans(one) };
await one.close();
console.log(JSON.stringify(result));
process.exit(0);
