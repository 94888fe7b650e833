import { expect, test } from "@jest/globals";
import { dialect } from "../support/database.ts";
import { size } from "../support/long.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { withDatabase } from "../support/store.ts";
import { made, makeNode } from "../support/work.ts";

const workers = size(16, 64);
const jobs = size(100, 1_000);

/** A call to a gateway: the answer's text. A 5xx fails the test. */
type Ask = (path: string, body: object | URLSearchParams | null, node?: number) => Promise<string>;

function asking({ url, admin }: TestServer, coalition: boolean): Ask {
  return async (path, body, node) => {
    const form = body instanceof URLSearchParams;
    const response = await fetch(url + path, {
      method: body === null ? "GET" : "POST",
      headers: {
        ...(!coalition && { authorization: `Bearer ${admin.bearer}` }),
        ...(node !== undefined && { "node-id": String(node) }),
        ...(body && { "content-type": form ? "application/x-www-form-urlencoded" : "application/json" }),
      },
      ...(body && { body: form ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${path}: ${response.status} ${text}`);
    return response.ok ? text : "";
  };
}

/** A worker: takes jobs until none is left, and ends them. @returns the jobs that it was given */
type Work = (server: TestServer, name: string, all: readonly number[]) => Promise<number[]>;

const coalition: Work = async (server, name) => {
  const ask = asking(server, true);
  const given: number[] = [];
  const report = { hostname: name, load: "[1]", free_memory: "1", total_memory: "2" };
  for (;;) {
    const text = await ask("/coalition/api/workers/pickjob", new URLSearchParams(report));
    const job = Number(/^[([](-?\d+)/.exec(text)?.[1]);
    if (!(job > 0)) return given;
    given.push(job);
    await ask(
      "/coalition/api/workers/endjob",
      new URLSearchParams({ hostname: name, jobId: String(job), errorCode: "0" }),
    );
  }
};

const graphql: Work = async (server, name) => {
  const node = await makeNode(server, name);
  const given: number[] = [];
  for (;;) {
    const next = "mutation { made: acquireNextJob(kinds: [COMMAND]) { job { number } errors { message } } }";
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
const ufdl: Work = async (server, name, all) => {
  const node = await makeNode(server, name);
  const ask = asking(server, false);
  const given: number[] = [];
  for (const job of all.toReversed()) {
    if ((await ask(`/ufdl/v1/jobs/${job}/acquire`, null, node)) === "") continue;
    given.push(job);
    const notify = { send_notification: "" };
    await ask(`/ufdl/v1/jobs/${job}/start`, notify, node);
    await ask(`/ufdl/v1/jobs/${job}/finish`, { ...notify, success: true }, node);
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
  const first = await withServer({ config: { databaseUrl } });
  const more = dialect === "postgresql" ? [0, 1] : [];
  const servers = [first];
  for (const _ of more) servers.push(await withServer({ config: { databaseUrl } }));
  const all = await makeJobs(first, jobs);
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
