import { beforeEach, describe, expect, test } from "@jest/globals";
import { type Coalition, type CoalitionEvent, withCoalition } from "../../support/coalition.ts";

/* Every call on workers, events and affinities of docs/apis/coalition.md sections 2 and 3. */

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
    await coalition.do("POST", "/api/workers", { w1: { affinity: "linux,#7, gpu,gpu\n#2" } });
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "#7,gpu,linux\nlinux", active: 0 });
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

  test("a deleted worker returns by its next call, with its affinity and the job it is at", async () => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    await worker.pick();
    await coalition.do("POST", "/api/workers", { w1: { affinity: "linux" } });
    expect(await coalition.do("DELETE", "/api/workers", ["w1", "nobody"])).toBe(1);
    expect(await coalition.do("GET", "/api/workers")).toEqual([]);
    expect(await coalition.job(id)).toMatchObject({ state: "WORKING" });
    expect(await worker.beat(id)).toBe(true);
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "linux", state: "WORKING" });
    await worker.end(id);
    expect(await coalition.job(id)).toMatchObject({ state: "FINISHED", run_done: 1 });
    await coalition.do("DELETE", "/api/workers", ["w1"]);
    expect(await worker.pick()).toBe(null);
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "linux", state: "WAITING", finished: 0 });
  });

  test("a deleted worker that asks for work has lost its job", async () => {
    const id = await coalition.add();
    const worker = coalition.worker("w1");
    await worker.pick();
    await coalition.do("DELETE", "/api/workers", ["w1"]);
    expect((await worker.pick())?.id).toBe(id);
    const events = await coalition.do<CoalitionEvent[]>("GET", "/api/events?howlong=60");
    expect(events.map(({ state }) => state)).toEqual(["ERROR", "WORKING"]);
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
    const all = await coalition.do<CoalitionEvent[]>("GET", "/api/events?howlong=60");
    expect(all).toEqual([
      {
        id: all[0]?.id,
        worker: "w1",
        job_id: a,
        job_title: "A",
        state: "FINISHED",
        start: started,
        duration: 10,
      },
      {
        id: all[1]?.id,
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
    expect(Object.keys(await coalition.do<object>("GET", "/api/affinities"))).toHaveLength(63);
    expect(await coalition.do("POST", "/api/affinities", { 1: "linux", "2": "gpu", 64: "none" })).toBe(1);
    const id = await coalition.add({ affinity: "gpu" });
    expect(await coalition.job(id)).toMatchObject({ affinity: "gpu", affinity_bits: 2 });
    await coalition.do("POST", "/api/affinities", { 2: "cuda" });
    expect(await coalition.job(id)).toMatchObject({ affinity: "cuda", affinity_bits: 2 });
    await coalition.do("POST", "/api/affinities", { 2: "" });
    expect(await coalition.job(id)).toMatchObject({ affinity: "#2" });
  });

  test("workers keep their bits too, and are given jobs by them", async () => {
    const worker = coalition.worker("w1");
    await worker.pick();
    await coalition.do("POST", "/api/workers", { w1: { affinity: "linux,gpu\n#9" } });
    const id = await coalition.add({ affinity: "linux" });
    await coalition.do("POST", "/api/affinities", { 1: "unix", 2: "linux", 9: "film" });
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "linux,unix\nfilm" });
    expect((await worker.pick())?.id).toBe(id);
    await coalition.do("POST", "/api/affinities", { 2: "" });
    expect(await coalition.workers("w1")).toMatchObject({ affinity: "#2,unix\nfilm" });
  });

  test("a name that no list can hold, one that stands twice, a number that is none", async () => {
    for (const json of [{ 1: "a,b" }, { 1: "same", 2: "same" }, { x: "a" }, { 1: ["a"] }]) {
      expect((await coalition.ask("POST", "/api/affinities", { json })).status).toBe(400);
    }
    expect(await coalition.do("GET", "/api/affinities")).toMatchObject({ 1: "" });
  });

  test("a name beyond the 63rd is a clear 400", async () => {
    const names = Object.fromEntries(Array.from({ length: 63 }, (_, at) => [at + 1, `n${at}`]));
    await coalition.do("POST", "/api/affinities", names);
    const { status, text } = await coalition.ask("PUT", "/api/jobs", { json: { affinity: "one-more" } });
    expect([status, text]).toEqual([400, expect.stringContaining("all 63 names are taken")]);
  });
});
