import { describe, expect, test } from "@jest/globals";
import { Coalition, type CoalitionJob, coalitionForAll } from "../../support/coalition.ts";
import { withServer } from "../../support/server.ts";

/* The page's queries and the calls of old scripts (docs/apis/coalition.md sections 3 and 4): status, shape and effect. */

const coalition = coalitionForAll();
const ask = (...call: Parameters<ReturnType<typeof coalition>["ask"]>) => coalition().ask(...call);
const get = <Body = unknown>(path: string) => coalition().do<Body>("GET", path);
const add = (fields?: Record<string, unknown>) => coalition().add(fields);
const job = (id: number) => coalition().job(id);

describe("the page's queries", () => {
  const where = (clause: string, more = "&min=0&max=1000") =>
    get<CoalitionJob[]>(`/api/jobs/where/?where_clause=${encodeURIComponent(clause)}${more}`);
  const count = (clause: string) => get(`/api/jobs/count/where/?where_clause=${encodeURIComponent(clause)}`);

  test("where gives raw rows, count their number, min and max a part of them", async () => {
    const parent = await add({ command: "" });
    const a = await add({ parent, title: "Alpha's", user: "ann", priority: 3, state: "PAUSED" });
    const b = await add({ parent, title: "beta 100%", user: "bob", dependencies: [a] });
    const c = await add({ parent, title: "gamma", command: "render it", affinity: "linux" });
    const ids = async (rest: string, more?: string) =>
      (await where(`(parent = ${parent})${rest}`, more)).map(({ id }) => id);
    expect(await ids("")).toEqual([a, b, c]);
    expect(await count(`(parent = ${parent})`)).toBe(3);
    expect(await ids("", "&min=1&max=1")).toEqual([b]);
    expect(await ids(" and (user='ann' or user='bob')")).toEqual([a, b]);
    expect(await ids(" and (title like '%alpha's%')")).toEqual([a]);
    expect(await ids(" and (title like '%100%%')")).toEqual([b]);
    expect(await ids(` and (id=${a} or id=${b} id=${c})`)).toEqual([a, b, c]);
    expect(await ids(" and (priority=3)")).toEqual([a]);
    expect(await ids(` and (dependencies=${a})`)).toEqual([b]);
    expect(await ids(" and (state='WAITING' or paused='1')")).toEqual([a, c]);
    expect(await ids(" and (state='WAITING') and paused = 0")).toEqual([c]);
    expect(await ids(" and (state='PENDING')")).toEqual([b]);
    expect(await ids(" and (state='PAUSED')")).toEqual([a]);
    expect(await ids(" and (state='PAUSED' or state='PENDING')")).toEqual([a, b]);
    expect(await ids(" and (command like '%RENDER%') and (affinity like '%lin%')")).toEqual([c]);
    expect(await ids(" and (worker like '%nobody%')")).toEqual([]);
    for (const beyond of ["id=99999999999", "priority=2147483648", "dependencies=99999999999"]) {
      expect(await ids(` and (${beyond})`)).toEqual([]);
      expect(await ids(` and (${beyond} or id=${a})`)).toEqual([a]);
    }
    expect(await where("(parent = 99999999999)")).toEqual([]);
    expect(await count("(parent = 99999999999)")).toBe(0);
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
      const rows = await get<object[]>(`/api/jobs/${path}/`);
      expect(rows).toContainEqual(row);
      const values = rows.map((one) => Object.values(one)[0]);
      expect(new Set(values).size).toBe(values.length);
      for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
        expect((await ask(method, `/api/jobs/${path}/`)).body).toEqual(rows);
      }
      expect((await ask("GET", `/api/jobs/${path}`)).status).toBe(404);
    }
  });
});

test("PAUSED is among the states as long as a job is paused", async () => {
  const own = new Coalition(await withServer());
  const states = async () =>
    (await own.do<{ state: string }[]>("GET", "/api/jobs/states/")).map(({ state }) => state);
  await own.add();
  expect(await states()).toEqual(["WAITING"]);
  const paused = await own.add({ state: "PAUSED" });
  expect(await states()).toEqual(["PAUSED", "WAITING"]);
  await own.do("POST", "/api/startjobs", [paused]);
  expect(await states()).toEqual(["WAITING"]);
});

describe("the old calls", () => {
  test.each(["/xmlrpc/addjob", "/json/addjob"])("%s by GET and POST", async (path) => {
    const [a, b] = [await add(), await add()];
    const got = await ask(
      "GET",
      `${path}?title=old&cmd=echo%20hi&dependencies=${a}%20${b}&localprogress=%25one&env=A=1`,
    );
    expect(got.text).toMatch(/^\d+$/);
    expect(await job(Number(got.text))).toMatchObject({
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
    expect(await job(Number(posted.text))).toMatchObject({ title: "first", environment: "", command: "" });
    expect((await ask("POST", path, { form: { parent: "x" } })).status).toBe(400);
  });
});
