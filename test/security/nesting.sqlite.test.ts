import { beforeAll, expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";

/* What nests deep must be refused before anything calls itself for each level. */

let server: TestServer;
beforeAll(async () => {
  server = await forAllTests(() => withServer());
});

const nest = (levels: number, open: string, inner: string, close: string) =>
  open.repeat(levels) + inner + close.repeat(levels);

/** A request of someone who is nobody. */
async function ask(query: string, variables?: string) {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables ?? "{}"}}`;
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return { status: response.status, body: (await response.json()) as object };
}

const refused = (more: object) => ({
  status: 200,
  body: {
    errors: [
      {
        message: expect.stringContaining("250"),
        extensions: { code: "TOO_DEEPLY_NESTED", limit: 250 },
        ...more,
      },
    ],
  },
});

test.each([
  ["filters", `{ jobs(filter: ${nest(2_600, "{ not: ", "{}", " }")}) { totalCount } }`],
  ["lists", `{ job(id: ${nest(2_600, "[", "1", "]")}) { number } }`],
  ["types", `query ($a: ${nest(2_600, "[", "Int", "]")}) { __typename }`],
  ["fields", nest(2_600, "{ job(id: 1) ", "{ number }", " }")],
  [
    "lists after a comment that a carriage return ends",
    `{ job(id: #\r${nest(2_600, "[", "1", "]")}) { number } }`,
  ],
  [
    "lists between block strings that end in a backslash",
    `{ a: provider(name: """\\\\""" ${"]".repeat(3_000)} \\\\""" """) { name } job(id: ${nest(2_600, "[", "1", "]")}) { number } }`,
  ],
])("a document of deeply nested %s is refused, with the limit and the place", async (_what, query) => {
  expect(await ask(query)).toMatchObject(
    refused({ locations: [{ line: expect.any(Number), column: expect.any(Number) }] }),
  );
});

test("deeply nested variables are refused, of a type that knows them and of JSON", async () => {
  const filter = "query ($v: JobFilter) { jobs(filter: $v) { totalCount } }";
  const data = "mutation ($v: JSON) { progressJob(id: 1, progress: 0, data: $v) { errors { code } } }";
  for (const query of [filter, data]) {
    const variables = `{"v":${nest(5_000, '{"not":', "{}", "}")}}`;
    expect(await ask(query, variables)).toMatchObject(refused({ path: ["variables"] }));
  }
});

test("brackets in strings, block strings and comments do not nest", async () => {
  const many = "[".repeat(300);
  const query = `{ # ${many}\n __typename @skip(if: false) a: __typename } `;
  expect((await ask(query)).body).toMatchObject({ data: { a: "Query" } });
  for (const text of [`"\\"${many}"`, `"""${many}" \\""" ${many}"""`]) {
    const { body } = await ask(`{ provider(name: ${text}) { name } }`);
    expect(JSON.stringify(body)).toContain("UNAUTHENTICATED");
  }
});

test("the setting allows less", async () => {
  const { graphql } = await withServer({ config: { queryLimits: { nesting: 10 } } });
  const query = (levels: number) => `{ jobs(filter: ${nest(levels, "{ not: ", "{}", " }")}) { totalCount } }`;
  expect((await graphql(query(7))).errors).toBeUndefined();
  expect((await graphql(query(8))).errors?.[0]?.extensions?.code).toBe("TOO_DEEPLY_NESTED");
});

test("a nodepool.yaml of deeply nested lists is refused", async () => {
  const query =
    "mutation ($yaml: String!) { importNodepoolConfig(yaml: $yaml) { errors { code message field } } }";
  for (const yaml of ["[".repeat(20_000), `${"- ".repeat(9_000)}x`]) {
    const { data } = await server.graphql<{ importNodepoolConfig: { errors: object[] } }>(query, { yaml });
    expect(data.importNodepoolConfig.errors).toMatchObject([
      { code: "INVALID_INPUT", message: expect.stringContaining("more than 100 levels") },
    ]);
  }
});

test("a body of UFDL's with deeply nested lists is a 400", async () => {
  const response = await fetch(`${server.url}/ufdl/v1/auth/obtain/`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: nest(9_000, "[", "1.5", "]"),
  });
  expect(response.status).toBe(400);
});
