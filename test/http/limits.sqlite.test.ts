import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { call } from "../support/legacy.ts";
import { keptLog } from "../support/log.ts";
import { type TestServer, withServer } from "../support/server.ts";

async function rejections({ url }: TestServer): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = text.matchAll(/^gantry_graphql_rejections_total\{reason="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries(Array.from(found, ([, reason, count]) => [reason, Number(count)]));
}

/** An operation that is too much in one way, and the code it is turned away with. */
const excessive: [string, string, string][] = [
  [
    "aliases",
    `{ ${Array.from({ length: 251 }, (_, at) => `a${at}: __typename`).join(" ")} }`,
    "TOO_MANY_ALIASES",
  ],
  ["directives", `{ ${"__typename @skip(if: false) ".repeat(101)} }`, "TOO_MANY_DIRECTIVES"],
  ["tokens", `{ ${"__typename ".repeat(8_001)} }`, "TOO_MANY_TOKENS"],
  ["depth", `{ jobs { nodes ${"{ parent ".repeat(14)} { number } ${"}".repeat(14)} } }`, "TOO_COMPLEX"],
  [
    "complexity",
    "{ jobs(first: 1000) { nodes { children(first: 1000) { nodes { children(first: 1000) { nodes { number } } } } } } }",
    "TOO_COMPLEX",
  ],
];

describe("a document", () => {
  test.each(excessive)("with too much of %s is turned away and counted", async (_what, query, code) => {
    const server = await withServer();
    for (const times of [1, 2]) {
      const { errors } = await server.graphql(query);
      expect(errors?.map(({ extensions }) => extensions?.code)).toContain(code);
      expect((await rejections(server))[code.toLowerCase()]).toBe(times);
    }
  });

  test("of GraphiQL's own introspection is not too much", async () => {
    const { getIntrospectionQuery } = await import("graphql");
    const { graphql } = await withServer();
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      oneOf: true,
    });
    const { data, errors } = await graphql(query);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ __schema: { queryType: { name: "Query" } } });
  });
});

describe("a body", () => {
  test("over the limit is 413, said beforehand or found out on the way", async () => {
    const { config } = await withServer();
    const server = await withServer({ config: { limits: { ...config.limits, body: 2_000 } } });
    const query = `{ __typename } # ${"x".repeat(3_000)}`;
    const post = (body: BodyInit) =>
      fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        duplex: "half",
      } as RequestInit);
    const whole = JSON.stringify({ query });
    expect((await post(whole)).status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(whole));
        controller.close();
      },
    });
    expect((await post(stream)).status).toBe(413);
    expect((await rejections(server)).body_too_large).toBe(2);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test("of somebody who is nobody yet is 413 long before, and a login fits", async () => {
    const server = await withServer();
    const obtain = (more: string) =>
      call(server.url, "POST", "/v1/auth/obtain", { json: { ...server.admin, more }, loose: true });
    expect((await obtain("x".repeat(32 * 1024))).status).toBe(200);
    expect((await obtain("x".repeat(64 * 1024))).status).toBe(413);
    const { username, password, bearer } = server.admin;
    const form = { username, password, more: "x".repeat(64 * 1024) };
    expect((await call(server.url, "POST", "/api-token-auth/", { form, loose: true })).status).toBe(413);
    const headers = { authorization: `Bearer ${bearer}` };
    const big = { edits: "x".repeat(64 * 1024) };
    expect(
      (await call(server.url, "POST", "/v1/jobs/list", { json: big, headers, loose: true })).status,
    ).toBe(400);
  });

  test.each(["/graphql", "/ufdl/v1/jobs/list"])(
    "to %s that ends before its length is logged as aborted, and is no error",
    async (path) => {
      const { log, lines } = keptLog();
      const { url, admin } = await withServer({ log });
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      socket.on("error", () => {});
      socket.end(
        `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${admin.bearer}\r\n` +
          'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"query":',
      );
      const requests = () => lines().filter(({ msg }) => msg === "request");
      for (let tries = 0; tries < 250 && requests().length === 0; tries++) await pause(20);
      expect(requests()).toMatchObject([{ path, aborted: true }]);
      expect(lines().filter(({ level }) => level === "error" || level === "fatal")).toEqual([]);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    },
  );
});
