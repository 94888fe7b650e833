import { describe, expect, test } from "@jest/globals";
import { coalitionForAll } from "../../support/coalition.ts";

/*
 * Every call on jobs of wire/coalition.md sections 2 and 3: status, shape (held against the routes' own schemas with every
 * answer) and effect.
 */

const coalition = coalitionForAll();
const ask = (...call: Parameters<ReturnType<typeof coalition>["ask"]>) => coalition().ask(...call);
const get = (path: string) => coalition().do("GET", path);
const post = (path: string, json?: unknown) => coalition().do("POST", path, json);
const add = (fields?: Record<string, unknown>) => coalition().add(fields);
const job = (id: number) => coalition().job(id);

const fields = [
  "id",
  "parent",
  "title",
  "command",
  "dir",
  "environment",
  "state",
  "paused",
  "worker",
  "start_time",
  "duration",
  "run_done",
  "timeout",
  "priority",
  "affinity",
  "affinity_bits",
  "user",
  "finished",
  "errors",
  "working",
  "total",
  "total_finished",
  "total_errors",
  "total_working",
  "url",
  "progress",
  "progress_pattern",
  "h_affinity",
  "h_priority",
  "h_paused",
  "h_depth",
];

describe("PUT /api/jobs", () => {
  test("answers the new number, and GET the job with its 32 fields and what was given", async () => {
    const given = {
      title: "Job 1",
      command: "echo test",
      dir: ".",
      environment: "A=1",
      timeout: 10_000,
      priority: 7,
      user: "render",
      url: "http://localhost/image.png",
      progress_pattern: "#%percent",
    };
    const { status, text } = await ask("PUT", "/api/jobs", { json: given });
    expect(status).toBe(200);
    expect(text).toMatch(/^\d+$/);
    const row = await job(Number(text));
    expect(Object.keys(row)).toEqual([...fields, "dependencies"]);
    expect(Object.keys(row)).toHaveLength(32);
    expect(row).toMatchObject({
      ...given,
      parent: 0,
      state: "WAITING",
      paused: 0,
      worker: "",
      start_time: 0,
      duration: 0,
      run_done: 0,
      affinity: "",
      progress: null,
      h_depth: 0,
      dependencies: [],
    });
  });

  test("an empty body is a group with the defaults", async () => {
    for (const raw of ["", "{}", "[]", "0", "null"]) {
      const { text } = await ask("PUT", "/api/jobs", { raw });
      expect(await job(Number(text))).toMatchObject({ title: "", command: "", timeout: 1000, priority: 255 });
    }
  });

  test("numbers as texts, texts as numbers, priorities held to 0..255", async () => {
    const json = { command: "true", timeout: "12", priority: "-3", title: 5, dir: true };
    const id = (await ask("PUT", "/api/jobs", { json, loose: true })).body;
    expect(await job(id)).toMatchObject({ timeout: 12, priority: 0, title: "5", dir: "True" });
    expect(await job(await add({ priority: 1000 }))).toMatchObject({ priority: 255 });
    const fraction = await ask("PUT", "/api/jobs", { json: { timeout: 1.9 }, loose: true });
    expect(await job(fraction.body)).toMatchObject({ timeout: 1 });
  });

  test("state PAUSED holds it back, any other word is passed over", async () => {
    const paused = await job(await add({ state: "PAUSED" }));
    expect(paused).toMatchObject({ state: "PAUSED", paused: 1, h_paused: 1 });
    expect(await job(await add({ state: "FINISHED", paused: 0 }))).toMatchObject({
      state: "WAITING",
      paused: 0,
    });
    expect(await job(await add({ paused: true }))).toMatchObject({ state: "PAUSED" });
  });

  test("dependencies as a list, as texts and as the page's text", async () => {
    const [a, b] = [await add(), await add()];
    for (const dependencies of [[a, b], [`${a}`, `${b}`], `${a},${b}`, `${a} ${b}`, [a, b, 999_999, ""]]) {
      const row = await job(await add({ dependencies }));
      expect(row).toMatchObject({ state: "PENDING", dependencies: [a, b] });
    }
    expect(await job(await add({ dependencies: "" }))).toMatchObject({ state: "WAITING" });
  });

  test("a new affinity name takes a slot, retry and env are real", async () => {
    const row = await job(await add({ affinity: "mac,linux,#63", retry: 2, env: "X=1" }));
    expect(row.affinity).toBe("#63,linux,mac");
    expect(row.environment).toBe("X=1");
    const { data } = await coalition().server.graphql(`{ job(pk: ${row.id}) { retry } }`);
    expect(data.job.retry).toBe(2);
  });

  test("text stays as it was sent", async () => {
    const title = "both ' and \" and \\ and \n and Ü € 😀";
    expect((await job(await add({ title, command: title }))).title).toBe(title);
  });

  test.each([
    ["a parent that is no group", async () => ({ parent: await add() }), 400],
    ["an unknown parent", () => ({ parent: 999_999 }), 404],
    ["a number that is none", () => ({ timeout: "soon" }), 400],
    ["a negative timeout", () => ({ timeout: -1 }), 400],
    ["a text that is a list", () => ({ title: ["a"] }), 400],
    ["an affinity beyond the 63", () => ({ affinity: "#64" }), 400],
    ["dependencies that are no list", () => ({ dependencies: 4 }), 400],
  ])("%s is refused, and nothing is stored", async (_name, fields, status) => {
    const json = await fields();
    const before = (await get("/api/jobs")).length;
    expect((await ask("PUT", "/api/jobs", { json })).status).toBe(status);
    expect(await get("/api/jobs")).toHaveLength(before);
  });

  test("eight levels, and not nine", async () => {
    let parent = 0;
    for (let level = 0; level < 8; level++) parent = await add({ parent, command: "" });
    expect((await job(parent)).h_depth).toBe(7);
    expect((await ask("PUT", "/api/jobs", { json: { parent } })).status).toBe(400);
  });

  test("a body that is no JSON, or a list", async () => {
    expect((await ask("PUT", "/api/jobs", { raw: "{" })).status).toBe(400);
    expect((await ask("PUT", "/api/jobs", { json: [1] })).status).toBe(400);
  });
});

describe("reading", () => {
  test("the roots are the list, in the order of their numbers", async () => {
    const [group, other] = [await add({ command: "" }), await add()];
    await add({ parent: group });
    const rows = await get("/api/jobs");
    const ids = rows.map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...ids].sort((a: number, b: number) => a - b));
    expect(ids).toEqual(expect.arrayContaining([group, other]));
    expect(rows.every(({ parent }: { parent: number }) => parent === 0)).toBe(true);
    expect(Object.keys(rows[0])).toEqual(fields);
  });

  test("children, dependencies and childrendependencies; none for an unknown number", async () => {
    const group = await add({ command: "" });
    const a = await add({ parent: group });
    const b = await add({ parent: group, dependencies: [a], state: "PAUSED" });
    const children = await get(`/api/jobs/${group}/children`);
    expect(children.map(({ id, state }: { id: number; state: string }) => [id, state])).toEqual([
      [a, "WAITING"],
      [b, "PAUSED"],
    ]);
    expect(await get(`/api/jobs/${group}/childrendependencies`)).toEqual([{ id: b, dependency: a }]);
    await post("/api/pausejobs", [a]);
    // Raw: the stored state, with the pause beside it.
    expect(await get(`/api/jobs/${b}/dependencies`)).toMatchObject([{ id: a, state: "WAITING", paused: 1 }]);
    for (const path of ["children", "dependencies", "childrendependencies"]) {
      expect(await get(`/api/jobs/999999/${path}`)).toEqual([]);
    }
  });

  test("an unknown job is the text of an unknown service", async () => {
    for (const id of ["999999", "0", "99999999999999999999"]) {
      expect(await ask("GET", `/api/jobs/${id}`)).toMatchObject({
        status: 404,
        text: "Web service not found.",
      });
    }
    expect(await get("/api/jobs/999999/log")).toBe("");
  });
});

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

  test.each(["resetjobs", "reseterrorjobs", "startjobs", "pausejobs"])(
    "%s: unknown numbers and nothing are fine",
    async (path) => {
      expect(await post(`/api/${path}`, [999_999])).toBe(1);
      expect((await ask("POST", `/api/${path}`)).text).toBe("1");
      expect((await ask("POST", `/api/${path}`, { json: 5 })).status).toBe(400);
    },
  );
});

describe("the page's queries", () => {
  const where = (clause: string, more = "&min=0&max=1000") =>
    get(`/api/jobs/where/?where_clause=${encodeURIComponent(clause)}${more}`);
  const count = (clause: string) => get(`/api/jobs/count/where/?where_clause=${encodeURIComponent(clause)}`);

  test("where gives raw rows, count their number, min and max a part of them", async () => {
    const parent = await add({ command: "" });
    const a = await add({ parent, title: "Alpha's", user: "ann", priority: 3, state: "PAUSED" });
    const b = await add({ parent, title: "beta 100%", user: "bob", dependencies: [a] });
    const c = await add({ parent, title: "gamma", command: "render it", affinity: "linux" });
    const ids = async (rest: string) =>
      (await where(`(parent = ${parent})${rest}`)).map(({ id }: { id: number }) => id);
    expect(await ids("")).toEqual([a, b, c]);
    expect(await count(`(parent = ${parent})`)).toBe(3);
    expect((await where(`(parent = ${parent})`, "&min=1&max=1")).map(({ id }: { id: number }) => id)).toEqual(
      [b],
    );
    expect(await ids(" and (user='ann' or user='bob')")).toEqual([a, b]);
    expect(await ids(" and (title like '%alpha's%')")).toEqual([a]);
    expect(await ids(" and (title like '%100%%')")).toEqual([b]);
    expect(await ids(` and (id=${a} or id=${b} id=${c})`)).toEqual([a, b, c]);
    expect(await ids(" and (priority=3)")).toEqual([a]);
    expect(await ids(` and (dependencies=${a})`)).toEqual([b]);
    expect(await ids(" and (state='WAITING' or paused='1')")).toEqual([a, c]);
    expect(await ids(" and (state='WAITING') and paused = 0")).toEqual([c]);
    expect(await ids(" and (state='PENDING')")).toEqual([b]);
    expect(await ids(" and (command like '%RENDER%') and (affinity like '%lin%')")).toEqual([c]);
    expect(await ids(" and (worker like '%nobody%')")).toEqual([]);
    expect((await where(`(parent = ${parent}) and (id=${a})`))[0]).toMatchObject({
      state: "WAITING",
      paused: 1,
    });
  });

  test("anything outside of the grammar, or a part that is missing, is a 400", async () => {
    for (const path of [
      "/api/jobs/where/?where_clause=1=1&min=0&max=1",
      "/api/jobs/count/where/?where_clause=(parent%20=%200)%20or%201=1",
      "/api/jobs/count/where/",
      "/api/jobs/where/?where_clause=(parent%20=%200)&min=0",
      "/api/jobs/where/?where_clause=(parent%20=%200)&min=0&max=x",
      "/api/jobs/where/?where_clause=(parent%20=%200)&min=-1&max=5",
    ]) {
      expect((await ask("GET", path)).status).toBe(400);
    }
  });

  test("distinct values, by any method", async () => {
    await add({ user: "zoe", affinity: "linux", priority: 77 });
    for (const [path, row] of [
      ["users", { user: "zoe" }],
      ["states", { state: "WAITING" }],
      ["workers", { worker: "" }],
      ["priorities", { priority: 77 }],
      ["affinities", { affinity: "linux" }],
    ] as const) {
      const rows = await get(`/api/jobs/${path}/`);
      expect(rows).toContainEqual(row);
      const values = rows.map((one: object) => Object.values(one)[0]);
      expect(new Set(values).size).toBe(values.length);
      for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
        expect((await ask(method, `/api/jobs/${path}/`)).body).toEqual(rows);
      }
      expect((await ask("GET", `/api/jobs/${path}`)).status).toBe(404);
    }
  });
});

describe("the old calls", () => {
  test.each(["/xmlrpc/addjob", "/json/addjob"])("%s by GET and POST", async (path) => {
    const [a, b] = [await add(), await add()];
    const got = await ask(
      "GET",
      `${path}?title=old&cmd=echo%20hi&dependencies=${a}%20${b}&localprogress=%25one&env=A=1`,
    );
    expect(got.text).toMatch(/^\d+$/);
    expect(await job(got.body)).toMatchObject({
      title: "old",
      command: "echo hi",
      dir: ".",
      environment: "A=1",
      priority: 255,
      timeout: 0,
      progress_pattern: "%one",
      dependencies: [a, b],
    });
    const posted = await ask("POST", path, { form: { title: "first" } });
    expect(await job(posted.body)).toMatchObject({ title: "first", environment: "", command: "" });
    expect((await ask("POST", path, { form: { parent: "x" } })).status).toBe(400);
  });
});
