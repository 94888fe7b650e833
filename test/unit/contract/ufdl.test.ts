import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { ufdlFacade } from "../../../src/rest/ufdl/router.ts";
import { documented, needed } from "./ufdl-documented.ts";

const routes = ufdlFacade.routes;
const endpoints = [...documented, ...needed];

const folder = new URL("../../rest/ufdl/", import.meta.url);
const tests = readdirSync(folder)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

function routeOf(method: string, path: string) {
  const written = path.replace(/\{\w+\}/g, "{}");
  return routes.find((route) => route.method === method && route.path.replace(/\{\w+\}/g, "{}") === written);
}

describe("UFDL's documents", () => {
  test.each(endpoints)("%s %s has a route", (method, path) => {
    expect(routeOf(method, path)).toBeDefined();
  });

  test.each(routes.map(({ name }) => [name]))("%s has tests of its own", (name) => {
    // Either a describe of its name, or a row of a table whose rows are described.
    expect(tests.includes(`describe("${name}"`) || tests.includes(`["${name}", `)).toBe(true);
  });

  test("say nothing of what is served beyond them, except by number what they serve by name", () => {
    const known = new Set(endpoints.map(([method, path]) => routeOf(method, path)?.name));
    expect(routes.map(({ name }) => name).filter((name) => !known.has(name))).toEqual(["users.get_by_name"]);
  });
});

describe("every route", () => {
  test.each(routes.map((route) => [route.name, route] as const))(
    "%s tells all that its documents need",
    (_name, route) => {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
      expect(Object.keys(route.parameters ?? {}).sort()).toEqual(inPath.sort());
      expect(route.summary).toMatch(/\.$/);
      expect(route.who).not.toBe("");
      expect(route.failures.every(({ status, when }) => status >= 400 && when !== "")).toBe(true);
      if (route.body === "json") expect(route.accepts).toBeDefined();
      expect(route.kind === "refused").toBe(route.name === "jobs.create");
    },
  );
});
