import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parityPage, replayOf, routeOf } from "../../../scripts/parity.ts";
import { allFacades } from "../../../src/rest/gateway.ts";
import { documentsOf } from "../../contract/replay/documents.ts";

const apis = allFacades.map((facade) => ({ facade, api: documentsOf(facade.name) }));
const documents = apis.flatMap(({ api }) => api.documents);

test("every endpoint of the five documents is there, once", () => {
  expect(Object.fromEntries(documents.map(({ title, endpoints }) => [title, endpoints.length]))).toEqual({
    "UFDL nodes": 7,
    "UFDL jobs": 19,
    "Scale v6 nodes": 3,
    "Nodepool API": 13,
    "Coalition REST API, Jobs": 12,
    "Coalition REST API, Workers": 5,
    "Coalition REST API, Events": 1,
  });
  const all = documents.flatMap(({ title, endpoints }) =>
    endpoints.map(({ method, path }) => `${title.split(",")[0]} ${method} ${path}`),
  );
  expect(new Set(all).size).toBe(all.length);
});

describe.each(apis.map(({ facade, api }) => [facade.name, facade, api] as const))(
  "%s",
  (name, facade, api) => {
    test("each of its endpoints has a route of its own and an example that is replayed", () => {
      expect(api.facade).toBe(name);
      const endpoints = api.documents.flatMap((one) => one.endpoints);
      expect(new Set(endpoints.map((one) => routeOf(facade, one))).size).toBe(endpoints.length);
      expect(endpoints.filter(({ examples }) => examples.length === 0)).toEqual([]);
      // The page names this file: it must be there, and replay these documents.
      const replayed = readFileSync(new URL(`../../../${replayOf(api)}`, import.meta.url), "utf8");
      expect(replayed).toContain(`replay(documentsOf("${name}"), world, [`);
    });

    test("its examples answer with statuses that its documents and its routes name", () => {
      for (const endpoint of api.documents.flatMap((one) => one.endpoints)) {
        const { response: success, failures } = routeOf(facade, endpoint);
        const known = [success?.status, ...failures.map((one) => one.status)];
        for (const { response, promised } of endpoint.examples) {
          expect(known).toContain(response.status);
          if (endpoint.statuses) expect(endpoint.statuses).toContain(promised ?? response.status);
        }
      }
    });

    test("its differences from the original say what and why", () => {
      const all = facade.routes.flatMap(({ differences }) => Object.entries(differences));
      expect(all.length).toBeGreaterThan(0);
      for (const [what, why] of all)
        expect([what, why]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
    });
  },
);

test("the page names every documented call with its operation and its test", () => {
  const page = parityPage(
    allFacades,
    apis.map(({ api }) => api),
  );
  for (const { api } of apis) {
    for (const { method, path } of api.documents.flatMap((one) => one.endpoints)) {
      expect(page).toMatch(
        new RegExp(
          `^\\| \`${method} ${path.replace(/[{}]/g, "\\$&")}\` \\| \`\\w+\` \\| ${replayOf(api)} \\|`,
          "m",
        ),
      );
    }
  }
});

test("a documented call that nothing serves stops the page", () => {
  const [first] = apis.map(({ api }) => api);
  const gone = { section: "Gone", method: "GET", path: "/v1/gone", examples: [] };
  const more = { title: "More", differs: [], endpoints: [gone] };
  const api = { facade: first?.facade ?? "", documents: [more] };
  expect(() => parityPage(allFacades, [api])).toThrow("does not serve GET /v1/gone (Gone)");
});
