import { beforeEach, describe, expect, test } from "@jest/globals";
import { type Coalition, type CoalitionEvent, withCoalition } from "../../support/coalition.ts";

/* The worker's own calls (docs/apis/coalition.md section 4.3). */

let coalition: Coalition;
beforeEach(async () => {
  coalition = await withCoalition();
});
const now = () => Math.floor(coalition.server.clock.now().getTime() / 1000);

describe("pickjob", () => {
  test("registers the worker, answers the tuple of its job, or of none", async () => {
    expect(await coalition.worker("w1").say("pickjob", {})).toBe("(-1, '', '', '', None)");
    const id = await coalition.add({ command: "echo hi", dir: "." });
    expect(await coalition.worker("w1").say("pickjob", {})).toBe(`(${id}, u'echo hi', u'.', u'', u'')`);
    expect(await coalition.job(id)).toMatchObject({
      state: "WORKING",
      worker: "w1",
      start_time: now(),
      duration: 0,
      progress: 0,
    });
    expect(await coalition.workers("w1")).toMatchObject({ state: "WORKING", last_job: id });
    coalition.server.clock.advance(4);
    expect(await coalition.job(id)).toMatchObject({ duration: 4 });
  });

  test("GET works as POST does", async () => {
    const id = await coalition.add();
    const { text } = await coalition.ask("GET", "/workers/pickjob?hostname=w1");
    expect(text.startsWith(`(${id}, `)).toBe(true);
    expect((await coalition.ask("GET", `/workers/heartbeat?hostname=w1&jobId=${id}`)).text).toBe("true");
    expect((await coalition.ask("GET", `/workers/endjob?hostname=w1&jobId=${id}`)).text).toBe("None");
    expect(await coalition.job(id)).toMatchObject({ state: "FINISHED" });
  });

  test("texts full of quotes and worse arrive as they are", async () => {
    const nasty = `it's "so"\\n\n\r\t and ')\\'; __import__('os') é€😀`;
    await coalition.add({ command: nasty, dir: nasty, environment: nasty, user: nasty });
    expect(await coalition.worker("w1").pick()).toMatchObject({
      command: nasty,
      dir: nasty,
      environment: nasty,
      user: nasty,
    });
  });

  test("a worker that asks again has lost what it worked on", async () => {
    const [a, b] = [await coalition.add(), await coalition.add()];
    const worker = coalition.worker("w1");
    expect((await worker.pick())?.id).toBe(a);
    await coalition.do("POST", "/api/pausejobs", [a]);
    expect((await worker.pick())?.id).toBe(b);
    expect(await coalition.job(a)).toMatchObject({ state: "PAUSED", worker: "w1" });
    const events = await coalition.do<CoalitionEvent[]>("GET", "/api/events?howlong=60");
    expect(events.map(({ state }) => state)).toEqual(["ERROR", "WORKING"]);
  });

  test("with memory that is no number: 400", async () => {
    const form = { hostname: "w1", free_memory: "much" };
    expect((await coalition.ask("POST", "/workers/pickjob", { form })).status).toBe(400);
  });

  test("without a name: nothing to do, and no worker is made, here as in heartbeat and endjob", async () => {
    await coalition.add();
    const said = async (what: string) =>
      (await coalition.ask("POST", `/workers/${what}`, { form: {}, loose: true })).text;
    expect(await said("pickjob")).toBe("(-1, '', '', '', None)");
    expect(await said("heartbeat")).toBe("false");
    expect(await said("endjob")).toBe("None");
    expect(await coalition.do("GET", "/api/workers")).toEqual([]);
  });
});

describe("heartbeat", () => {
  test("true while the job is the worker's; the log is kept, progress read by the job's pattern", async () => {
    const [a, b] = [await coalition.add(), await coalition.add({ progress_pattern: "frame %one of" })];
    const [one, two] = [coalition.worker("w1"), coalition.worker("w2")];
    await one.pick();
    await two.pick();
    expect(await one.beat(a)).toBe(true);
    expect(await one.beat(a, "begin\nPROGRESS:25\nPROGRESS:50.5\n")).toBe(true);
    expect((await coalition.job(a)).progress).toBe(0.505);
    expect(await one.beat(a, "PROGRESS:150")).toBe(true);
    expect((await coalition.job(a)).progress).toBe(1);
    expect(await one.beat(a, "PROGRESS:1.2.3")).toBe(true);
    expect((await coalition.job(a)).progress).toBe(1);
    await two.beat(b, "PROGRESS:90\nframe 0.25 of");
    expect((await coalition.job(b)).progress).toBe(0.25);
    expect(await coalition.do("GET", `/api/jobs/${a}/log`)).toBe(
      "begin\nPROGRESS:25\nPROGRESS:50.5\nPROGRESS:150PROGRESS:1.2.3",
    );
  });

  test("bytes that are no UTF-8 survive in the graph, and show as U+FFFD here", async () => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    await worker.pick();
    await worker.beat(id, Uint8Array.from([0x61, 0xff, 0x62]));
    expect(await coalition.do("GET", `/api/jobs/${id}/log`)).toBe("a\ufffdb");
    const { data } = await coalition.server.graphql(`{ job(id: ${id}) { log { base64 } } }`);
    const base64 = Buffer.from([0x61, 0xff, 0x62]).toString("base64");
    expect(data).toEqual({ job: { log: { base64 } } });
  });

  test("a pattern that would take for ever elsewhere, and one that is none, cost nothing", async () => {
    const [a, b] = [
      await coalition.add({ progress_pattern: "(x+x+)+y%percent" }),
      await coalition.add({ progress_pattern: "(%percent" }),
    ];
    const [one, two] = [coalition.worker("w1"), coalition.worker("w2")];
    await one.pick();
    await two.pick();
    const started = performance.now();
    expect(await one.beat(a, "x".repeat(50_000))).toBe(true);
    expect(await two.beat(b, "50")).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((await coalition.job(b)).progress).toBe(0);
  });

  test.each(["pausejobs", "startjobs", "resetjobs"])("false after %s, and the log says so", async (path) => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    await worker.pick();
    await coalition.do("POST", `/api/${path}`, [id]);
    expect(await worker.beat(id, "last words\n")).toBe(false);
    expect(await coalition.do("GET", `/api/jobs/${id}/log`)).toBe(
      "last words\nKillJob: server required worker to kill job.\n",
    );
    await worker.end(id, -9);
    const { state, paused } = await coalition.job(id);
    expect([state, paused]).toEqual(path === "pausejobs" ? ["PAUSED", 1] : ["WAITING", 0]);
    expect(await coalition.workers("w1")).toMatchObject({ state: "WAITING", error: 0, finished: 0 });
  });

  test("false when the group is paused, the job deleted, set by hand, another's or none", async () => {
    const group = await coalition.add({ command: "" });
    const ids: number[] = [];
    for (let at = 0; at < 4; at++) ids.push(await coalition.add({ parent: at === 0 ? group : 0 }));
    const crew = ids.map((_, at) => coalition.worker(`w${at}`));
    for (const worker of crew) await worker.pick();
    await coalition.do("POST", "/api/pausejobs", [group]);
    await coalition.do("DELETE", "/api/jobs", [ids[1]]);
    await coalition.do("POST", "/api/jobs", { [ids[2] as number]: { state: "FINISHED" } });
    for (const at of [0, 1, 2]) expect(await crew[at]?.beat(ids[at] as number)).toBe(false);
    expect(await crew[3]?.beat(ids[0] as number)).toBe(false);
    expect(await crew[3]?.beat(999_999)).toBe(false);
    // Asked about another's job, it keeps its own.
    expect(await crew[3]?.beat(ids[3] as number)).toBe(true);
    expect(await coalition.job(ids[2] as number)).toMatchObject({ state: "FINISHED" });
    expect(await coalition.job(ids[0] as number)).toMatchObject({ state: "WAITING", h_paused: 1 });
  });

  test("an unknown worker becomes known by it", async () => {
    expect(await coalition.worker("late").beat(999_999)).toBe(false);
    expect(await coalition.workers("late")).toMatchObject({ state: "WAITING", cpu: "[50]" });
  });
});

describe("endjob", () => {
  test.each([
    [0, "FINISHED", { finished: 1, error: 0 }],
    [1, "ERROR", { finished: 0, error: 1 }],
    [-9, "ERROR", { finished: 0, error: 1 }],
    [-1, "ERROR", { finished: 0, error: 1 }],
  ])("with %p the job is %s", async (code, state, counts) => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    await worker.pick();
    coalition.server.clock.advance(5);
    await worker.end(id, code);
    expect(await coalition.job(id)).toMatchObject({ state, run_done: 1, duration: 5 });
    expect(await coalition.workers("w1")).toMatchObject({ state: "WAITING", ...counts });
  });

  test("a job that is not the worker's is left alone", async () => {
    const id = await coalition.add();
    await coalition.worker("w1").pick();
    await coalition.worker("w2").end(id);
    await coalition.worker("w2").end(999_999);
    expect(await coalition.job(id)).toMatchObject({ state: "WORKING" });
  });

  test("a deleted job has no end: it counts nothing", async () => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    await worker.pick();
    await coalition.do("DELETE", "/api/jobs", [id]);
    await worker.end(id);
    expect(await coalition.workers("w1")).toMatchObject({ state: "WAITING", finished: 0, error: 0 });
    const [event] = await coalition.do<CoalitionEvent[]>("GET", "/api/events?howlong=60");
    expect(event).toMatchObject({ job_id: id, state: "ERROR" });
  });

  test("an error with a retry left puts it back; the last one stays", async () => {
    const id = await coalition.add({ retry: 1 });
    const worker = coalition.worker("w1");
    await worker.pick();
    await worker.end(id, 1);
    expect(await coalition.job(id)).toMatchObject({ state: "WAITING", run_done: 1 });
    await worker.pick();
    await worker.end(id, 1);
    expect(await coalition.job(id)).toMatchObject({ state: "ERROR", run_done: 2 });
  });
});
