import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { withDataDir } from "../cli/gantry.ts";
import { freePort } from "../package/ports.ts";
import { built } from "../support/built.ts";
import { afterThisTest } from "../support/store.ts";

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

/** An OTLP/HTTP receiver, as a collector is one. */
async function withReceiver(port = 0): Promise<{ url: string; spans: Span[] }> {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    if (request.url === "/v1/traces") {
      for (const { scopeSpans } of body.resourceSpans) {
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
    }
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  afterThisTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans };
}

interface Running {
  url: string;
  child: ChildProcess;
  err(): string;
  stop(): Promise<void>;
}

/** A gateway as `npm start` runs it, in a process of its own. */
async function withProcess(environment: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [await built("src/main.ts")], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: await withDataDir(),
      PORT: "0",
      ADMIN_PASSWORD: "admin's password",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    err += chunk;
  });
  const ended = once(child, "close");
  afterThisTest(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  for (;;) {
    const url = /serves at (\S+)\n/.exec(out)?.[1];
    const stop = async () => {
      child.kill("SIGTERM");
      await ended;
    };
    if (url) return { url, child, err: () => err, stop };
    if (child.exitCode !== null) throw new Error(err);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

const authorization = `Basic ${Buffer.from("admin:admin's password").toString("base64")}`;

async function graphql(url: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] };
}

test("spans of a request reach the receiver, below each other and below the caller's", async () => {
  const receiver = await withReceiver();
  const gateway = await withProcess({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const caller = "b7ad6b7169203331";
  const headers = { traceparent: `00-${traceId}-${caller}-01` };
  const mutation = 'mutation Make { createCommandJob(input: { command: "x" }) { job { number } } }';
  await Promise.all([
    graphql(gateway.url, mutation, headers),
    // Changes that share a transaction stay in their own traces.
    graphql(gateway.url, mutation),
    graphql(gateway.url, mutation),
  ]);
  await fetch(`${gateway.url}/coalition/api/jobs/1`, { headers: { ...headers, authorization } });
  const { errors } = await graphql(
    gateway.url,
    "query Bad { jobs(first: -1) { nodes { number } } }",
    headers,
  );
  expect(errors?.[0]?.extensions.traceId).toBe(traceId);
  await gateway.stop();

  const mine = receiver.spans.filter((span) => span.traceId === traceId);
  const below = (parent: string | undefined, name: RegExp) =>
    mine.filter((span) => span.parentSpanId === parent && name.test(span.name));
  const requests = below(caller, /^http /);
  expect(requests.map(({ name }) => name).sort()).toEqual(["http GET", "http POST", "http POST"]);
  const [operation] = mine.filter(({ name }) => name === "graphql Make");
  expect(requests.map(({ spanId }) => spanId)).toContain(operation?.parentSpanId);
  const [verb] = below(operation?.spanId, /^verb createCommandJob$/);
  const statements = below(verb?.spanId, /^sql /);
  expect(statements.map(({ name }) => name)).toContain("sql insert");
  const texts = statements.flatMap(({ attributes }) =>
    attributes.flatMap(({ key, value }) => (key === "db.query.text" ? [value.stringValue] : [])),
  );
  expect(texts.join("\n")).toContain('insert into "Job"');
  // One of each of the three requests.
  for (const name of ["graphql Make", "verb createCommandJob"]) {
    const traces = receiver.spans.filter((span) => span.name === name).map((span) => span.traceId);
    expect(new Set(traces).size).toBe(3);
  }
  const jobs = receiver.spans.filter((span) =>
    JSON.stringify(span.attributes).includes('insert into \\"Job\\"'),
  );
  expect(new Set(jobs.map((span) => span.traceId)).size).toBe(3);
  expect(mine.some(({ name }) => name.startsWith("graphql Coalition"))).toBe(true);
  const route = requests
    .flatMap(({ attributes }) => attributes)
    .filter(({ key }) => key === "http.route")
    .map(({ value }) => value.stringValue);
  expect(route.sort()).toEqual(["/api/jobs/{id}", "/graphql", "/graphql"]);

  const lines = gateway
    .err()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const logged = lines.filter(({ msg, path }) => msg === "request" && path === "/graphql");
  expect(logged.map((line) => line.traceId)).toContain(traceId);
}, 60_000);

test("without a receiver there are no traces, and nothing of them is loaded", async () => {
  const gateway = await withProcess({});
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const { errors } = await graphql(gateway.url, "{ jobs(first: -1) { nodes { number } } }", { traceparent });
  expect(errors?.[0]?.extensions).not.toHaveProperty("traceId");
  await gateway.stop();
  expect(gateway.err()).not.toContain("traceId");
});

test("LOG_FORMAT chooses lines for people or for programs", async () => {
  const pretty = await withProcess({ LOG_FORMAT: "pretty" });
  await pretty.stop();
  expect(pretty.err()).toMatch(/^\[?\d\d:\d\d:\d\d\.\d{3}\]? INFO: serving /m);
  expect(pretty.err()).not.toMatch(/^\{/m);
  const json = await withProcess({ LOG_FORMAT: "json" });
  await json.stop();
  expect(
    json
      .err()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line).msg),
  ).toContain("serving");
  expect(json.err()).not.toContain("INFO");
});

test("a receiver that is away is reported once, and so is that it is back", async () => {
  const port = await freePort();
  const gateway = await withProcess({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_BSP_SCHEDULE_DELAY: "50",
  });
  /** Requests until the log has a text, each of which gives spans to send. */
  const askUntil = async (text: string, spans = 1) => {
    for (let asked = 0; asked < spans || !gateway.err().includes(text); asked++) {
      await graphql(gateway.url, "{ me { username } }");
      await new Promise((resume) => setTimeout(resume, 20));
    }
  };
  const away = "correct OTEL_EXPORTER_OTLP_ENDPOINT";
  await askUntil(away);
  await askUntil(away, 100);
  const { spans } = await withReceiver(port);
  await askUntil("traces are sent again");
  expect(spans.length).toBeGreaterThan(0);
  await gateway.stop();
  expect(gateway.err().split(away).length - 1).toBe(1);
  expect(gateway.err().split("traces are sent again").length - 1).toBe(1);
});
