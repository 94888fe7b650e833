import { expect } from "@jest/globals";
import type { TestServer } from "./server.ts";
import { afterThisTest } from "./store.ts";
import { within } from "./time.ts";

/** One request, and what the body of its 503 must be like. */
interface Probe {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: object;
  told: RegExp;
}

const words = "This can't be done now: [^;]+; try again in a moment\\.";
const django = new RegExp(`^\\{"detail":"${words}"\\}$`);
const coalition = new RegExp(`^${words}$`);
const gateway = new RegExp(`^\\{"error":\\{"code":"UNAVAILABLE","message":"${words}"`);
const graphql = new RegExp(`^\\{"errors":\\[\\{"message":"${words}".*"code":"UNAVAILABLE"`);

/** Requests that write something, in every dialect. */
function writes({ admin }: TestServer): Probe[] {
  const bearer = { authorization: `Bearer ${admin.bearer}` };
  const basic = `Basic ${Buffer.from(`${admin.username}:${admin.password}`).toString("base64")}`;
  const mutation = { query: 'mutation { createCommandJob(input: { command: "x" }) { job { number } } }' };
  return [
    { method: "POST", path: "/graphql", headers: bearer, body: mutation, told: graphql },
    // Answered by Yoga.
    {
      method: "POST",
      path: "/graphql",
      headers: { ...bearer, accept: "application/graphql-response+json, application/json;q=0.9" },
      body: mutation,
      told: graphql,
    },
    {
      method: "POST",
      path: "/ufdl/v1/nodes/create",
      headers: bearer,
      body: {
        ip: "10.0.0.1",
        driver_version: "1",
        gpu_mem: null,
        cpu_mem: 1,
        hardware_generation: null,
        index: 0,
      },
      told: django,
    },
    {
      method: "PATCH",
      path: "/scale/v6/nodes/1/",
      headers: bearer,
      body: { is_paused: true, pause_reason: String(Math.random()) },
      told: django,
    },
    {
      method: "PUT",
      path: "/nodepool/v1/nodes/1",
      headers: { authorization: basic, accept: "application/json" },
      body: { state: "hold" },
      told: new RegExp(`^\\{"code": 503, "description": "${words}", "title": "Service Unavailable"\\}$`),
    },
    { method: "PUT", path: "/coalition/api/jobs", body: { title: "x", command: "y" }, told: coalition },
  ];
}

/** Requests that read only, in every dialect. */
function reads({ admin }: TestServer): Probe[] {
  const headers = { authorization: `Bearer ${admin.bearer}` };
  return [
    {
      method: "POST",
      path: "/graphql",
      headers,
      body: { query: "{ jobs(first: 1) { nodes { number } } }" },
      told: graphql,
    },
    { method: "GET", path: "/ufdl/v1/nodes/1", headers, told: django },
    { method: "GET", path: "/scale/v6/nodes/", headers, told: django },
    {
      method: "GET",
      path: "/nodepool/v1/nodes",
      headers: { accept: "application/json" },
      told: /"code": 503/,
    },
    { method: "GET", path: "/coalition/api/workers", told: coalition },
    { method: "GET", path: "/outputs/1", headers, told: gateway },
  ];
}

async function send({ url }: TestServer, { method, path, headers, body }: Probe) {
  const began = performance.now();
  const response = await fetch(url + path, {
    method,
    headers: { ...(body && { "content-type": "application/json" }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { response, text, took: performance.now() - began };
}

/** Expects that every dialect answers 503 in its own form, with Retry-After and within 5 s. */
export async function expectOutage(server: TestServer, { reading = true } = {}): Promise<void> {
  const probes = [...writes(server), ...(reading ? reads(server) : [])];
  await Promise.all(
    probes.map(async (probe) => {
      const { response, text, took } = await send(server, probe);
      const retryAfter = response.headers.get("retry-after");
      expect({ path: probe.path, status: response.status, retryAfter, text }).toEqual({
        path: probe.path,
        status: 503,
        retryAfter: "1",
        text: expect.stringMatching(probe.told),
      });
      expect(took).toBeLessThan(within(5_000));
    }),
  );
  expect(await ready(server)).toBe(503);
}

/** Expects that within two seconds the server is ready and no dialect answers 5xx. */
export async function expectRecovery(server: TestServer): Promise<void> {
  const end = performance.now() + within(2_000);
  while ((await ready(server)) !== 200) expect(performance.now()).toBeLessThan(end);
  const answers = await Promise.all(
    [...writes(server), ...reads(server)].map((probe) => send(server, probe)),
  );
  expect(answers.map(({ response }) => response.status).filter((status) => status >= 500)).toEqual([]);
}

async function ready({ url }: TestServer): Promise<number> {
  const began = performance.now();
  const { status } = await fetch(`${url}/readyz`);
  expect(performance.now() - began).toBeLessThan(within(1_500));
  return status;
}

/** Measures the health check until the returned function is called, which answers the times in order. Milliseconds. */
export function watchHealth({ url }: { url: string }): () => Promise<number[]> {
  const times: number[] = [];
  let over = false;
  afterThisTest(async () => {
    over = true;
    await watching;
  });
  const watching = (async () => {
    while (!over) {
      const began = performance.now();
      await (await fetch(`${url}/healthz`)).text();
      times.push(performance.now() - began);
      await new Promise((resume) => setTimeout(resume, 10));
    }
  })();
  return async () => {
    over = true;
    await watching;
    return times.sort((a, b) => a - b);
  };
}

/** The time that 99 of 100 stay under. */
export function p99(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

/** The time that half of them stay under: what other programs on the machine hardly change. */
export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}
