import { connect } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../support/server.ts";
import { within } from "../support/time.ts";

/** Begins a request over a connection of its own and leaves its body unfinished. */
async function halfSent({ url, user }: TestServer) {
  const body = JSON.stringify({ query: "{ me { username } }" });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk) => {
    answer += chunk;
  });
  const ended = new Promise<string>((resolve) => socket.once("close", () => resolve(answer)));
  const head = [
    "POST /graphql HTTP/1.1",
    "Host: localhost",
    "Content-Type: application/json",
    `Authorization: Bearer ${user.bearer}`,
    `Content-Length: ${body.length}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n${body.slice(0, 10)}`);
  return { finish: () => socket.write(body.slice(10)), ended };
}

async function running({ url }: TestServer): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^gantry_http_running (\d+)$/m.exec(text)?.[1]);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resume) => setTimeout(resume, 10));
}

describe("a server that drains", () => {
  test("lets running requests end, takes no new ones and tells so", async () => {
    const server = await withServer();
    const request = await halfSent(server);
    await until(async () => (await running(server)) === 1);
    const closing = server.close();
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: "not ready", reason: "draining" }]);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const refused = await fetch(`${server.url}/graphql?query={__typename}`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await refused.json()).toMatchObject({ error: { code: "DRAINING" } });
    const legacy: Record<string, RegExp> = {
      "/ufdl/v1/nodes/1": /^\{"detail":"The server is shutting down/,
      "/scale/v6/nodes/": /^\{"detail":"The server is shutting down/,
      "/nodepool/v1/images": /^<html>\n <head>\n {2}<title>503 Service Unavailable/,
      "/coalition/api/jobs": /^The server is shutting down/,
    };
    for (const [path, words] of Object.entries(legacy)) {
      const told = await fetch(server.url + path);
      expect([path, told.status, told.headers.get("gantry-facade")]).toEqual([path, 503, path.split("/")[1]]);
      expect(told.headers.get("retry-after")).toBe("1");
      expect(await told.text()).toMatch(words);
    }
    request.finish();
    const answer = await request.ended;
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('{"data":{"me":{"username":"user"}}}');
    await closing;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  test("cuts off what still runs when its patience is over", async () => {
    const server = await withServer();
    const request = await halfSent(server);
    await until(async () => (await running(server)) === 1);
    await server.close();
    expect(await request.ended).toBe("");
  });

  test("ends event streams at once, so that their readers come back", async () => {
    const server = await withServer();
    const query = encodeURIComponent("subscription { events { position } }");
    const response = await fetch(`${server.url}/graphql?query=${query}`, {
      headers: { accept: "text/event-stream", authorization: `Bearer ${server.user.bearer}` },
    });
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const began = performance.now();
    await Promise.all([server.close(), response.text()]);
    expect(performance.now() - began).toBeLessThan(within(900));
  });

  test("waits for nothing when nothing runs, and ends once however often it is asked", async () => {
    const server = await withServer();
    await Promise.all([server.close(), server.close()]);
    await server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});
