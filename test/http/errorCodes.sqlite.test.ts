import { describe, expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../support/server.ts";
import { socketClient } from "../support/subscribe.ts";

interface Refused {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** Documents that are refused at each step of the execution, with the code that says which. */
const refused: readonly (readonly [step: string, code: string, request: Refused])[] = [
  ["parsing", "GRAPHQL_PARSE_FAILED", { query: "{ me {" }],
  ["validation", "GRAPHQL_VALIDATION_FAILED", { query: "{ nonsense }" }],
  ["validation of a literal", "GRAPHQL_VALIDATION_FAILED", { query: '{ users(first: "x") { totalCount } }' }],
  [
    "coercion of a variable",
    "INVALID_INPUT",
    { query: "query ($n: Int!) { users(first: $n) { totalCount } }", variables: { n: "x" } },
  ],
  ["a missing variable", "INVALID_INPUT", { query: "query ($id: ID!) { job(id: $id) { title } }" }],
  [
    "coercion of an argument",
    "INVALID_INPUT",
    { query: "query ($id: ID = 1) { job(id: $id) { title } }", variables: { id: null } },
  ],
  ["a resolver", "INVALID_INPUT", { query: '{ job(id: "x") { title } }' }],
  [
    "the choice of the operation",
    "OPERATION_RESOLUTION_FAILURE",
    { query: "query A { __typename } query B { __typename }", operationName: "C" },
  ],
  ["the cost", "TOO_COMPLEX", { query: "{ users(first: 999999) { nodes { number } } }" }],
];

interface Answer {
  errors?: { extensions?: { code?: string } }[];
}

const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code);

async function posted({ url, admin }: TestServer, request: Refused, headers = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${admin.bearer}`, ...headers },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  return JSON.parse(text.startsWith("{") ? text : (/^data: (\{.*)$/m.exec(text)?.[1] ?? "{}"));
}

async function got({ url, admin }: TestServer, { query, variables, operationName }: Refused) {
  const params = new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) });
  if (operationName) params.set("operationName", operationName);
  const response = await fetch(`${url}/graphql?${params}`, {
    headers: { authorization: `Bearer ${admin.bearer}`, accept: "application/json" },
  });
  return (await response.json()) as Answer;
}

async function overSocket({ url, admin }: TestServer, request: Refused): Promise<Answer> {
  const client = socketClient(url, { token: admin.bearer });
  try {
    for await (const result of client.iterate(request)) return result as Answer;
    return {};
  } catch (errors) {
    return { errors: errors as NonNullable<Answer["errors"]> };
  } finally {
    await client.dispose();
  }
}

describe("every error has a code that says at which step a document was refused", () => {
  test.each(refused)("%s: %s", async (_step, code, request) => {
    const server = await withServer();
    const answers = {
      direct: codesOf(await posted(server, request)),
      repeated: codesOf(await posted(server, request)),
      yoga: codesOf(await posted(server, request, { "x-graphql-cost": "1" })),
      get: codesOf(await got(server, request)),
      sse: codesOf(await posted(server, request, { accept: "text/event-stream" })),
      socket: codesOf(await overSocket(server, request)),
    };
    expect(answers).toEqual({
      direct: [code],
      repeated: [code],
      yoga: [code],
      get: [code],
      sse: [code],
      socket: [code],
    });
  });

  test("a request that is no GraphQL request", async () => {
    const { url, admin } = await withServer();
    for (const body of ["{", "[]", "{}", '{"query": 1}', '{"query": ""}', '{"query": "{ me }", "x": 1}']) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${admin.bearer}` },
        body,
      });
      const { errors } = (await response.json()) as Answer;
      expect([body, errors?.map(({ extensions }) => typeof extensions?.code)]).toEqual([body, ["string"]]);
    }
  });

  test("a subscription that is refused, or ends with an error", async () => {
    const server = await withServer();
    for (const query of [
      'subscription { jobChanged(id: 99, since: "x") { kind } }',
      "subscription { jobChanged(id: 99) { kind } }",
      "subscription ($s: Position) { jobChanged(id: 1, since: $s) { kind } }",
    ]) {
      const request = { query, variables: { s: "x" } };
      for (const answer of [
        await posted(server, request, { accept: "text/event-stream" }),
        await overSocket(server, request),
      ])
        expect([query, codesOf(answer)]).toEqual([query, [expect.any(String)]]);
    }
  });
});
