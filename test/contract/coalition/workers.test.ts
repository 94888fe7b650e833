import { beforeEach, describe, expect, test } from "@jest/globals";
import { type Coalition, withCoalition } from "../../support/coalition.ts";

/* Every call on workers, events and affinities, and the worker's own, of wire/coalition.md sections 2 to 4. */

let coalition: Coalition;
beforeEach(async () => {
  coalition = await withCoalition();
});
const now = () => Math.floor(coalition.server.clock.now().getTime() / 1000);

describe("GET /api/workers", () => {
  test("is an array with the fourteen fields", async () => {
    await coalition.worker("w1").pick();
    const rows = await coalition.do("GET", "/api/workers");
    expect(rows).toEqual([
      {
        name: "w1",
        ip: "127.0.0.1",
        affinity: "",
        state: "WAITING",
        ping_time: now(),
        finished: 0,
        error: 0,
        last_job: -1,
        current_event: -1,
        cpu: "[12]",
        free_memory: 1000,
        total_memory: 2000,
        active: 1,
        start_time: now(),
      },
    ]);
  });
});

describe("POST /api/workers", () => {
  test("sets affinity lines and active, makes names, passes over unknown workers", async () => {
    await coalition.worker("w1").pick();
    expect(
      await coalition.do("POST", "/api/workers", {
        w1: { affinity: "gpu,linux\nlinux", active: 0 },
        nobody: {},
      }),
    ).toBe(1);
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "gpu,linux\nlinux", active: 0 });
    expect(await coalition.do("GET", "/api/affinities")).toMatchObject({ 1: "gpu", 2: "linux", 3: "" });
    await coalition.do("POST", "/api/webfrontend/workers", { w1: { affinity: "" } });
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "", active: 0 });
  });

  test("what nobody sets is refused, and nothing of the body is done", async () => {
    await coalition.worker("w1").pick();
    await coalition.worker("w2").pick();
    const json = { w1: { affinity: "gpu" }, w2: { finished: 3 } };
    expect((await coalition.ask("POST", "/api/workers", { json })).status).toBe(400);
    expect((await coalition.ask("POST", "/api/workers", { json: { w1: "gpu" } })).status).toBe(400);
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "" });
  });
});

describe("stopworkers, startworkers, DELETE", () => {
  test("a stopped worker loses its job and is given none until it is started", async () => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    expect((await worker.pick())?.id).toBe(id);
    expect(await coalition.do("POST", "/api/stopworkers", ["w1", "nobody"])).toBe(1);
    expect(await coalition.job(id)).toMatchObject({ state: "WAITING", worker: "w1" });
    expect(await coalition.workers("w1")).toMatchObject({ active: 0 });
    expect(await worker.beat(id)).toBe(false);
    await worker.end(id, -9);
    expect(await coalition.workers("w1")).toMatchObject({ state: "WAITING", error: 0 });
    expect(await worker.pick()).toBe(null);
    expect(await coalition.do("POST", "/api/startworkers", ["w1"])).toBe(1);
    expect((await worker.pick())?.id).toBe(id);
  });

  test("a deleted worker's job goes back; it returns with its affinity", async () => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    await worker.pick();
    await coalition.do("POST", "/api/workers", { w1: { affinity: "linux" } });
    expect(await coalition.do("DELETE", "/api/workers", ["w1", "nobody"])).toBe(1);
    expect(await coalition.do("GET", "/api/workers")).toEqual([]);
    expect(await coalition.job(id)).toMatchObject({ state: "WAITING" });
    expect(await worker.beat(id)).toBe(false);
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "linux", state: "WAITING" });
  });

  test.each(["stopworkers", "startworkers"])("%s: nothing is fine, no list is not", async (path) => {
    expect((await coalition.ask("POST", `/api/${path}`)).text).toBe("1");
    expect((await coalition.ask("POST", `/api/${path}`, { json: 5 })).status).toBe(400);
    expect((await coalition.ask("POST", `/api/${path}`, { json: [["a"]] })).status).toBe(400);
  });
});

describe("GET /api/events", () => {
  test("an attempt is WORKING, then what it ended as; job, worker and howlong narrow", async () => {
    const [a, b] = [await coalition.add({ title: "A" }), await coalition.add({ title: "B" })];
    const [one, two] = [coalition.worker("w1"), coalition.worker("w2")];
    await one.pick();
    await two.pick();
    const started = now();
    coalition.server.clock.advance(10);
    await one.end(a);
    await two.end(b, 3);
    const all = await coalition.do("GET", "/api/events?howlong=60");
    expect(all).toEqual([
      {
        id: all[0].id,
        worker: "w1",
        job_id: a,
        job_title: "A",
        state: "FINISHED",
        start: started,
        duration: 10,
      },
      {
        id: all[1].id,
        worker: "w2",
        job_id: b,
        job_title: "B",
        state: "ERROR",
        start: started,
        duration: 10,
      },
    ]);
    expect(await coalition.do("GET", `/api/events?howlong=60&job=${b}`)).toEqual([all[1]]);
    expect(await coalition.do("GET", "/api/events?howlong=60&worker=w1")).toEqual([all[0]]);
    expect(await coalition.do("GET", `/api/events?howlong=60&worker=w1&job=${b}`)).toEqual([]);
    expect(await coalition.do("GET", "/api/events?howlong=5")).toEqual([]);
    expect(await coalition.do("GET", "/api/events?howlong=100000000000")).toHaveLength(2);
    // The default asks for what is yet to come.
    expect(await coalition.do("GET", "/api/events")).toEqual([]);
    expect((await coalition.ask("GET", "/api/events?howlong=long")).status).toBe(400);
  });
});

describe("affinities", () => {
  test("63 names, set in part, ids beyond passed over, jobs keep their bits", async () => {
    expect(Object.keys(await coalition.do("GET", "/api/affinities"))).toHaveLength(63);
    expect(await coalition.do("POST", "/api/affinities", { 1: "linux", "2": "gpu", 64: "none" })).toBe(1);
    const id = await coalition.add({ affinity: "gpu" });
    expect(await coalition.job(id)).toMatchObject({ affinity: "gpu", affinity_bits: 2 });
    await coalition.do("POST", "/api/affinities", { 2: "cuda" });
    expect(await coalition.job(id)).toMatchObject({ affinity: "cuda", affinity_bits: 2 });
    await coalition.do("POST", "/api/affinities", { 2: "" });
    expect(await coalition.job(id)).toMatchObject({ affinity: "#2" });
  });

  test("a name that no list can hold, one that stands twice, a number that is none", async () => {
    for (const json of [{ 1: "a,b" }, { 1: "same", 2: "same" }, { x: "a" }, { 1: ["a"] }]) {
      expect((await coalition.ask("POST", "/api/affinities", { json })).status).toBe(400);
    }
    expect((await coalition.do("GET", "/api/affinities"))[1]).toBe("");
  });

  test("a name beyond the 63rd is a clear 400", async () => {
    const names = Object.fromEntries(Array.from({ length: 63 }, (_, at) => [at + 1, `n${at}`]));
    await coalition.do("POST", "/api/affinities", names);
    const { status, text } = await coalition.ask("PUT", "/api/jobs", { json: { affinity: "one-more" } });
    expect([status, text]).toEqual([400, expect.stringContaining("all 63 names are taken")]);
  });
});

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
    const events = await coalition.do("GET", "/api/events?howlong=60");
    expect(events.map(({ state }: { state: string }) => state)).toEqual(["ERROR", "WORKING"]);
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
    const { data } = await coalition.server.graphql(`{ job(pk: ${id}) { log { base64 } } }`);
    expect(Buffer.from(data.job.log.base64, "base64")).toEqual(Buffer.from([0x61, 0xff, 0x62]));
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
