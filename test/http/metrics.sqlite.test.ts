import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import Koa from "koa";
import { Histogram, Registry } from "prom-client";
import { parse } from "yaml";
import { accessLog } from "../../src/http/accessLog.ts";
import type { RequestState } from "../../src/http/beginRequest.ts";
import { makeLog } from "../../src/http/log.ts";
import { cached } from "../../src/metrics/gauges.ts";
import { Metrics } from "../../src/metrics/metrics.ts";
import { BoundedNames } from "../../src/metrics/names.ts";
import { quickHistogram } from "../../src/metrics/quickHistogram.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";
import { made, makeJob, makeNode } from "../support/work.ts";

async function metricsOf({ url, admin }: TestServer): Promise<string> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${admin.bearer}` } });
  expect(response.status).toBe(200);
  return response.text();
}

/** The value of a series, which is written as Prometheus does it. */
function seriesOf(text: string, series: string): number | undefined {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

/** A node works on a job. */
async function work(server: TestServer, job: number, node: number): Promise<void> {
  for (const verb of ["acquireJob", "startJob"]) {
    const answer = await server.graphql<{ made: { errors: unknown[] } }>(
      `mutation Work { made: ${verb}(id: ${job}) { errors { message } } }`,
      {},
      { node },
    );
    expect(answer.data.made.errors).toEqual([]);
  }
}

describe("the metrics of the domain", () => {
  test("tell of jobs, nodes, waits, verbs, events and the database", async () => {
    const server = await withServer();
    const first = await makeJob(server);
    await makeJob(server);
    const node = await makeNode(server);
    await makeNode(server, "idle");
    server.clock.advance(90);
    await work(server, first, node);
    const text = await metricsOf(server);
    expect(seriesOf(text, 'gantry_jobs{kind="COMMAND",state="WORKING"}')).toBe(1);
    expect(seriesOf(text, 'gantry_jobs{kind="COMMAND",state="WAITING"}')).toBe(1);
    expect(seriesOf(text, 'gantry_jobs{kind="IMAGE",state="ERROR"}')).toBe(0);
    expect(seriesOf(text, 'gantry_oldest_waiting_job_seconds{kind="COMMAND"}')).toBe(90);
    expect(seriesOf(text, 'gantry_oldest_waiting_job_seconds{kind="TEMPLATE"}')).toBe(0);
    expect(seriesOf(text, 'gantry_nodes{state="WORKING"}')).toBe(1);
    expect(seriesOf(text, 'gantry_nodes{state="IDLE"}')).toBe(1);
    expect(seriesOf(text, 'gantry_queue_wait_seconds_sum{kind="COMMAND"}')).toBe(90);
    expect(seriesOf(text, 'gantry_verb_duration_seconds_count{verb="acquireJob",outcome="done"}')).toBe(1);
    expect(seriesOf(text, 'gantry_events_total{type="JOB_CREATED"}')).toBe(2);
    expect(seriesOf(text, "gantry_event_lag_seconds_count")).toBeGreaterThan(0);
    expect(seriesOf(text, 'gantry_database_duration_seconds_count{operation="statement"}')).toBeGreaterThan(
      5,
    );
    expect(seriesOf(text, 'gantry_database_duration_seconds_count{operation="change"}')).toBeGreaterThan(4);
    expect(
      seriesOf(text, 'gantry_graphql_operation_duration_seconds_count{operation="Work",outcome="done"}'),
    ).toBe(2);
  });

  test("count a verb that is refused, and one that finds nothing", async () => {
    const server = await withServer();
    const node = await makeNode(server);
    await server.graphql("mutation { acquireNextJob { errors { code } } }", {}, { node });
    await server.graphql("mutation { cancelJob(id: 999) { errors { code } } }");
    const text = await metricsOf(server);
    expect(
      seriesOf(text, 'gantry_verb_duration_seconds_count{verb="acquireNextJob",outcome="nothing"}'),
    ).toBe(1);
    expect(seriesOf(text, 'gantry_verb_duration_seconds_count{verb="cancelJob",outcome="refused"}')).toBe(1);
  });

  test("count leases that were lost, and no reservation that ended", async () => {
    const server = await withServer();
    const node = await makeNode(server);
    await work(server, await makeJob(server), node);
    const reserve = `mutation { acquireJob(id: ${await makeJob(server)}) { errors { code } } }`;
    await server.graphql(reserve, {}, { node });
    server.clock.advance(3_600);
    await server.scheduler.runAll();
    expect(seriesOf(await metricsOf(server), "gantry_leases_lost_total")).toBe(1);
  });

  test("name a request's API and route, whatever its values are", async () => {
    const server = await withServer();
    const job = await made(
      server,
      'mutation { made: createCommandJob(input: { command: "x" }) { job { number } errors { message } } }',
    );
    for (const path of [`/ufdl/v1/jobs/${job}`, "/ufdl/v1/jobs/999", "/nowhere/at/all"]) {
      const headers = { authorization: `Bearer ${server.admin.bearer}` };
      await (await fetch(server.url + path, { headers })).text();
    }
    const text = await metricsOf(server);
    const count = (facade: string, route: string, status: number) =>
      seriesOf(
        text,
        `gantry_http_requests_total{method="GET",facade="${facade}",route="${route}",status="${status}"}`,
      );
    expect(count("ufdl", "/v1/jobs/{pk}", 200)).toBe(1);
    expect(count("ufdl", "/v1/jobs/{pk}", 404)).toBe(1);
    expect(count("none", "other", 404)).toBe(1);
  });
});

test("a quick histogram gives what prom-client's does", async () => {
  const buckets = [0.1, 1];
  const [registry, other] = [new Registry(), new Registry()];
  const options = { name: "a", help: "b", buckets };
  const quick = quickHistogram(registry, { ...options, labelNames: ["l"] });
  const known = new Histogram({ ...options, labelNames: ["l"], registers: [other] });
  for (const value of [0.05, 0.1, 0.5, 1, 7]) {
    quick({ l: "x" })(value);
    known.observe({ l: "x" }, value);
  }
  quick({ l: "y" })(2);
  known.observe({ l: "y" }, 2);
  const sorted = async (one: Registry) => (await one.metrics()).split("\n").sort();
  expect(await sorted(registry)).toEqual(await sorted(other));
});

describe("bounds", () => {
  test("names of operations beyond the limit are one label", () => {
    const names = new BoundedNames(2);
    expect(["a", "b", "c", "a", "d"].map((name) => names.label(name))).toEqual([
      "a",
      "b",
      "other",
      "a",
      "other",
    ]);
  });

  test("what is read of the database is kept for 5 s, or 100 times as long as it took", async () => {
    let now = 0;
    let reads = 0;
    const read = cached(
      async () => {
        reads++;
        now += reads === 1 ? 1 : 200;
        return reads;
      },
      () => now,
    );
    const at = async (time: number) => {
      now = Math.max(now, time);
      return read();
    };
    expect(await at(0)).toBe(1);
    expect(await at(5_000)).toBe(1);
    expect(await at(5_002)).toBe(2);
    expect(await at(20_000)).toBe(2);
    expect(await at(25_300)).toBe(3);
  });
});

test("a stream of 60 s moves no latency", async () => {
  let now = 0;
  const metrics = new Metrics();
  const app = new Koa<RequestState>();
  app.use(accessLog(makeLog("silent"), metrics, () => now));
  const stream = new PassThrough();
  app.use((ctx) => {
    ctx.state.facade = "graphql";
    if (ctx.path === "/stream") {
      ctx.type = "text/event-stream";
      ctx.body = stream;
    } else ctx.body = "quick";
  });
  const http = createServer(app.callback()).listen(0, "127.0.0.1");
  await once(http, "listening");
  afterThisTest(async () => void http.close());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  await (await fetch(`${url}/quick`)).text();
  // The headers go out with the first bytes.
  stream.write("data: 1\n\n");
  const [response] = await once(get(`${url}/stream`, { agent: false }), "response");
  await once(response, "data");
  now += 60_000;
  response.resume();
  stream.end();
  await once(response, "close");
  const value = async (series: string) => seriesOf(await metrics.registry.metrics(), series);
  const streamed = 'gantry_http_stream_seconds_total{facade="graphql"}';
  while ((await value(streamed)) === undefined) await new Promise(setImmediate);
  expect(await value(streamed)).toBe(60);
  const labels = '{facade="graphql",route="other"}';
  expect(await value(`gantry_http_request_duration_seconds_count${labels}`)).toBe(1);
  expect(await value(`gantry_http_request_duration_seconds_sum${labels}`)).toBe(0);
});

describe("the dashboard and the alerts", () => {
  /** Names of metrics in PromQL: words that are no function, keyword or label. */
  const namesIn = (promql: string) => promql.match(/\b(?:gantry|nodejs|process)_\w+/g) ?? [];

  async function knownNames(): Promise<Set<string>> {
    const server = await withServer();
    const process = new Metrics({ process: true });
    const merged = Registry.merge([process.registry]);
    const names = new Set<string>();
    const text = (await metricsOf(server)) + (await merged.metrics());
    for (const [, name = "", type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      names.add(name);
      if (type === "histogram") for (const end of ["_bucket", "_count", "_sum"]) names.add(name + end);
    }
    return names;
  }

  test("name only metrics that exist, and every one of the dashboard's panels has one", async () => {
    const known = await knownNames();
    const dashboard = JSON.parse(await readFile("ops/grafana/gantry.json", "utf8"));
    const panels = dashboard.panels.filter(({ type }: { type: string }) => type !== "row");
    expect(panels.length).toBeGreaterThan(15);
    const exprs: string[] = panels.flatMap((panel: { targets: { expr: string }[] }) =>
      panel.targets.map(({ expr }) => expr),
    );
    for (const expr of exprs) expect(namesIn(expr).length).toBeGreaterThan(0);
    const alerts = parse(await readFile("ops/prometheus/alerts.yaml", "utf8"));
    const rules: { alert: string; expr: string; annotations: { summary: string } }[] = alerts.groups[0].rules;
    for (const { alert, expr, annotations } of rules) {
      expect(`${alert} ${expr}`).toMatch(/ (up|.*(gantry|nodejs)_)/s);
      expect(annotations.summary).toMatch(/./);
    }
    const used = [...exprs, ...rules.map(({ expr }) => expr)].flatMap(namesIn);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  test("have balanced brackets", async () => {
    const text =
      (await readFile("ops/grafana/gantry.json", "utf8")) +
      (await readFile("ops/prometheus/alerts.yaml", "utf8"));
    for (const expr of text.match(/"expr": ".*"/g) ?? []) {
      for (const [open, close] of ["()", "{}", "[]"].map((pair) => [...pair] as [string, string])) {
        expect(expr.split(open).length).toBe(expr.split(close).length);
      }
    }
  });
});
