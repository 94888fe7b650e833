import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import type * as Client from "../../packages/client/src/index.ts";
import { withProxy } from "../support/proxy.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";
import { trustingOnly } from "../support/trusted.ts";
import { makeJob } from "../support/work.ts";
import { execute, withCheckout, withFolder } from "./installation.ts";

/* The client as users have it: packed, and installed into an empty folder. */

let folder: string;
let installed: typeof Client;

beforeAll(async () => {
  folder = await forAllTests(async () => {
    const checkout = await withCheckout({ packages: true });
    const place = await withFolder("client");
    await execute(join(checkout, "packages/client"), "npm", "pack", "--pack-destination", place);
    const tarball = readdirSync(place).find((name) => name.endsWith(".tgz"));
    await writeFile(join(place, "package.json"), JSON.stringify({ type: "module" }));
    await execute(place, "npm", "install", "--offline", `./${tarball}`);
    return place;
  });
  installed = await import(join(folder, "node_modules/@gantry/client/dist/index.js"));
}, 120_000);

/** A client of the test server's admin; elsewhere by `url`. */
function clientOf({ url, admin }: TestServer, at = url): Client.Client {
  return installed.createClient({ url: at, credentials: { token: admin.bearer } });
}

interface JobState {
  job: { state: string; errorReason: string | null; progress: number | null; log: { text: string } };
}

async function stateOf(server: TestServer, job: number): Promise<JobState["job"]> {
  const { data } = await server.graphql<JobState>(
    "query ($id: ID!) { job(id: $id) { state errorReason progress log { text } } }",
    { id: job },
  );
  return data.job;
}

/** A worker that is stopped before its server is. */
async function withWorker(
  server: TestServer,
  run: Client.WorkerOptions["run"],
  work: (worker: Client.Worker) => Promise<void>,
): Promise<void> {
  const client = clientOf(server);
  const worker = new installed.Worker({ client, name: "worker-1", run, poll: 20, beat: 50 });
  await worker.start();
  try {
    await work(worker);
  } finally {
    await worker.stop(0);
  }
}

test("a program of its own works off jobs, with log, progress and output, and stops when it is told to", async () => {
  const server = await withServer();
  const good = await makeJob(server, { command: "sum 1 2" });
  const bad = await makeJob(server, { command: "fail" });
  await writeFile(
    join(folder, "worker.mjs"),
    `import { createClient, Worker } from "@gantry/client";
    const { SERVER, USERNAME, PASSWORD } = process.env;
    const client = createClient({ url: SERVER, credentials: { username: USERNAME, password: PASSWORD } });
    const worker = new Worker({ client, name: "worker-1", kinds: ["COMMAND"], poll: 20, run: async (job) => {
      if (job.command === "fail") throw new Error("It can't be done.");
      job.log("one\\n");
      await job.progress(0.5, { comment: "half way" });
      await job.output({ name: "sum", type: "text", body: "3" });
      job.log("two\\n");
    } });
    await worker.start();
    const left = async () => (await client.execute("{ jobs(filter: { state: { in: [WAITING, WORKING] } }) { totalCount } }")).jobs.totalCount;
    while (await left() > 0) await new Promise((done) => setTimeout(done, 20));
    await worker.stop();
    console.log("stopped");`,
  );
  const { username, password } = server.user;
  const printed = await execute(
    folder,
    "env",
    `SERVER=${server.url}`,
    `USERNAME=${username}`,
    `PASSWORD=${password}`,
    process.execPath,
    "worker.mjs",
  );
  expect(printed).toBe("stopped\n");
  expect(await stateOf(server, good)).toMatchObject({ state: "FINISHED", log: { text: "one\ntwo\n" } });
  expect(await stateOf(server, bad)).toMatchObject({ state: "ERROR", errorReason: "It can't be done." });
  const { data } = await server.graphql(
    "query ($id: ID!) { job(id: $id) { outputs { nodes { name type size } } } }",
    {
      id: good,
    },
  );
  expect(data).toEqual({ job: { outputs: { nodes: [{ name: "sum", type: "text", size: 1 }] } } });
}, 60_000);

test("a worker works off jobs of a server that executes only trusted documents", async () => {
  const made = 'mutation Made { createCommandJob(input: { command: "true" }) { job { number } } }';
  const states = "query States { jobs { nodes { state } } }";
  const server = await trustingOnly({ made, states });
  await server.graphql(made);
  const run: Client.WorkerOptions["run"] = async (job) => {
    job.log("one\n");
    await job.progress(0.5);
  };
  await withWorker(server, run, () =>
    eventually(async () => {
      const { data } = await server.graphql<{ jobs: { nodes: { state: string }[] } }>(states);
      return data.jobs.nodes[0]?.state === "FINISHED";
    }),
  );
}, 60_000);

test("a cancelled job is told so by its signal, and the worker takes the next one", async () => {
  const server = await withServer();
  const first = await makeJob(server, { command: "wait" });
  const reasons: unknown[] = [];
  const run: Client.WorkerOptions["run"] = async ({ number, signal }) => {
    if (number === first) await new Promise((done) => signal.addEventListener("abort", done));
    reasons.push(signal.aborted);
  };
  await withWorker(server, run, async () => {
    await eventually(async () => (await stateOf(server, first)).state === "WORKING");
    await server.graphql("mutation ($id: ID!) { cancelJob(id: $id) { errors { message } } }", { id: first });
    const second = await makeJob(server, { command: "next" });
    await eventually(async () => (await stateOf(server, second)).state === "FINISHED");
  });
  expect(reasons).toEqual([true, false]);
  expect((await stateOf(server, first)).state).toBe("CANCELLED");
}, 60_000);

test("heartbeats keep the lease of a job that takes longer than it", async () => {
  const server = await withServer();
  const job = await makeJob(server, { command: "long", lease: 60 });
  const run: Client.WorkerOptions["run"] = async ({ signal, log }) => {
    while (!signal.aborted) {
      log(".");
      await new Promise((done) => setTimeout(done, 10));
    }
  };
  await withWorker(server, run, async () => {
    await eventually(async () => (await stateOf(server, job)).state === "WORKING");
    for (let minute = 0; minute < 3; minute++) {
      server.clock.advance(50);
      const { length } = (await stateOf(server, job)).log.text;
      // The second report since then began after it.
      await eventually(async () => (await stateOf(server, job)).log.text.length > length + 20);
      await server.scheduler.runAll();
    }
    expect((await stateOf(server, job)).state).toBe("WORKING");
  });
  expect(await stateOf(server, job)).toMatchObject({
    state: "ERROR",
    errorReason: "The worker was stopped.",
  });
}, 60_000);

test("a subscription goes on after a lost connection, with nothing missed or repeated", async () => {
  const server = await withServer();
  const proxy = await withProxy(server.url);
  const lost: string[] = [];
  const stop = new AbortController();
  const changes = clientOf(server, proxy.url).subscribe<
    { events: { position: string; event: { job: { number: number } } } },
    { since?: string }
  >(
    "subscription ($since: Position) { events(types: [JOB_CREATED], since: $since) { position event { job { number } } } }",
    { since: "0" },
    { signal: stop.signal, onLost: ({ code }) => lost.push(code) },
  );
  const made: number[] = [];
  const heard: number[] = [];
  for (const _ of [1, 2, 3]) made.push(await makeJob(server));
  for await (const { events } of changes) {
    heard.push(events.event.job.number);
    if (heard.length === 2) proxy.cut();
    if (heard.length === 3) made.push(await makeJob(server));
    if (heard.length === 4) stop.abort();
  }
  expect(heard).toEqual(made);
  expect(lost).toEqual(["UNREACHABLE"]);
}, 60_000);

test("errors have the server's code, or say that there is no server", async () => {
  const server = await withServer();
  const { createClient, done } = installed;
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      ({ code }) => code,
    );
  const wrong = createClient({ url: server.url, credentials: { username: "admin", password: "wrong" } });
  expect(await codeOf(wrong.execute("{ jobs { totalCount } }"))).toBe("BAD_CREDENTIALS");
  const nobody = createClient({ url: server.url, credentials: null });
  expect(await codeOf(nobody.execute("{ jobs { totalCount } }"))).toBe("UNAUTHENTICATED");
  const nowhere = createClient({ url: "http://127.0.0.1:1", credentials: null });
  expect(await codeOf(nowhere.execute("{ jobs { totalCount } }"))).toBe("UNREACHABLE");
  const client = clientOf(server);
  const cancelled = client.execute<{ cancelJob: { errors: { code: string; message: string }[] } }>(
    "mutation { cancelJob(id: 99) { errors { code message } } }",
  );
  expect(await codeOf(cancelled.then(({ cancelJob }) => done(cancelJob)))).toBe("NOT_FOUND");
  expect(await codeOf(client.upload(99, { name: "a", body: "b" }))).toBe("NOT_FOUND");
});

test("the types of the installed package are whole", async () => {
  await writeFile(
    join(folder, "use.ts"),
    `import { createClient, type RunningJob, Worker } from "@gantry/client";
    const client = createClient({ url: "", credentials: { token: "" } });
    const run = async (job: RunningJob): Promise<void> => { const n: number = job.number; job.log(String(n)); };
    new Worker({ client, name: "a", kinds: ["COMMAND"], run });
    // @ts-expect-error There is no such kind.
    new Worker({ client, name: "a", kinds: ["NOTHING"], run });`,
  );
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--lib",
    "es2023,dom,dom.iterable",
  ];
  await execute(folder, process.execPath, resolve("node_modules/typescript/bin/tsc"), ...options, "use.ts");
}, 60_000);
