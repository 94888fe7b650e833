import { describe, expect, test } from "@jest/globals";
import { coalitionForAll } from "../../support/coalition.ts";

/** What holds for every call (docs/apis/coalition.md sections 0 and 1). */
const coalition = coalitionForAll();
const ask = (...call: Parameters<ReturnType<typeof coalition>["ask"]>) => coalition().ask(...call);

describe("paths are compared exactly", () => {
  test.each([
    ["GET", "/api/jobs/"],
    ["GET", "/api"],
    ["GET", "/api/"],
    ["GET", "/api/jobs/x"],
    ["GET", "/api/jobs/1x"],
    ["GET", "/api/jobs/-1"],
    ["GET", "/api/Jobs"],
    ["GET", "/api//jobs"],
    ["GET", "/api/%6aobs"],
    ["GET", "/api/jobs/where"],
    ["GET", "/api/nothing"],
    ["GET", "/workers/nothing"],
    ["GET", "/json/getjobs"],
    ["GET", "/json/clearjobs"],
    ["POST", "/api/terminateworkers"],
    ["POST", "/api/webfrontend/logout"],
    ["DELETE", "/api/affinities"],
    ["PATCH", "/api/jobs"],
    ["POST", "/api/jobs/where/"],
    ["PUT", "/api/workers"],
    ["OPTIONS", "/api/jobs"],
  ])("%s %s is an unknown service", async (method, path) => {
    for (const prefix of ["", "/coalition"]) {
      const { status, text, headers } = await ask(method, prefix + path);
      expect([status, text]).toEqual([404, "Web service not found."]);
      expect(headers.get("content-type")).toBe("text/html");
      expect(headers.get("gantry-facade")).toBe("coalition");
    }
  });

  test("HEAD is no method that the original knows", async () => {
    const { status, text } = await ask("HEAD", "/api/jobs");
    expect([status, text]).toEqual([404, ""]);
  });
});

test("everything is text/html, with Python's spaces and nothing but ASCII, and no word to other origins", async () => {
  const id = await coalition().add({ title: "Ü€😀" });
  for (const path of ["/api/jobs", `/api/jobs/${id}`, "/api/workers", "/api/events", "/api/affinities"]) {
    const { headers, text } = await ask("GET", path, { headers: { origin: "http://evil.example" } });
    expect(headers.get("content-type")).toBe("text/html");
    expect(headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(text).toMatch(/^[ -~]*$/);
  }
  expect((await ask("GET", `/api/jobs/${id}`)).text).toContain('"title": "\\u00dc\\u20ac\\ud83d\\ude00"');
  const row = await ask("GET", `/api/jobs/${id}`);
  expect(row.text.startsWith(`{"id": ${id}, "parent": 0, "title": `)).toBe(true);
});

test.each([
  "application/json",
  "application/x-www-form-urlencoded; charset=UTF-8",
  "text/plain",
  "multipart/form-data",
])("a body typed %s is read as JSON", async (type) => {
  const raw = JSON.stringify({ title: "typed", command: "true" });
  const { text } = await ask("PUT", "/api/jobs", { raw, headers: { "content-type": type } });
  expect((await coalition().job(Number(text))).title).toBe("typed");
});

test("the page's twin of every path answers the same", async () => {
  await coalition().add();
  for (const path of [
    "jobs",
    "jobs/1",
    "jobs/1/children",
    "workers",
    "events?howlong=60",
    "affinities",
    "jobs/users/",
  ]) {
    const twin = await ask("GET", `/api/webfrontend/${path}`);
    expect(twin.status).toBe(200);
    expect(twin.text).toBe((await ask("GET", `/api/${path}`)).text);
    expect((await ask("GET", `/coalition/api/${path}`)).text).toBe(twin.text);
  }
});

test("h_priority is the path of priorities; beyond 63 bits a float, as the original has it", async () => {
  const root = await coalition().add({ command: "", priority: 255 });
  const leaf = await coalition().add({ parent: root, priority: 1 });
  expect((await ask("GET", `/api/jobs/${root}`)).text).toContain('"h_priority": 1.8374686479671624e+19,');
  expect((await ask("GET", `/api/jobs/${leaf}`)).text).toContain('"h_priority": 1.8374967954648334e+19,');
  const low = await coalition().add({ priority: 1 });
  expect((await ask("GET", `/api/jobs/${low}`)).text).toContain('"h_priority": 72057594037927936,');
});

test("idle connections are kept for more than a minute", async () => {
  const { headers } = await ask("GET", "/api/jobs");
  expect(Number(/timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1])).toBeGreaterThanOrEqual(60);
});

test("a body over the limit is a 413", async () => {
  const { status } = await ask("PUT", "/api/jobs", { raw: " ".repeat(17 * 2 ** 20) });
  expect(status).toBe(413);
});
