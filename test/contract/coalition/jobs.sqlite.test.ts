import { describe, expect, test } from "@jest/globals";
import { type CoalitionJob, coalitionForAll } from "../../support/coalition.ts";

/*
 * Adding and reading jobs (docs/apis/coalition.md section 2): status, shape, held against the routes' own schemas, and
 * effect.
 */

const coalition = coalitionForAll();
const ask = (...call: Parameters<ReturnType<typeof coalition>["ask"]>) => coalition().ask(...call);
const get = <Body = CoalitionJob[]>(path: string) => coalition().do<Body>("GET", path);
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
    const { text } = await ask("PUT", "/api/jobs", { json, loose: true });
    expect(await job(Number(text))).toMatchObject({ timeout: 12, priority: 0, title: "5", dir: "True" });
    expect(await job(await add({ priority: 1000 }))).toMatchObject({ priority: 255 });
    const fraction = await ask("PUT", "/api/jobs", { json: { timeout: 1.9 }, loose: true });
    expect(await job(Number(fraction.text))).toMatchObject({ timeout: 1 });
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
    const { data } = await coalition().server.graphql(`{ job(id: ${row.id}) { retry } }`);
    expect(data).toEqual({ job: { retry: 2 } });
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
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(ids).toEqual(expect.arrayContaining([group, other]));
    expect(rows.every(({ parent }) => parent === 0)).toBe(true);
    expect(Object.keys(rows[0] ?? {})).toEqual(fields);
  });

  test("children, dependencies and childrendependencies; none for an unknown number", async () => {
    const group = await add({ command: "" });
    const a = await add({ parent: group });
    const b = await add({ parent: group, dependencies: [a], state: "PAUSED" });
    const children = await get(`/api/jobs/${group}/children`);
    expect(children.map(({ id, state }) => [id, state])).toEqual([
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
