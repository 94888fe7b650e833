import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { launchBrowser, openPage } from "../support/browser.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";

/* A page of another origin in a real browser: a frontend of one's own, beside the gateway. */

const launched = await launchBrowser();
if (!launched) {
  console.log(
    `Pages of other origins are not tested: there is no Chromium for ${process.platform}; CHROMIUM names one.`,
  );
}
afterAll(() => launched?.close());
const withBrowser = launched ? describe : describe.skip;

/** Serves an empty page at localhost, on a port of its own. */
async function withPageServer(): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>a page</title>");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  afterThisTest(() => new Promise<void>((closed) => server.close(() => closed())));
  afterThisTest(async () => server.closeAllConnections());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** A gateway with a running job that has an output, and the address by which pages of localhost call it. */
async function withOutput(corsOrigins: string[]): Promise<{ server: TestServer; gateway: string }> {
  const server = await withServer({ config: { corsOrigins } });
  await server.graphql('mutation { registerNode(input: { name: "w" }) { errors { code } } }');
  await server.graphql(
    'mutation { createCommandJob(input: { title: "before", command: "x" }) { errors { code } } }',
  );
  for (const verb of ["acquireJob", "startJob"])
    await server.graphql(`mutation { ${verb}(id: 1) { errors { code } } }`, {}, { node: 1 });
  const put = await fetch(`${server.url}/outputs/1/model`, {
    method: "PUT",
    headers: { authorization: `Bearer ${server.admin.bearer}` },
    body: "the bytes",
  });
  expect(put.status).toBe(201);
  return { server, gateway: `http://localhost:${new URL(server.url).port}` };
}

async function open(origin: string): Promise<Page> {
  const { page } = await openPage((launched as NonNullable<typeof launched>).browser);
  afterThisTest(() => page.close());
  await page.goto(origin);
  return page;
}

interface Given {
  gateway: string;
  username: string;
  password: string;
}

/** What a page's own code gets to see, step by step; `retitle` is called once both subscriptions have begun. */
async function tried(page: Page, given: Given, retitle: () => Promise<unknown>) {
  await page.exposeFunction("begun", retitle);
  return page.evaluate(async ({ gateway, username, password }) => {
    const seen: Record<string, unknown> = {};
    const step = async (name: string, work: () => Promise<unknown>) => {
      seen[name] = await work().catch((error: Error) => error.name);
    };
    const headers = { "content-type": "application/json" };
    const ask = (path: string, body: object) =>
      fetch(gateway + path, {
        method: "POST",
        credentials: "include",
        headers,
        body: JSON.stringify(body),
      });
    await step("login", async () => (await ask("/session", { username, password })).status);
    let signed = "";
    await step("query", async () => {
      const response = await ask("/graphql", {
        query: "{ me { username } job(id: 1) { title outputs { nodes { signedUrl } } } }",
      });
      const { data } = await response.json();
      signed = data.job.outputs.nodes[0].signedUrl;
      return [data.me.username, data.job.title];
    });
    const subscription = "subscription { jobChanged(id: 1) { job { title } } }";
    const { begun } = globalThis as unknown as { begun: () => Promise<void> };
    let waiting = 2;
    const first = () => {
      waiting -= 1;
      if (waiting === 0) void begun();
    };
    const titles = async (listen: (title: (text: string) => void, failed: () => void) => () => void) => {
      const all: string[] = [];
      let close = () => {};
      try {
        await new Promise<void>((done, failed) => {
          close = listen(
            (title) => {
              all.push(title);
              if (all.length === 1) first();
              if (title === "after") done();
            },
            () => failed(new Error()),
          );
        });
      } finally {
        close();
      }
      return [all[0], all.at(-1)];
    };
    await Promise.all([
      step("EventSource", () =>
        titles((title, failed) => {
          const query = new URLSearchParams({ query: subscription });
          const source = new EventSource(`${gateway}/graphql?${query}`, { withCredentials: true });
          source.addEventListener("next", ({ data }) => title(JSON.parse(data).data.jobChanged.job.title));
          source.onerror = failed;
          return () => source.close();
        }),
      ),
      step("socket", () =>
        titles((title, failed) => {
          const socket = new WebSocket(`${gateway.replace("http", "ws")}/graphql`, "graphql-transport-ws");
          socket.onopen = () => socket.send('{"type":"connection_init"}');
          socket.onclose = failed;
          socket.onmessage = ({ data }) => {
            const message = JSON.parse(data);
            const { type, payload } = message;
            if (type === "connection_ack")
              socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: subscription } }));
            else if (type === "next" && payload.data) title(payload.data.jobChanged.job.title);
            else failed();
          };
          return () => socket.close();
        }),
      ),
    ]);
    await step("download", async () => (await fetch(gateway + signed)).text());
    await step("mutation", async () => {
      const query = 'mutation { updateJob(id: 1, changes: { title: "by a page" }) { errors { code } } }';
      return (await ask("/graphql", { query })).status;
    });
    return seen;
  }, given);
}

withBrowser("a page of another origin", () => {
  test("that is configured logs in, queries, subscribes and downloads", async () => {
    const origin = await withPageServer();
    const { server, gateway } = await withOutput([origin]);
    const { username, password } = server.admin;
    const page = await open(origin);
    const seen = await tried(page, { gateway, username, password }, () => retitle(server));
    expect(seen).toEqual({
      login: 201,
      query: [username, "before"],
      EventSource: ["before", "after"],
      socket: ["before", "after"],
      download: "the bytes",
      mutation: 200,
    });
    // The key of the session is out of reach for the page's code.
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(await titleOf(server)).toBe("by a page");
  });

  test("that is not configured can do nothing, not even in a browser that is logged in", async () => {
    const [origin, other] = [await withPageServer(), await withPageServer()];
    const { server, gateway } = await withOutput([origin]);
    const { username, password } = server.admin;
    const page = await open(origin);
    const log = (at: string) =>
      page.evaluate(
        async (url, body) => {
          const headers = { "content-type": "application/json" };
          await fetch(url, { method: "POST", credentials: "include", headers, body });
        },
        `${at}/session`,
        JSON.stringify({ username, password }),
      );
    await log(gateway);
    await page.goto(other);
    const seen = await tried(page, { gateway, username, password }, () => retitle(server));
    expect(seen).toEqual({
      login: "TypeError",
      query: "TypeError",
      EventSource: "Error",
      socket: "Error",
      download: "TypeError",
      mutation: "TypeError",
    });
    // A form needs no permission to be sent.
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate((url) => {
        const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
        const field = {
          name: "query",
          value: 'mutation { updateJob(id: 1, changes: { title: "forged" }) { errors { code } } }',
        };
        form.append(Object.assign(document.createElement("input"), field));
        document.body.append(form);
        form.submit();
      }, `${gateway}/graphql`),
    ]);
    expect(await titleOf(server)).toBe("before");
  });
});

function retitle(server: TestServer): Promise<unknown> {
  return server.graphql('mutation { updateJob(id: 1, changes: { title: "after" }) { errors { code } } }');
}

async function titleOf(server: TestServer): Promise<string> {
  const { data } = await server.graphql<{ job: { title: string } }>("{ job(id: 1) { title } }");
  return data.job.title;
}
