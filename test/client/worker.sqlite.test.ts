import { expect, test } from "@jest/globals";
import type { GantryError, RunningJob } from "../../packages/client/src/index.ts";
import { logLimit } from "../../src/domain/jobs/log.ts";
import { runGantry } from "../cli/gantry.ts";
import { withProxy } from "../support/proxy.ts";
import { withRelay } from "../support/relay.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { eventually } from "../support/subscribe.ts";
import { makeJob, makeNode } from "../support/work.ts";
import { aborted, jobOf, startWorker } from "./workers.ts";

/* The worker of the client package while its server is away, refuses something, or has taken the job. */

/** A job whose log takes nothing more. */
async function makeFullJob(server: TestServer): Promise<number> {
  const jobId = await makeJob(server);
  const bytes = Buffer.from("full");
  const offset = BigInt(logLimit - bytes.length);
  await server.services.store.write((tx) =>
    tx
      .insertInto("LogChunk")
      .values({ jobId, attempt: 0, offset, size: bytes.length, bytes, createdAt: server.clock.now() })
      .execute(),
  );
  return jobId;
}

const asked = (received: readonly string[], operation: string) =>
  received.filter((body) => body.includes(`mutation ${operation}(`));

test("a log that is full ends neither the heartbeats of its job nor the job", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  const job = await makeFullJob(server);
  const run = async ({ log, signal }: RunningJob) => {
    log("more");
    await eventually(() => asked(relay.received, "AppendLog").length > 0);
    const before = asked(relay.received, "Beat").length;
    // The first of these may have begun before the log was refused.
    await eventually(() => signal.aborted || asked(relay.received, "Beat").length > before + 2);
  };
  await startWorker(server, { url: relay.url, run });
  await eventually(async () => /FINISHED|ERROR/.test((await jobOf(server, job)).state));
  expect(await jobOf(server, job)).toMatchObject({ state: "FINISHED", errorReason: null });
});

test("what is logged while the server is away arrives in order and whole, in pieces that it takes", async () => {
  const server = await withServer({ config: { limits: { body: 1_000_000 } } });
  const relay = await withRelay(server.url);
  const text = `${"\u{1F600}".repeat(400_000)}\n`;
  let refusals = 0;
  relay.answer = (body, forward) =>
    body.includes("mutation AppendLog") && refusals++ < 1 ? { status: 502, text: "" } : forward();
  const job = await makeJob(server);
  const run = async ({ log }: RunningJob) => {
    log("first\n");
    await eventually(() => refusals > 0);
    log(text);
  };
  await startWorker(server, { url: relay.url, run });
  await eventually(async () => (await jobOf(server, job)).state === "FINISHED");
  const environment = { GANTRY_URL: server.url, GANTRY_TOKEN: server.admin.bearer };
  expect((await runGantry(`job log ${job}`, environment)).out === `first\n${text}`).toBe(true);
});

test("a job that was taken from its worker is stopped by the first report that is refused", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  const job = await makeJob(server);
  const reasons: unknown[] = [];
  const run = async ({ number, log, signal }: RunningJob) => {
    const { read, write } = server.services.store;
    await write(async (tx) => {
      await tx.updateTable("Job").set({ state: "ERROR", nodeId: null }).where("id", "=", number).execute();
      await tx.updateTable("Node").set({ currentJobId: null }).execute();
    });
    expect(await read.job.count({ where: { state: "WORKING" } })).toBe(0);
    log("x".repeat(20_000));
    await aborted(signal);
    reasons.push((signal.reason as GantryError).code);
  };
  // Without heartbeats, which would tell it too.
  const worker = await startWorker(server, { url: relay.url, run, beat: 1_000_000 });
  await eventually(() => reasons.length > 0);
  expect(reasons).toEqual([expect.stringMatching(/^(FORBIDDEN|NOT_HOLDER)$/)]);
  await worker.stop();
  expect(asked(relay.received, "FailWork")).toEqual([]);
  expect((await jobOf(server, job)).state).toBe("ERROR");
});

test("a worker whose answer was lost asks again for the job that it was given", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  let lost = 0;
  relay.answer = async (body, forward) => {
    const answer = await forward();
    const given = body.includes("mutation TakeJob") && answer.text.includes('"attempt"');
    return given && lost++ === 0 ? { ...answer, cut: true } : answer;
  };
  const done: number[] = [];
  const worker = await startWorker(server, {
    url: relay.url,
    run: async ({ attempt }) => void done.push(attempt),
  });
  await eventually(() => relay.received.some((body) => body.includes('"restarted":false')));
  const job = await makeJob(server);
  await Promise.race([
    worker.stopped(),
    eventually(async () => (await jobOf(server, job)).state === "FINISHED"),
  ]);
  expect(done).toEqual([2]);
});

test("a worker that begins on a paused node takes up its work when the node is resumed", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  const node = await makeNode(server, "worker-1");
  const job = await makeJob(server);
  await server.graphql("mutation { acquireNextJob { job { number } } }", {}, { node });
  await server.graphql("mutation ($id: ID!) { pauseNode(id: $id) { errors { message } } }", { id: node });
  const worker = await startWorker(server, { url: relay.url, run: async () => {} });
  await eventually(() => asked(relay.received, "TakeJob").length > 1);
  await server.graphql("mutation ($id: ID!) { resumeNode(id: $id) { errors { message } } }", { id: node });
  await Promise.race([
    worker.stopped(),
    eventually(async () => (await jobOf(server, job)).state === "FINISHED"),
  ]);
  expect(await jobOf(server, job)).toMatchObject({ state: "FINISHED" });
});

test("a worker that is stopped ends although its server is away", async () => {
  const server = await withServer();
  const proxy = await withProxy(server.url);
  await makeJob(server);
  let begun = () => {};
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const failures: unknown[] = [];
  const run = async ({ progress, log }: RunningJob) => {
    proxy.target = null;
    proxy.cut();
    log("lost");
    begun();
    await progress(0.5).catch((error) => failures.push(error.code));
  };
  const worker = await startWorker(server, { url: proxy.url, run });
  await running;
  await eventually(() => proxy.refused > 1);
  await worker.stop(0);
  expect(failures).toEqual(["UNREACHABLE"]);
});

test("what a worker could not log is sent once more when it is stopped", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  const job = await makeJob(server);
  let back = false;
  relay.answer = (body, forward) =>
    body.includes("mutation AppendLog") && !back ? { status: 503, text: "" } : forward();
  const attempts = () => asked(relay.received, "AppendLog").length;
  const run = async ({ log, signal }: RunningJob) => {
    log("late\n");
    await aborted(signal);
    await eventually(() => attempts() > 1);
    back = true;
  };
  const worker = await startWorker(server, { url: relay.url, run });
  await eventually(() => attempts() > 0);
  await worker.stop(0);
  expect(await jobOf(server, job)).toMatchObject({ state: "ERROR", log: { text: "late\n" } });
});

test("an upload ends when its worker is stopped, and its job fails", async () => {
  const server = await withServer();
  const job = await makeJob(server);
  const proxy = await withProxy(server.url);
  const run = async ({ output }: RunningJob) => {
    const body = new ReadableStream({ start: (endless) => endless.enqueue(Buffer.from("begun")) });
    await output({ name: "endless", body });
  };
  const worker = await startWorker(server, { url: proxy.url, run });
  await eventually(() => proxy.sent.includes("PUT /outputs/"));
  await worker.stop(0);
  expect(await jobOf(server, job)).toMatchObject({ state: "ERROR", errorReason: "The worker was stopped." });
});

test("no heartbeat of a job reaches the server after the report of its end", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  relay.answer = async (body, forward) => {
    // Slow enough for a report to overtake it.
    const detours = body.includes("mutation Beat") ? 40 : 0;
    for (let made = 0; made < detours; made++) await fetch(`${server.url}/healthz`);
    return forward();
  };
  const jobs: number[] = [];
  for (let made = 0; made < 5; made++) jobs.push(await makeJob(server));
  const run = async ({ progress }: RunningJob) => {
    for (const part of [0.1, 0.5, 0.9]) await progress(part);
  };
  await startWorker(server, { url: relay.url, run, beat: 1, poll: 1 });
  await eventually(async () => (await jobOf(server, jobs.at(-1) as number)).state === "FINISHED");
  expect(asked(relay.received, "Beat").length).toBeGreaterThan(0);
  for (const job of jobs)
    expect(await jobOf(server, job)).toMatchObject({ state: "FINISHED", log: { text: "" } });
});
