import { beforeAll, expect, test } from "@jest/globals";
import { adminHeader, type Gateway, startJob, withGateway } from "../support/gateway.ts";
import { afterThisTest, forAllTests } from "../support/store.ts";
import { socketClient, sse } from "../support/subscribe.ts";

/*
 * What one caller can make the process hold or compute, seen on a gateway in a process of its own. Without the limits
 * each of these takes some hundred MB or some seconds; the bounds leave room for a busy machine.
 */

const mega = 2 ** 20;
let gateway: Gateway;

beforeAll(async () => {
  gateway = await forAllTests(() => withGateway());
  await gateway.make(`made: createCommandJob(input: { command: "x" }) { job { number } }`);
});

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

function post(body: BodyInit, headers: Record<string, string>): Promise<Response> {
  return fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);
}

async function ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  return (await (await post(body, { authorization: adminHeader, ...headers })).json()) as Answer;
}

/** What some work costs the gateway: growth of its memory in bytes, sampled meanwhile, and its longest delay in ms. */
async function costOf(work: () => Promise<unknown>): Promise<{ memory: number; delay: number }> {
  const before = await gateway.memory();
  await gateway.delay();
  let most = before;
  let done = false;
  const working = work().finally(() => {
    done = true;
  });
  while (!done) {
    most = Math.max(most, await gateway.memory());
    await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  await working;
  return { memory: most - before, delay: await gateway.delay() };
}

test("twenty bodies of 15 MB without a login are refused unread", async () => {
  const body = Buffer.alloc(15 * mega, "{ __typename } ");
  const statuses: number[] = [];
  const announced = async () => void statuses.push((await post(body, {})).status);
  const streamed = async () => {
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(body.subarray(0, mega));
      },
    });
    // The gateway cuts a stream that goes on and on.
    const status = await post(stream, {}).then(
      (answer) => answer.status,
      () => 413,
    );
    statuses.push(status);
  };
  const { memory, delay } = await costOf(() =>
    Promise.all(Array.from({ length: 20 }, (_, at) => (at < 18 ? announced() : streamed()))),
  );
  expect(statuses).toEqual(Array(20).fill(413));
  expect(memory).toBeLessThan(200 * mega);
  expect(delay).toBeLessThan(1_000);
});

test("thirty aliases of a log of 4 MB are refused, with the limit and the place", async () => {
  const { job, headers } = await startJob(gateway);
  const line = "a".repeat(4 * mega);
  await ask(
    "mutation ($job: ID!, $text: String!) { appendJobLog(id: $job, text: $text) { job { number } } }",
    { job, text: line },
    headers,
  );
  const whole = `log(limit: ${4 * mega}) { text }`;
  const aliases = Array.from({ length: 30 }, (_, at) => `a${at}: ${whole}`).join(" ");
  const answers: Answer[] = [];
  const { memory } = await costOf(async () => {
    answers.push(await ask(`{ job(id: ${job}) { ${aliases} } }`));
    const texts = Array.from({ length: 30 }, (_, at) => `a${at}: text`).join(" ");
    answers.push(await ask(`{ job(id: ${job}) { log(limit: ${4 * mega}) { ${texts} } } }`));
  });
  for (const { errors } of answers) {
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining("200000 (LIMIT_COMPLEXITY)"),
      path: ["job"],
      extensions: { code: "TOO_COMPLEX", kind: "complexity", limit: 200_000 },
    });
  }
  expect(memory).toBeLessThan(200 * mega);
  const { data } = await ask(`{ job(id: ${job}) { log(limit: ${4 * mega}) { text base64 size next } } }`);
  expect(data).toMatchObject({ job: { log: { size: line.length, base64: null } } });
});

test("what is remembered of a document's last variables is short", async () => {
  const data = { ["a".repeat(10 * mega)]: 1 };
  const before = await gateway.memory();
  for (let document = 0; document < 20; document++) {
    const query = `mutation ($data: JSON) { d${document}: progressJob(id: 99, progress: 0, data: $data) { errors { code } } }`;
    for (let round = 0; round < 2; round++) {
      expect((await ask(query, { data })).data).toEqual({
        [`d${document}`]: { errors: [{ code: "NOT_FOUND" }] },
      });
    }
  }
  expect((await gateway.memory()) - before).toBeLessThan(150 * mega);
});

test("a filter's text of 5 MB is refused", async () => {
  let answer: Answer = {};
  const { delay } = await costOf(async () => {
    answer = await ask(
      "query ($text: String!) { jobs(filter: { title: { contains: $text } }) { totalCount } }",
      {
        text: "%".repeat(5 * mega),
      },
    );
  });
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringMatching(
      /filter\.title\.contains: .* 1000 characters \(LIMIT_FILTER_TEXT\), not 5242880/,
    ),
    extensions: { code: "INVALID_INPUT" },
  });
  expect(delay).toBeLessThan(1_000);
});

test("a long list of ids is refused, and lists of ids are priced by their length", async () => {
  const id = Buffer.from("Job:1").toString("base64");
  const many = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: Array(3_000).fill(id) });
  expect(many.errors?.[0]).toMatchObject({
    message: expect.stringMatching(/ids: .* 100 ids \(LIMIT_IDS\), not 3000/),
    extensions: { code: "INVALID_INPUT" },
  });
  const aliases = Array.from({ length: 79 }, (_, at) => `a${at}: nodes(ids: $ids) { id }`).join(" ");
  const spread = await ask(`query ($ids: [ID!]!) { ${aliases} }`, { ids: Array(100).fill(id) });
  expect(spread.errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
  const pks = Array.from({ length: 250 }, (_, at) => `a${at}: pauseJobs(ids: $pks) { __typename }`).join(" ");
  const verbs = await ask(`mutation ($pks: [ID!]!) { ${pks} }`, { pks: Array(100).fill(1) });
  expect(verbs.errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
  const fine = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: Array(100).fill(id) });
  expect(fine.data?.nodes).toHaveLength(100);
});

test("introspection is not to be had many times at once", async () => {
  const { getIntrospectionQuery } = await import("graphql");
  const fragments = getIntrospectionQuery().replace(
    /query \w+ \{ *\s*__schema/,
    "fragment Whole on Query { __schema",
  );
  const aliases = Array.from({ length: 100 }, (_, at) => `a${at}: __schema { types { ...FullType } }`).join(
    " ",
  );
  const { errors } = await ask(`{ ${aliases} ...Whole } ${fragments}`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "TOO_COMPLEX", kind: "breadth", limit: 400 });
  const few = Array.from({ length: 6 }, (_, at) => `a${at}: __schema { types { name } }`).join(" ");
  expect((await ask(`{ ${few} }`)).errors?.[0]?.extensions.code).toBe("TOO_MANY_ALIASES");
});

test("tells what a document costs to those who ask", async () => {
  const query = "{ jobs(first: 9) { nodes { number } } }";
  const limits = { complexity: 200_000, depth: 16, breadth: 400 };
  const cost = { complexity: 11, depth: 3, breadth: 3, limits };
  expect((await ask(query)).extensions).toBeUndefined();
  expect((await ask(query, {}, { "x-graphql-cost": "1" })).extensions).toEqual({ cost });
  const body = JSON.stringify({ query, extensions: { cost: true } });
  const answer = (await (await post(body, { authorization: adminHeader })).json()) as Answer;
  expect(answer.extensions).toEqual({ cost });
});

test.each(["event-stream", "web-socket"])("tells once what a subscription over a %s costs", async (over) => {
  const request = { query: "subscription { jobChanged(id: 1) { kind } }", extensions: { cost: true } };
  const cost = { complexity: 2, depth: 2, breadth: 2, limits: expect.anything() };
  const leaving = new AbortController();
  afterThisTest(async () => leaving.abort());
  const token = adminHeader;
  const results: AsyncIterator<{ data?: unknown; extensions?: unknown }> =
    over === "web-socket"
      ? socketClient(gateway.url, { authorization: token }).iterate(request)
      : sse(gateway.url, request, { authorization: token, signal: leaving.signal });
  expect((await results.next()).value).toMatchObject({ data: {}, extensions: { cost } });
  await gateway.make(`made: updateJob(id: 1, changes: { title: "${over}" }) { job { number } }`);
  const { value } = await results.next();
  expect(value).toMatchObject({ data: { jobChanged: { kind: "CHANGED" } } });
  expect(value.extensions).toBeUndefined();
});

test("jobs of a bulk mutation are limited like lists of ids", async () => {
  const query = "mutation ($ids: [ID!]!) { pauseJobs(ids: $ids) { errors { field code message } } }";
  const { data } = await ask(query, { ids: Array(101).fill("1") });
  expect(data?.pauseJobs).toEqual({
    errors: [
      {
        field: "ids",
        code: "INVALID_INPUT",
        message: expect.stringMatching(/100 ids \(LIMIT_IDS\), not 101/),
      },
    ],
  });
  const fine = await ask(query, { ids: Array(100).fill("1") });
  expect(fine.data?.pauseJobs).toEqual({ errors: [] });
});
