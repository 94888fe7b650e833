import { connect } from "node:net";
import { expect, test } from "@jest/globals";
import { createClient, type GantryError } from "../../packages/client/src/index.ts";
import { programActor } from "../../src/domain/actor.ts";
import { change } from "../../src/domain/change.ts";
import { rotateSigningKey } from "../../src/domain/users/signingKeys.ts";
import { runGantry } from "../cli/gantry.ts";
import { withProxy } from "../support/proxy.ts";
import { type Relay, withRelay } from "../support/relay.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { eventually } from "../support/subscribe.ts";
import { makeJob } from "../support/work.ts";
import { jobOf, restarted, startWorker } from "./workers.ts";

/* What a client makes of answers that are none of GraphQL, and of tokens that have ended before their time. */

const page = "<html><body><h1>502 Bad Gateway</h1></body></html>";

/** How a query and an upload fail. */
async function failures({ admin }: TestServer, url: string): Promise<Partial<GantryError>[]> {
  const client = createClient({ url, credentials: { token: admin.bearer } });
  const calls = [client.execute("{ jobs { totalCount } }"), client.upload(1, { name: "a", body: "b" })];
  const ended = await Promise.allSettled(calls);
  return ended.map((one) => {
    const { code, temporary, retryAfter } = one.status === "rejected" ? one.reason : {};
    return { code, temporary, retryAfter };
  });
}

/** A server that has begun to shut down and waits for a request that is not whole; the function ends that request. */
async function drain(server: TestServer): Promise<() => Promise<void>> {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
  );
  await eventually(async () =>
    /^gantry_http_running [1-9]/m.test(await (await fetch(`${server.url}/metrics`)).text()),
  );
  const closing = server.close();
  return async () => {
    socket.destroy();
    await closing;
  };
}

test("a gateway that shuts down, a proxy without one and an answer that is cut off are temporary", async () => {
  const server = await withServer();
  const relay: Relay = await withRelay(server.url);
  for (const [status, code] of [
    [502, "UNAVAILABLE"],
    [504, "UNAVAILABLE"],
    [429, "UNAVAILABLE"],
    [200, "FAILED"],
    [500, "FAILED"],
  ] as const) {
    relay.answer = () => ({ status, text: page });
    const failure = { code, temporary: code === "UNAVAILABLE", retryAfter: null };
    expect([status, await failures(server, relay.url)]).toEqual([status, [failure, failure]]);
  }
  relay.answer = () => ({ status: 502, text: '{"error":"Bad Gateway"}' });
  expect(await failures(server, relay.url)).toMatchObject([{ code: "UNAVAILABLE" }, { code: "UNAVAILABLE" }]);
  relay.answer = () => ({ status: 200, text: "{}" });
  expect((await failures(server, relay.url))[0]).toMatchObject({ code: "FAILED" });
  relay.answer = async (_, forward) => ({ ...(await forward()), cut: true });
  const cut = { code: "UNREACHABLE", temporary: true, retryAfter: null };
  expect(await failures(server, relay.url)).toEqual([cut, cut]);

  const drained = await drain(server);
  const draining = { code: "DRAINING", temporary: true, retryAfter: 1 };
  expect(await failures(server, server.url)).toEqual([draining, draining]);
  await drained();
});

test("the command line ends with 5 when a gateway shuts down, and when a proxy has none", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  relay.answer = () => ({ status: 502, text: page });
  const environment = { GANTRY_URL: relay.url, GANTRY_TOKEN: server.admin.bearer };
  expect(await runGantry("job list", environment)).toMatchObject({
    code: 5,
    err: expect.stringContaining("502"),
  });
  const drained = await drain(server);
  expect(await runGantry("job list", { ...environment, GANTRY_URL: server.url })).toEqual({
    code: 5,
    out: "",
    err: "The server is shutting down; try again in a moment.\n",
  });
  await drained();
});

test("a worker goes on when its gateway is restarted", async () => {
  const server = await withServer();
  const proxy = await withProxy(server.url);
  await startWorker(server, { url: proxy.url, run: async () => {} });
  const drained = await drain(server);
  const refused = proxy.sent.length;
  await eventually(() => proxy.sent.slice(refused).includes("TakeJob"));
  await drained();
  const next = await restarted(server);
  proxy.target = next.url;
  const job = await makeJob(next);
  await eventually(async () => (await jobOf(next, job)).state === "FINISHED");
});

test("a user's token that has ended before its time is made anew, once for calls at the same time", async () => {
  const server = await withServer();
  const relay = await withRelay(server.url);
  // The client goes by its own clock.
  server.clock.advance((Date.now() - server.clock.now().getTime()) / 1_000);
  const { username, password } = server.user;
  const client = createClient({ url: relay.url, credentials: { username, password } });
  const count = () => client.execute<{ jobs: { totalCount: number } }>("{ jobs { totalCount } }");
  await count();
  const call = { services: server.services, actor: programActor("start") };
  await change(call, (change) => rotateSigningKey(change, null));
  const logins = () => relay.received.filter((body) => body.includes("mutation Login")).length;
  expect(logins()).toBe(1);
  expect(await Promise.all([count(), count()])).toMatchObject([{ jobs: {} }, { jobs: {} }]);
  expect(logins()).toBe(2);
  // Without another token to be had, the refusal is the caller's.
  const other = createClient({ url: server.url, credentials: { token: "gk_wrong" } });
  await expect(other.execute("{ jobs { totalCount } }")).rejects.toMatchObject({ code: "KEY_INVALID" });
});
