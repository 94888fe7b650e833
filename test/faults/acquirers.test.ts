import { expect, test } from "@jest/globals";
import { Coalition } from "../support/coalition.ts";
import { dialect } from "../support/database.ts";
import { size } from "../support/long.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { withDatabase } from "../support/store.ts";
import { freshIp, Ufdl } from "../support/ufdl.ts";
import { made, makeNode } from "../support/work.ts";

const workers = size(8, 64);
const jobs = size(40, 1_000);

/** A worker: takes jobs until none is left, and ends them. @returns the jobs that it was given */
type Work = (server: TestServer, name: string, all: readonly number[]) => Promise<number[]>;

const coalition: Work = async (server, name) => {
  const worker = new Coalition(server, "/coalition").worker(name);
  const given: number[] = [];
  for (;;) {
    const job = await worker.pick();
    if (!job) return given;
    given.push(job.id);
    await worker.end(job.id);
  }
};

const graphql: Work = async (server, name) => {
  const node = await makeNode(server, name);
  const given: number[] = [];
  for (;;) {
    const next =
      "mutation { made: acquireNextJob(kinds: [COMMAND, TEMPLATE]) { job { number } errors { message } } }";
    const { data, errors } = await server.graphql<{ made: { job: { number: number } | null } }>(
      next,
      {},
      { node },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const job = data.made.job?.number;
    if (job === undefined) return given;
    given.push(job);
    await made(
      server,
      `mutation { made: finishJob(id: ${job}) { job { number } errors { message } } }`,
      {},
      { node },
    );
  }
};

/** UFDL's workers see the whole list and try one job after the other; the newest first, where the others come last. */
const ufdl: Work = async (server, _name, all) => {
  const api = new Ufdl(server, "/ufdl");
  const node = await api.node(freshIp());
  const given: number[] = [];
  for (const job of all.toReversed()) {
    const { status, text } = await api.acquire(job, node);
    if (status >= 500) throw new Error(text);
    if (status !== 200) continue;
    given.push(job);
    await api.ok(api.start(job, node));
    await api.ok(api.finish(job, node));
  }
  return given;
};

async function makeJobs(server: TestServer, count: number): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.length < count) {
    const some = Array.from({ length: Math.min(50, count - numbers.length) }, (_, at) => at);
    const fields = some.map((at) => `j${at}: createCommandJob(input: { command: "x" }) { job { number } }`);
    const { data } = await server.graphql<Record<string, { job: { number: number } }>>(
      `mutation { ${fields.join(" ")} }`,
    );
    numbers.push(...Object.values(data).map(({ job }) => job.number));
  }
  return numbers;
}

test("many workers of mixed dialects take every job once, at one gateway on SQLite and at three on PostgreSQL", async () => {
  const databaseUrl = await withDatabase("users");
  // All of them and their workers share this process, in which a connection may have to be waited for.
  const config = { databaseUrl, databaseTimeout: 30 };
  const first = await withServer({ config });
  const more = dialect === "postgresql" ? [0, 1] : [];
  const servers = [first];
  for (const _ of more) servers.push(await withServer({ config }));
  const api = new Ufdl(first, "/ufdl");
  const all = await makeJobs(first, jobs / 2);
  while (all.length < jobs) all.push(await api.job());
  const kinds = [coalition, graphql, ufdl];
  const given = await Promise.all(
    Array.from({ length: workers }, (_, at) =>
      (kinds[at % kinds.length] as Work)(servers[at % servers.length] as TestServer, `w${at}`, all),
    ),
  );
  expect(given.flat().sort((a, b) => a - b)).toEqual(all);
  // Every dialect had its part, and the counters equal a recount.
  for (const kind of [0, 1, 2])
    expect(given.filter((_, at) => at % 3 === kind).flat().length).toBeGreaterThan(0);
  const { read } = first.services.store;
  expect(await read.job.count({ where: { state: "FINISHED", nodeId: { not: null } } })).toBe(jobs);
  expect(await read.run.count({ where: { outcome: "FINISHED" } })).toBe(jobs);
  expect(await read.run.count()).toBe(jobs);
  expect((await read.node.aggregate({ _sum: { finished: true } }))._sum.finished).toBe(jobs);
  expect(await read.event.count({ where: { type: "JOB_ACQUIRED" } })).toBe(jobs);
}, 300_000);
