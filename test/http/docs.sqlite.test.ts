import { beforeAll, describe, expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";

let server: TestServer;
beforeAll(async () => {
  server = await forAllTests(() => withServer());
});
const get = (path: string) => fetch(server.url + path, { redirect: "manual" });

describe("/docs", () => {
  test("is a page whose every script, style and picture comes from here", async () => {
    const page = await get("/docs");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    const text = await page.text();
    const links = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((found) => found[1] as string);
    expect(links.length).toBeGreaterThan(3);
    for (const link of [...links, "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css"]) {
      expect(link).toMatch(/^\/(docs|ui)\//);
      const file = await get(link);
      expect([link, file.status]).toEqual([link, 200]);
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  test("has the document of every API that is open", async () => {
    const { apis } = (await (await get("/docs/contents.json")).json()) as { apis: { name: string }[] };
    for (const name of ["ufdl", "scale", "nodepool"]) {
      expect(apis.map((api) => api.name)).toContain(name);
      const document = await (await get(`/docs/${name}.json`)).json();
      expect(document).toMatchObject({ openapi: "3.1.0" });
      expect(Object.keys(document.paths).length).toBeGreaterThan(5);
    }
  });

  test("answers 404 for anything else, the library's other files too", async () => {
    for (const path of [
      "/docs/none.json",
      "/docs/package.json",
      "/docs/../package.json",
      "/docs/__proto__",
    ]) {
      expect((await get(path)).status).toBe(404);
    }
  });
});
