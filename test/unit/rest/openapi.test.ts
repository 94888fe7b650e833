import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { allFacades } from "../../../src/rest/gateway.ts";
import { openapiOf } from "../../../src/rest/openapi.ts";

describe.each(allFacades.map((facade) => [facade.name, facade] as const))(
  "%s's OpenAPI document",
  (_name, facade) => {
    const document = () => JSON.parse(JSON.stringify(openapiOf(facade, "1.2.3")));

    test("is valid", () => {
      expect(validated(document())).toEqual({ stdout: "3.1.0", stderr: "", status: 0 });
    });

    test("has every route, with each of its parameters, statuses and the operation that it is", () => {
      const { paths } = document();
      for (const route of facade.routes) {
        const at = paths[route.path]?.[route.method.toLowerCase()];
        expect([route.name, at?.operationId]).toEqual([route.name, route.name]);
        expect(at.parameters.map((one: { name: string }) => one.name)).toEqual(
          Object.keys(route.parameters ?? {}),
        );
        expect(Object.keys(at.responses).map(Number)).toEqual(
          expect.arrayContaining([
            ...(route.response ? [route.response.status] : []),
            ...route.failures.map(({ status }) => status),
          ]),
        );
        if (route.kind !== "refused") expect(at["x-graphql-operation"]).toMatch(/^[A-Z]\w+$/);
        if ((route.body ?? "none") !== "none") expect(at.requestBody).toBeDefined();
        for (const { when } of route.failures) {
          expect(JSON.stringify(at.responses)).toContain(JSON.stringify(when.slice(1)).slice(1, -1));
        }
      }
    });

    test("names 429 and 503 with Retry-After at every call, in the API's own form", () => {
      const { paths } = document();
      for (const { path, method, name } of facade.routes) {
        const { responses } = paths[path][method.toLowerCase()];
        for (const status of [429, 503]) {
          expect({ name, status, ...responses[status] }).toMatchObject({
            description: expect.stringMatching(status === 429 ? "failed logins" : "shutting down"),
            headers: { "Retry-After": { schema: { type: "integer" } } },
            content: expect.anything(),
          });
        }
      }
    });

    test("describes every value in a path", () => {
      for (const [path, operations] of Object.entries<
        Record<string, { parameters: { name: string; in: string }[] }>
      >(document().paths)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
        for (const { parameters } of Object.values(operations)) {
          const described = parameters.filter((one) => one.in === "path").map((one) => one.name);
          expect(described.sort()).toEqual(named);
        }
      }
    });
  },
);

test("the validator tells a wrong document from a right one", () => {
  const { status, stderr } = validated({ openapi: "3.1.0", info: { title: "no version" }, paths: {} });
  expect(status).toBe(1);
  expect(stderr).toMatch(/version/);
});

function validated(document: object) {
  const script = fileURLToPath(new URL("../../support/openapi.process.mjs", import.meta.url));
  const input = JSON.stringify(document);
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--no-warnings", script], {
    input,
    encoding: "utf8",
  });
  return { stdout, stderr, status };
}
