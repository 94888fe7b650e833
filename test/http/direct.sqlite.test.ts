import { expect, test } from "@jest/globals";
import { withServer } from "../support/server.ts";

const nested =
  "query ($first: Int!) { jobs(first: $first) { nodes { events(first: $first) { nodes { type } } } } }";

const histories = `query ($from: DateTime!) { computeNodes(first: 1000) { nodes {
  loadHistory(from: $from, to: "2026-11-20T12:05:00Z", interval: 60) { cpuLoad } } } }`;

/** Documents of every kind, with variables; valid or not. */
const requests: readonly (readonly [document: string, variables?: Record<string, unknown>])[] = [
  ["{ __typename }"],
  ["query One { job(id: 1) { number title state progress createdAt node { name } } }"],
  ["query ($id: ID!) { job(id: $id) { ...J } } fragment J on Job { id title counts { total } }", { id: "1" }],
  ["query ($id: ID = 1) { job(id: $id) { title } }"],
  ["query ($id: ID!) { job(id: $id) { title } }", {}],
  ["query ($id: ID!) { job(id: $id) { title } }", { id: ["x"] }],
  ["query ($id: ID!) { job(id: $id) { title } }", { id: "nonsense" }],
  ["query ($all: Boolean!) { job(id: 1) { title @include(if: $all) state @skip(if: $all) } }", { all: true }],
  [
    "query ($all: Boolean!) { job(id: 1) { title @include(if: $all) state @skip(if: $all) } }",
    { all: false },
  ],
  [
    "query ($where: JobFilter) { jobs(where: $where) { nodes { number } totalCount } }",
    { where: { state: { eq: "WAITING" } } },
  ],
  [
    "query ($where: JobFilter) { jobs(where: $where) { nodes { number } } }",
    { where: { state: { eq: "NONE" } } },
  ],
  ["{ a: job(id: 1) { title } b: job(id: 2) { title } none: job(id: 99) { title } }"],
  [
    '{ node(id: "x") { id ... on Job { title } } jobs(first: 2) { edges { node { __typename id events { nodes { type } } } } } }',
  ],
  // Nothing is left to select.
  ["query ($id: ID!) { node(id: $id) { ... on Template { name } } }", { id: btoa("Job:1") }],
  ["query ($my: Boolean!) { me { username @include(if: $my) } }", { my: false }],
  ["query ($me: Boolean!) { me @include(if: $me) { username } }", { me: false }],
  ["{ jobs(first: -1) { nodes { number } } }"],
  ["{ jobs(first: 1000000) { nodes { number } } }"],
  // One document, within the limit on complexity for some rows and beyond it for more.
  [nested, { first: 1 }],
  [nested, { first: 1_000 }],
  // The same with times.
  [histories, { from: "2026-11-20T12:00:00Z" }],
  [histories, { from: "2026-11-20T00:00:00Z" }],
  ["{ __schema { queryType { name } } }"],
  ["{ nonsense }"],
  // Only the legacy APIs have these.
  ["{ jobsIn { number } }"],
  ["{ job(id: 1) { priorityPath } }"],
  ["query ($id: ID = 1) { job(id: $id) { title } }", { id: null }],
  ["query ($first: Int = 1) { jobs(first: $first) { nodes { number } } }", { first: null }],
  ["{ me {"],
  ["query A { __typename } query B { me { username } }"],
  ["subscription { jobListChanged { kind } }"],
  ['mutation { updateJob(id: 1, changes: { title: "new" }) { job { title } errors { code field } } }'],
  ["mutation { retryJob(id: 1) { job { state } errors { code message detail } } }"],
  ['mutation { createUser(username: "x", password: "y") { errors { code detail } } }'],
  [
    `mutation ($input: CommandJobInput!) { createCommandJob(input: $input) { job { title inputValues { name } } errors { code } } }`,
    { input: { title: "t", priority: 3 } },
  ],
  [
    `mutation ($input: CommandJobInput!) { createCommandJob(input: $input) { job { title } errors { code } } }`,
    { input: { titel: "t" } },
  ],
];

test("a request is answered as Yoga answers it: at first, interpreted, and compiled", async () => {
  const { url, graphql, user } = await withServer();
  for (const title of ["one", "two"]) {
    await graphql(
      `mutation { createCommandJob(input: { title: "${title}", command: "x" }) { errors { code } } }`,
      {},
      { token: user.bearer },
    );
  }
  const ask = async (body: string, headers: Record<string, string>) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${user.bearer}`, ...headers },
      body,
    });
    const text = await response.text();
    const { extensions: _, ...answer } = text === "" ? {} : JSON.parse(text);
    return { status: response.status, type: response.headers.get("content-type"), answer };
  };
  for (const accept of ["application/json", "application/graphql-response+json"]) {
    for (const [query, variables] of requests) {
      const body = JSON.stringify({ query, variables });
      // Whoever asks for the cost of an operation is answered by Yoga.
      const byYoga = await ask(body, { accept, "x-graphql-cost": "1" });
      for (let round = 1; round <= 4; round++)
        expect([query, round, await ask(body, { accept })]).toEqual([query, round, byYoga]);
    }
  }
});

test("the same types of a body are taken as by Yoga, and no answer may be cached", async () => {
  const { url } = await withServer();
  const ask = async (type: string, more?: Record<string, string>) => {
    const { status, headers } = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": type, ...more },
      body: '{"query":"{ __typename }"}',
    });
    return [type, status, headers.get("cache-control")];
  };
  const types = {
    "application/json": 200,
    "application/json; charset=utf-8": 200,
    "application/json ; charset=utf-8": 200,
    "Application/JSON": 200,
    "application/json-patch+json": 415,
    "application/jsonp": 415,
  };
  for (const [type, status] of Object.entries(types)) {
    for (const headers of [{}, { "x-graphql-cost": "1" }, { accept: "text/event-stream" }]) {
      expect(await ask(type, headers as Record<string, string>)).toEqual([
        type,
        status,
        // Yoga adds its own to streams.
        expect.stringMatching(/^no-store(, no-cache)?$/),
      ]);
    }
  }
});

test("callers without a user are refused as by Yoga", async () => {
  const { graphql } = await withServer();
  for (let round = 0; round < 4; round++) {
    const { data, errors } = await graphql("{ me { number } }", {}, { token: null });
    expect([data, errors?.[0]?.extensions?.code]).toEqual([{ me: null }, "UNAUTHENTICATED"]);
  }
});

test("the price of a history up to now is calculated again as time goes on", async () => {
  const { graphql, clock } = await withServer();
  const query = `{ computeNodes(first: 1000) { nodes {
    loadHistory(from: "${clock.now().toISOString()}", interval: 1) { cpuLoad } } } }`;
  const ask = async () => (await graphql(query)).errors?.[0]?.extensions?.code;
  for (let round = 0; round < 3; round++) expect(await ask()).toBeUndefined();
  clock.advance(250);
  expect(await ask()).toBe("TOO_COMPLEX");
});
