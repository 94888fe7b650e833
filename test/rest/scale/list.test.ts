import { beforeAll, describe, expect, test } from "@jest/globals";
import { type ScaleNodes, scaleForAll } from "../../support/scale.ts";

const scale = scaleForAll();
const list = (query = "", base = "/v6/nodes/") => scale().ask<ScaleNodes>("GET", base + query);
const names = async (query: string) => (await list(query)).body.results.map(({ hostname }) => hostname);

beforeAll(async () => {
  for (const hostname of ["b.example", "A.example", "c.example"]) {
    await scale().node({ hostname });
    scale().server.clock.advance(60);
  }
  await scale().ask("PATCH", "/v6/nodes/3/", { json: { is_active: false } });
  scale().server.clock.advance(60);
});

describe("200", () => {
  test("a page with the eight keys in their order", async () => {
    const { status, headers, body, text } = await list();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(headers.get("vary")).toBe("Accept, Cookie");
    expect(headers.get("gantry-facade")).toBe("scale");
    expect(body).toMatchObject({ count: 3, next: null, previous: null });
    expect(Object.keys(body.results[0] ?? {})).toEqual([
      "id",
      "hostname",
      "pause_reason",
      "is_paused",
      "is_active",
      "deprecated",
      "created",
      "last_modified",
    ]);
    expect(body.results[0]?.created).toBe("2026-11-21T12:00:00Z");
    expect(text).not.toContain(": ");
  });

  test("is_active, of which the last counts", async () => {
    expect(await names("?is_active=TRUE&order=id")).toEqual(["b.example", "A.example"]);
    expect(await names("?is_active=%20f%20")).toEqual(["c.example"]);
    expect(await names("?is_active=true&is_active=0")).toEqual(["c.example"]);
    expect(await names("?include_inactive=false")).toHaveLength(3);
  });

  test("order: repeated, by host_name too, case folded only upwards", async () => {
    expect(await names("?order=hostname")).toEqual(["A.example", "b.example", "c.example"]);
    expect(await names("?order=host_name")).toEqual(["A.example", "b.example", "c.example"]);
    expect(await names("?order=-hostname")).toEqual(["c.example", "b.example", "A.example"]);
    expect(await names("?order=-is_active&order=-created")).toEqual(["A.example", "b.example", "c.example"]);
    expect((await names("?order=%3F")).sort()).toEqual(["A.example", "b.example", "c.example"]);
    expect(await names("?order=-deprecated&order=id")).toEqual(["b.example", "A.example", "c.example"]);
  });

  test("started and ended bound last_modified, both inclusive", async () => {
    expect(await names("?started=2026-11-21T12:01:00Z&order=id")).toEqual(["A.example", "c.example"]);
    expect(await names("?ended=2026-11-21T12:01:00%2B00:00&order=id")).toEqual(["b.example", "A.example"]);
    expect(await names("?started=2026-11-21T12:01:00.000001Z")).toEqual(["c.example"]);
    expect(await names("?started=PT1M")).toEqual(["c.example"]);
    expect(await names("?ended=PT1M1S&order=id")).toEqual(["b.example", "A.example"]);
    expect(await names("?started=P1D&ended=P")).toHaveLength(3);
    expect(await names("?ended=9999-12-31T23:59:59.999999Z")).toHaveLength(3);
    expect(await names("?started=9999-12-31T23:59:59.999999Z")).toHaveLength(0);
    expect(await names("?started=0001-01-01T00:00:00%2B23:59")).toHaveLength(3);
    expect(await names("?started=9999-12-31T23:59:59.999998Z&ended=9999-12-31T23:59:59.999999Z")).toEqual([]);
  });

  test("pages, with links in the form they were asked by", async () => {
    const { url } = scale().server;
    const first = (await list("?page_size=2&order=id&is_active=")).status;
    expect(first).toBe(400);
    const page = (await list("?page_size=2&order=id&b=%3A+x~")).body;
    expect(page.next).toBe(`${url}/v6/nodes/?b=%3A+x%7E&order=id&page=2&page_size=2`);
    expect(page.previous).toBe(null);
    const second = (await list("?page=2&page_size=2", "/scale/api/v7/nodes/")).body;
    expect(second.previous).toBe(`${url}/scale/api/v7/nodes/?page_size=2`);
    const last = (await list("?page=last&page_size=2&order=-hostname", "/api/v6/nodes/")).body;
    expect(last.results.map(({ hostname }) => hostname)).toEqual(["A.example"]);
    expect(last.next).toBe(null);
    expect((await list("?page=2&page_size=1")).body.previous).toBe(`${url}/v6/nodes/?page_size=1`);
  });

  test.each(["0", "-1", "abc", "", "1.5"])("page_size=%s is as good as none", async (size) => {
    expect((await list(`?page_size=${size}`)).body.results).toHaveLength(3);
  });

  test("indented as Accept asks", async () => {
    const { text } = await scale().ask("GET", "/v6/nodes/?page_size=1", {
      headers: { accept: "application/json; indent=2" },
    });
    expect(text).toContain('{\n  "count": 3');
  });
});

describe("400", () => {
  test.each([
    ["started=yesterday", "Invalid ISO timestamp format for parameter: started"],
    ["started=", "Invalid ISO timestamp format for parameter: started"],
    ["ended=2015-01-01T00:00:00-05:00", "Invalid ISO timestamp format for parameter: ended"],
    ["ended=2015-01-01T00:00:00", "Invalid ISO timestamp format for parameter: ended"],
    ["started=2015-02-30T00:00:00Z", "Invalid ISO timestamp format for parameter: started"],
    ["started=P1W", "Invalid ISO timestamp format for parameter: started"],
    ["started=P99999999999999D", "Invalid ISO timestamp format for parameter: started"],
    ["started=2015-01-01T00:00:00+00:00", "Invalid ISO timestamp format for parameter: started"],
    ["started=2015-01-01T00:00Z&ended=2015-01-01T01:00%2B01:00", "Start and end values must be different"],
    ["started=P1D&ended=P2D", "Start time must come before end time"],
    ["is_active=yes", 'Parameter must be a valid boolean: "is_active"'],
    ["is_active=", 'Parameter must be a valid boolean: "is_active"'],
    ["started=x&is_active=x", "Invalid ISO timestamp format for parameter: started"],
    ["order=colour", "Invalid field for parameter: order (colour)"],
    ["order=", "Invalid field for parameter: order ()"],
    ["order=id,hostname", "Invalid field for parameter: order (id,hostname)"],
    ["order=-%3F", "Invalid field for parameter: order (-?)"],
    ["order=__proto__", "Invalid field for parameter: order (__proto__)"],
  ])("%s", async (query, detail) => {
    expect(await list(`?${query}`)).toMatchObject({ status: 400, body: { detail } });
  });
});

describe("404", () => {
  test.each(["0", "-1", "abc", "1.0", "", "2", "99999999999999999999", "LAST"])("page %s", async (page) => {
    for (const more of ["", "&order=hostname"]) {
      expect(await list(`?page=${page}${more}`)).toMatchObject({
        status: 404,
        body: { detail: "Invalid page." },
      });
    }
  });

  test("an unknown path, version or format", async () => {
    for (const path of ["/v5/nodes/", "/v6/nodes/abc/", "/v6/", "/api/v6/jobs/", "/scale/nodes/"]) {
      const { status, headers, text } = await scale().ask("GET", path, { as: null });
      expect([path, status, headers.get("content-type")]).toEqual([path, 404, "text/html"]);
      expect(text).toBe(`<h1>Not Found</h1><p>The requested URL ${path} was not found on this server.</p>`);
    }
    expect(await list("?format=xml")).toMatchObject({ status: 404, body: { detail: "Not found." } });
  });
});

describe("301", () => {
  test.each(["/v6/nodes", "/api/v6/nodes", "/scale/v6/nodes"])("%s lacks its slash", async (path) => {
    for (const method of ["GET", "PATCH"]) {
      const { status, headers, text } = await scale().ask(method, `${path}/7?page=2`.replace("/7", ""), {
        as: null,
      });
      expect([status, headers.get("location"), text]).toEqual([301, `${path}/?page=2`, ""]);
    }
  });
});

describe("405 and OPTIONS", () => {
  test("tell the methods", async () => {
    const { status, headers, body } = await scale().ask("PUT", "/v6/nodes/");
    expect([status, headers.get("allow"), body]).toEqual([
      405,
      "GET, HEAD, OPTIONS",
      { detail: 'Method "PUT" not allowed.' },
    ]);
    const options = await scale().ask("OPTIONS", "/v6/nodes/1/");
    expect(options).toMatchObject({ status: 200, body: { name: "Node Details" } });
    expect(options.headers.get("allow")).toBe("GET, PATCH, HEAD, OPTIONS");
    expect((await scale().ask("HEAD", "/v6/nodes/")).status).toBe(200);
  });
});
