import { describe, expect, test } from "@jest/globals";
import { coalitionForAll, withCoalition } from "../../support/coalition.ts";

/*
 * What changes jobs (docs/apis/coalition.md sections 2 and 3): status, shape, held against the routes' own schemas, and
 * effect.
 */

const coalition = coalitionForAll();
const ask = (...call: Parameters<ReturnType<typeof coalition>["ask"]>) => coalition().ask(...call);
const get = (path: string) => coalition().do("GET", path);
const post = (path: string, json?: unknown) => coalition().do("POST", path, json);
const add = (fields?: Record<string, unknown>) => coalition().add(fields);
const job = (id: number) => coalition().job(id);

describe("POST /api/jobs", () => {
  test("changes fields, answers 1, and passes over unknown numbers", async () => {
    const [a, b] = [await add(), await add()];
    const edits = {
      [a]: { title: "A", priority: "9", timeout: "5" },
      [b]: { command: "false", url: "u" },
      999999: { title: "x" },
      x: {},
    };
    expect((await ask("POST", "/api/jobs", { json: edits })).text).toBe("1");
    expect(await job(a)).toMatchObject({ title: "A", priority: 9, timeout: 5 });
    expect(await job(b)).toMatchObject({ command: "false", url: "u" });
    expect(await post("/api/webfrontend/jobs", { [a]: { priority: 0 } })).toBe(1);
    expect((await job(a)).priority).toBe(0);
  });

  test("state and paused", async () => {
    const id = await add();
    await post("/api/jobs", { [id]: { state: "PAUSED" } });
    expect((await job(id)).state).toBe("PAUSED");
    await post("/api/jobs", { [id]: { state: "WAITING" } });
    expect((await job(id)).state).toBe("WAITING");
    await post("/api/jobs", { [id]: { paused: true } });
    expect((await job(id)).state).toBe("PAUSED");
    await post("/api/jobs", { [id]: { paused: false } });
    expect((await job(id)).state).toBe("WAITING");
    const waits = await add({ dependencies: [id] });
    await post("/api/jobs", { [id]: { state: "FINISHED" } });
    expect(await job(id)).toMatchObject({ state: "FINISHED", run_done: 1 });
    expect((await job(waits)).state).toBe("WAITING");
  });

  test("moves a job, and the counters with it", async () => {
    const [from, to] = [await add({ command: "" }), await add({ command: "", priority: 3 })];
    const id = await add({ parent: from });
    await post("/api/jobs", { [id]: { parent: to } });
    expect(await job(from)).toMatchObject({ total: 0 });
    expect(await job(to)).toMatchObject({ total: 1 });
    expect(await job(id)).toMatchObject({ parent: to, h_depth: 1 });
    await post("/api/jobs", { [id]: { parent: 0 } });
    expect(await job(id)).toMatchObject({ parent: 0, h_depth: 0 });
  });

  test("a group's start is that of the jobs that are left in it", async () => {
    const own = await withCoalition();
    const group = await own.add({ command: "" });
    const [first, second] = [await own.add({ parent: group }), await own.add({ parent: group })];
    const worker = own.worker("w1");
    await worker.pick();
    const start = (await own.job(first)).start_time;
    expect(await own.job(group)).toMatchObject({ start_time: start });
    await own.do("POST", "/api/jobs", { [first]: { parent: 0 } });
    expect(await own.job(group)).toMatchObject({ start_time: 0 });
    await worker.end(first);
    own.server.clock.advance(9);
    expect((await worker.pick())?.id).toBe(second);
    expect(await own.job(group)).toMatchObject({ start_time: start + 9 });
  });

  test("dependencies: a list, the page's list of texts, and none", async () => {
    const [a, id] = [await add(), await add()];
    await post("/api/jobs", { [id]: { dependencies: [String(a), "x"] } });
    expect(await job(id)).toMatchObject({ dependencies: [a], state: "PENDING" });
    await post("/api/jobs", { [id]: { dependencies: [""] } });
    expect(await job(id)).toMatchObject({ dependencies: [], state: "WAITING" });
  });

  test.each([
    ["a field that nobody sets", { h_depth: 3 }],
    ["a field that there is not", { colour: "red" }],
    ["a state that is none", { state: "CUSTOM" }],
    ["a number that is none", { timeout: "x" }],
  ])("%s is refused, and nothing of the whole body is done", async (_name, wrong) => {
    const [a, b] = [await add(), await add()];
    const { status } = await ask("POST", "/api/jobs", { json: { [a]: { title: "changed" }, [b]: wrong } });
    expect(status).toBe(400);
    expect((await job(a)).title).toBe("job");
  });

  test("a loop of parents is refused", async () => {
    const outer = await add({ command: "" });
    const inner = await add({ command: "", parent: outer });
    expect((await ask("POST", "/api/jobs", { json: { [outer]: { parent: inner } } })).status).toBe(400);
    expect((await ask("POST", "/api/jobs", { json: { [outer]: { parent: outer } } })).status).toBe(400);
  });
});

describe("POST /api/jobs/{id}/dependencies", () => {
  test("replaces all of them; an empty body leaves none", async () => {
    const [a, b, id] = [await add(), await add(), await add()];
    expect(await post(`/api/jobs/${id}/dependencies`, [a])).toBe(1);
    expect(await post(`/api/jobs/${id}/dependencies`, [b, 999_999])).toBe(1);
    expect(await job(id)).toMatchObject({ dependencies: [b], state: "PENDING" });
    expect((await ask("POST", `/api/jobs/${id}/dependencies`, { raw: "" })).text).toBe("1");
    expect(await job(id)).toMatchObject({ dependencies: [], state: "WAITING" });
    expect(await post("/api/jobs/999999/dependencies", [a])).toBe(1);
  });

  test("a job that would wait for itself is refused", async () => {
    const id = await add();
    const waits = await add({ dependencies: [id] });
    expect((await ask("POST", `/api/jobs/${id}/dependencies`, { json: [waits] })).status).toBe(400);
    expect((await ask("POST", `/api/jobs/${id}/dependencies`, { json: [id] })).status).toBe(400);
  });
});

describe("DELETE /api/jobs", () => {
  test("takes the whole subtree, moves the counters above, and releases who waits", async () => {
    const root = await add({ command: "" });
    const group = await add({ command: "", parent: root });
    const leaf = await add({ parent: group });
    const waits = await add({ dependencies: [leaf] });
    expect(await coalition().do("DELETE", "/api/jobs", [String(group), 999_999])).toBe(1);
    expect((await ask("GET", `/api/jobs/${leaf}`)).status).toBe(404);
    expect(await get(`/api/jobs/${group}/children`)).toEqual([]);
    expect(await job(root)).toMatchObject({ total: 0 });
    expect(await job(waits)).toMatchObject({ state: "WAITING", dependencies: [] });
  });

  test("an object's keys work, and so does nothing", async () => {
    const id = await add();
    expect((await ask("DELETE", "/api/jobs", { json: { [id]: 1 }, loose: true })).text).toBe("1");
    expect((await ask("GET", `/api/jobs/${id}`)).status).toBe(404);
    expect((await ask("DELETE", "/api/jobs")).text).toBe("1");
    expect((await ask("DELETE", "/api/jobs", { json: 5 })).status).toBe(400);
  });
});

describe("resetjobs, reseterrorjobs, startjobs, pausejobs", () => {
  async function tree() {
    const root = await add({ command: "" });
    const leaves = [
      await add({ parent: root }),
      await add({ parent: root }),
      await add({ parent: root }),
    ] as const;
    await post("/api/jobs", { [leaves[0]]: { state: "FINISHED" }, [leaves[1]]: { state: "ERROR" } });
    return { root, leaves };
  }

  test("reset puts everything below back to WAITING and keeps what was done", async () => {
    const { root, leaves } = await tree();
    expect(await job(root)).toMatchObject({ state: "ERROR", finished: 1, errors: 1, total: 3 });
    expect(await post("/api/resetjobs", [root])).toBe(1);
    expect(await job(root)).toMatchObject({
      state: "WAITING",
      finished: 0,
      errors: 0,
      total: 3,
      progress: 0,
    });
    expect(await job(leaves[0])).toMatchObject({ state: "WAITING", run_done: 1, start_time: 0 });
  });

  test("reseterror does so for those in error only", async () => {
    const { root, leaves } = await tree();
    await post("/api/webfrontend/reseterrorjobs", [root]);
    expect(await job(leaves[0])).toMatchObject({ state: "FINISHED" });
    expect(await job(leaves[1])).toMatchObject({ state: "WAITING" });
    expect(await job(root)).toMatchObject({ state: "WAITING", total_finished: 1, total_errors: 0 });
  });

  test("start resumes a job and runs a finished one again, but not its siblings", async () => {
    const { root, leaves } = await tree();
    await post("/api/pausejobs", [leaves[2]]);
    await post("/api/startjobs", [leaves[0], leaves[2]]);
    expect(await job(leaves[0])).toMatchObject({ state: "WAITING" });
    expect(await job(leaves[2])).toMatchObject({ state: "WAITING", paused: 0 });
    expect(await job(root)).toMatchObject({ state: "ERROR", total_finished: 0 });
  });

  test("pause holds the subtree back", async () => {
    const { root, leaves } = await tree();
    await post("/api/pausejobs", [root]);
    expect(await job(root)).toMatchObject({ state: "PAUSED", h_paused: 1 });
    expect(await job(leaves[2])).toMatchObject({ state: "WAITING", h_paused: 1 });
    await post("/api/startjobs", [root]);
    expect(await job(leaves[2])).toMatchObject({ h_paused: 0 });
  });

  test("pause takes a job from its worker at once, and one that has ended out of the counters", async () => {
    const own = await withCoalition();
    const root = await own.add({ command: "" });
    const [worked, ended] = [await own.add({ parent: root }), await own.add({ parent: root })];
    const worker = own.worker("w1");
    expect((await worker.pick())?.id).toBe(worked);
    await own.do("POST", "/api/jobs", { [ended]: { state: "FINISHED" } });
    await own.do("POST", "/api/pausejobs", [worked, ended]);
    expect(await own.job(worked)).toMatchObject({ state: "PAUSED", duration: 0 });
    expect(await own.job(root)).toMatchObject({ state: "WAITING", working: 0, finished: 0, total: 2 });
    await worker.end(worked);
    expect(await own.job(worked)).toMatchObject({ state: "PAUSED", run_done: 0 });
    expect(await own.workers("w1")).toMatchObject({ state: "WAITING", finished: 0, error: 0 });
    await own.do("POST", "/api/startjobs", [ended]);
    expect(await own.job(ended)).toMatchObject({ state: "WAITING", run_done: 1 });
  });

  test("a failed job that is paused and started has all its retries again", async () => {
    const own = await withCoalition();
    const id = await own.add({ retry: 1 });
    const worker = own.worker("w1");
    const fail = async () => {
      await worker.pick();
      await worker.end(id, 1);
      return (await own.job(id)).state;
    };
    expect([await fail(), await fail()]).toEqual(["WAITING", "ERROR"]);
    await own.do("POST", "/api/pausejobs", [id]);
    await own.do("POST", "/api/startjobs", [id]);
    expect([await fail(), await fail()]).toEqual(["WAITING", "ERROR"]);
  });

  test.each(["startjobs", "pausejobs"])(
    "%s: a job that is taken from its worker took no time",
    async (path) => {
      const own = await withCoalition();
      const id = await own.add();
      await own.worker("w1").pick();
      own.server.clock.advance(7);
      await own.do("POST", `/api/${path}`, [id]);
      expect(await own.job(id)).toMatchObject({ duration: 0, start_time: expect.any(Number) });
    },
  );

  test.each(["resetjobs", "reseterrorjobs", "startjobs", "pausejobs"])(
    "%s: unknown numbers and nothing are fine",
    async (path) => {
      expect(await post(`/api/${path}`, [999_999])).toBe(1);
      expect((await ask("POST", `/api/${path}`)).text).toBe("1");
      expect((await ask("POST", `/api/${path}`, { json: 5 })).status).toBe(400);
    },
  );
});
