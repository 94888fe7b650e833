import { change } from "../../src/domain/change.ts";
import { acquireNext } from "../../src/domain/jobs/acquireNext.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { endJob } from "../../src/domain/jobs/endJob.ts";
import { heartbeat } from "../../src/domain/jobs/heartbeat.ts";
import { run } from "../support/process.ts";
import { chain, type Farm, farm } from "./farm.ts";
import { statements } from "./statements.ts";

/*
 * npm run bench: what the queue's hot calls cost while the queue grows, with the plans of their statements, and what the
 * server serves in a second. They have to stay flat: the costs at the greatest size may be at most `allowed` times those
 * at the least, or the program ends with 1.
 *
 *   npm run bench -- 1000 20000 100000
 */

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(1_000, 20_000, 100_000);
const allowed = 3;

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

async function served({ server }: Farm, jobs: number): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  const load = async (name: string, connections: number, ...call: string[]) => {
    const told = await run("test/bench/load.process.ts", [server.url, String(connections), "3", ...call]);
    result[name] = JSON.parse(told).perSecond;
  };
  const ask = (path: string, body = "") =>
    fetch(server.url + path, {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  await load("GET /api/jobs/{id}, /s", 16, "GET", `/api/jobs/${Math.floor(jobs / 2)}`);
  await ask("/api/stopworkers", '["w0"]');
  const report = (name: string, more = "") =>
    `hostname=${name}&load=[12]&free_memory=1000&total_memory=2000${more}`;
  await ask("/workers/pickjob", report("idle"));
  await load("idle pick, /s", 16, "POST", "/workers/pickjob", report("idle"));
  await ask("/api/startworkers", '["w0"]');
  const picked = await (await ask("/workers/pickjob", report("w0"))).text();
  const id = /^\((\d+),/.exec(picked)?.[1];
  if (!id) throw new Error(`nothing was picked: ${picked}`);
  await load("heartbeat, /s", 16, "POST", "/workers/heartbeat", report("w0", `&jobId=${id}`));
  return result;
}

async function roots(): Promise<number> {
  const one = await farm(0);
  for (let made = 0; made < 1_000; made++) {
    await change({ services: one.server.services, actor: one.people }, (tx) =>
      createTree(tx, { title: `root ${made}`, command: "render", user: "ann" }),
    );
  }
  const told = await run("test/bench/load.process.ts", [one.server.url, "16", "3", "GET", "/api/jobs"]);
  await one.close();
  return JSON.parse(told).perSecond;
}

async function plans({ server: { services } }: Farm): Promise<void> {
  for (const [name, sql] of Object.entries(statements)) {
    const nulls = Array.from(sql.matchAll(/\?/g), () => null);
    const rows = await services.store.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, nulls);
    console.log(`${name}\n${rows.map(({ detail }) => `    ${detail}`).join("\n")}`);
  }
}

const table: Record<string, Record<string, string>> = {};
const all: Record<string, number>[] = [];
for (const size of sizes) {
  const one = await farm(size);
  if (size === sizes.at(-1)) await plans(one);
  const told = { ...(await costs(one)), ...(await served(one, size)) };
  all.push(told);
  for (const [name, value] of Object.entries(told)) {
    table[name] = { ...table[name], [`${size} jobs`]: value < 100 ? value.toFixed(2) : String(value) };
  }
  await one.close();
}
console.table(table);
console.log(`GET /api/jobs with 1,000 roots: ${await roots()} /s`);
const grown = Object.keys(table).filter((name) => {
  const [first, last] = [all[0]?.[name] ?? 0, all.at(-1)?.[name] ?? 0];
  return name.endsWith("ms") ? last > allowed * first : last * allowed < first;
});
if (grown.length > 0) console.error(`not flat: ${grown.join("; ")}`);
process.exit(grown.length > 0 ? 1 : 0);
