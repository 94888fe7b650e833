import { once } from "node:events";
import { describe, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { afterThisTest } from "../../support/store.ts";
import { datasetType, type Ufdl, type UfdlRow, withUfdl } from "../../support/ufdl.ts";

interface Watcher {
  socket: WebSocket;
  frames: Record<string, unknown>[];
  /** The next `count` frames from the beginning; waits for them. */
  first(count: number): Promise<Record<string, unknown>[]>;
}

function watch(
  ufdl: Ufdl,
  job: number,
  { query = "", token, origin }: { query?: string; token?: string; origin?: string } = {},
): Watcher {
  const url = `${ufdl.server.url.replace("http", "ws")}/v1/jobs/${job}${query}`;
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const socket = new WebSocket(url, { headers, ...(origin && { origin }) });
  afterThisTest(async () => socket.terminate());
  const frames: Record<string, unknown>[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data))));
  return {
    socket,
    frames,
    first: async (count) => {
      while (frames.length < count) await once(socket, "message");
      return frames.slice(0, count);
    },
  };
}

/** The HTTP status that a handshake is refused with. */
async function refusal({ socket }: Watcher): Promise<number> {
  socket.on("error", () => {});
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode: number }];
  return response.statusCode;
}

describe("a job's watcher", () => {
  test("is told of every transition, with the progress call's body as it was sent", async () => {
    const ufdl = await withUfdl();
    const node = await ufdl.node();
    const job = await ufdl.job("my job");
    const watcher = watch(ufdl, job, { token: ufdl.server.user.bearer });
    await once(watcher.socket, "open");
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.delete(`jobs/${job}/release`, { as: "user", node }));
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.start(job, node));
    const data = { comment: "half", nested: { a: [1] }, progress: 7, node: null, self: true };
    await ufdl.ok(ufdl.progress(job, node, "0.5", data));
    await ufdl.ok(ufdl.finish(job, node, "it broke"));
    await ufdl.ok(ufdl.delete(`jobs/${job}/reset`, { as: "user", node }));
    await ufdl.ok(ufdl.delete(`jobs/${job}/cancel`));
    const frames = await watcher.first(8);
    const common = { description: "my job", pk: job, cancelled: false, transition_data: {} };
    expect(frames).toEqual([
      { ...common, transition: "acquire", progress: 0, node },
      { ...common, transition: "release", progress: 0 },
      { ...common, transition: "acquire", progress: 0, node },
      { ...common, transition: "start", progress: 0, node },
      { ...common, transition: "progress", progress: 0.5, node, transition_data: data },
      { ...common, transition: "error", progress: 0.5, node, error: "it broke" },
      { ...common, transition: "reset", progress: 0.5, node },
      { ...common, transition: "cancel", progress: 0.5, node, cancelled: true },
    ]);
  });

  test("reads the numbers of a progress body as the worker wrote them", async () => {
    const ufdl = await withUfdl();
    const node = await ufdl.node();
    const job = await ufdl.jobIn("STARTED", node);
    const watcher = watch(ufdl, job, { token: ufdl.server.user.bearer });
    await watcher.first(1);
    const body = '{"loss":1.0,"step":12345678901234567890,"rates":[2.50,1e-05]}';
    const headers = {
      authorization: `Bearer ${ufdl.server.user.bearer}`,
      "node-id": String(node),
      "content-type": "application/json",
    };
    const sent = once(watcher.socket, "message");
    const url = `${ufdl.server.url}/v1/jobs/${job}/progress/1e-05`;
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(200);
    expect(String((await sent)[0])).toContain(`"transition_data":${body}}`);
  });

  test("reads why the job failed as long as it is failed, whoever holds it", async () => {
    const ufdl = await withUfdl();
    const node = await ufdl.node();
    const job = await ufdl.jobIn("ERRORED", node);
    const watcher = watch(ufdl, job, { token: ufdl.server.user.bearer });
    await watcher.first(1);
    await ufdl.ok(ufdl.delete(`jobs/${job}/release`, { as: "user", node }));
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.delete(`jobs/${job}/reset`, { as: "user", node }));
    const [, released, acquired, reset] = await watcher.first(4);
    expect(released).toMatchObject({ transition: "release", error: "it broke" });
    expect(acquired).toMatchObject({ transition: "acquire", error: "it broke", node });
    expect(reset).not.toHaveProperty("error");
  });

  test("who comes late gets one message in place of the job's state, and nobody else does", async () => {
    const ufdl = await withUfdl();
    const node = await ufdl.node();
    const token = ufdl.server.user.bearer;
    const job = await ufdl.jobIn("ERRORED", node);
    const one = watch(ufdl, job, { token });
    expect(await one.first(1)).toMatchObject([
      { transition: "error", error: "it broke", transition_data: {} },
    ]);
    const other = watch(ufdl, job, { token });
    await other.first(1);
    expect(one.frames).toHaveLength(1);
    const created = watch(ufdl, await ufdl.job(), { token });
    await once(created.socket, "open");
    await ufdl.ok(ufdl.delete(`jobs/${job}/reset`, { as: "user", node }));
    await one.first(2);
    expect(created.frames).toEqual([]);
  });

  test("hears only of the transitions that the job's maker asked a web-socket for, when he did", async () => {
    const ufdl = await withUfdl();
    const node = await ufdl.node();
    const template = await ufdl.template("quiet");
    const body = {
      input_values: { dataset: { value: 1, type: datasetType } },
      notification_override: { actions: { on_finish: [{}], on_start: [{ message: "printed" }] } },
    };
    const { pk: job } = await ufdl.ok(ufdl.post<UfdlRow>(`job-templates/${template}/create-job`, { body }));
    const watcher = watch(ufdl, job, { token: ufdl.server.user.bearer });
    await once(watcher.socket, "open");
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.start(job, node));
    await ufdl.ok(ufdl.finish(job, node));
    expect(await watcher.first(1)).toMatchObject([{ transition: "finish" }]);
  });
});

describe("who may watch", () => {
  test("the token may come in the header, in the query or as the first message", async () => {
    const ufdl = await withUfdl();
    const node = await ufdl.node();
    const job = await ufdl.jobIn("STARTED", node);
    const { bearer } = ufdl.server.user;
    expect(await watch(ufdl, job, { token: bearer }).first(1)).toHaveLength(1);
    expect(await watch(ufdl, job, { query: `?token=${bearer}` }).first(1)).toHaveLength(1);
    for (const message of [bearer, `Bearer ${bearer}`, JSON.stringify({ token: bearer })]) {
      const watcher = watch(ufdl, job);
      await once(watcher.socket, "open");
      expect(watcher.frames).toEqual([]);
      watcher.socket.send(message);
      expect(await watcher.first(1)).toMatchObject([{ transition: "progress", progress: 0 }]);
    }
  });

  test("nobody without a good token", async () => {
    const ufdl = await withUfdl();
    const job = await ufdl.job();
    expect(await refusal(watch(ufdl, job, { token: "nonsense" }))).toBe(401);
    expect(await refusal(watch(ufdl, job, { query: "?token=nonsense" }))).toBe(401);
    const watcher = watch(ufdl, job);
    await once(watcher.socket, "open");
    watcher.socket.send("nonsense");
    const [code] = await once(watcher.socket, "close");
    expect(code).toBe(4401);
  });

  test("nobody who sends more than callers may before the login", async () => {
    const { server } = await withUfdl();
    const socketLimits = { ...server.config.socketLimits, anonymousMessage: 1_000 };
    const ufdl = await withUfdl({ config: { socketLimits } });
    const node = await ufdl.node();
    const job = await ufdl.jobIn("STARTED", node);
    const { socket } = watch(ufdl, job);
    await once(socket, "open");
    socket.send("x".repeat(2_000));
    expect((await once(socket, "close"))[0]).toBe(1009);
    const watcher = watch(ufdl, job);
    await once(watcher.socket, "open");
    watcher.socket.send(ufdl.server.user.bearer);
    await watcher.first(1);
    watcher.socket.send("x".repeat(2_000));
    await ufdl.ok(ufdl.progress(job, node, "0.5", {}));
    expect(await watcher.first(2)).toMatchObject([{}, { progress: 0.5 }]);
  });

  test("anybody where anonymous callers may read", async () => {
    const ufdl = await withUfdl();
    const anonymous = { ...ufdl.server.config.anonymous, ufdl: "read" as const };
    const open = await withUfdl({ config: { anonymous } });
    const job = await open.jobIn("STARTED", await open.node());
    expect(await watch(open, job).first(1)).toMatchObject([{ transition: "progress" }]);
  });

  test("anybody where anonymous callers may watch, who may do nothing else", async () => {
    const { server } = await withUfdl();
    const anonymous = { ...server.config.anonymous, ufdl: "watch" as const };
    const open = await withUfdl({ config: { anonymous } });
    const node = await open.node();
    const job = await open.jobIn("STARTED", node);
    const watcher = watch(open, job);
    expect(await watcher.first(1)).toMatchObject([{ transition: "progress" }]);
    await open.ok(open.progress(job, node, "0.5", { comment: "half" }));
    const [, half] = await watcher.first(2);
    expect(half).toMatchObject({ progress: 0.5, transition_data: { comment: "half" } });
    expect(await refusal(watch(open, job, { token: "nonsense" }))).toBe(401);
    expect(await refusal(watch(open, 999))).toBe(403);
    const calls = [
      open.get(`jobs/${job}`, { as: null }),
      open.post("jobs/list", { as: null }),
      open.post(`jobs/${job}/progress/0.6`, { as: null, node }),
      open.delete(`jobs/${job}/cancel`, { as: null }),
    ];
    for (const { status } of await Promise.all(calls)) expect(status).toBe(401);
  });

  test("a page of another origin only with a token, whatever anonymous callers may do", async () => {
    const { server } = await withUfdl();
    const listed = "https://ufdl.example";
    const anonymous = { ...server.config.anonymous, ufdl: "watch" as const };
    const open = await withUfdl({ config: { anonymous, corsOrigins: [listed] } });
    const job = await open.jobIn("STARTED", await open.node());
    const foreign = watch(open, job, { origin: "https://evil.example" });
    await once(foreign.socket, "open");
    foreign.socket.send("nonsense");
    expect((await once(foreign.socket, "close"))[0]).toBe(4401);
    expect(foreign.frames).toEqual([]);
    const query = `?token=${open.server.user.bearer}`;
    for (const asked of [
      { origin: "https://evil.example", query },
      { origin: listed },
      { origin: open.server.url },
    ]) {
      expect(await watch(open, job, asked).first(1)).toMatchObject([{ transition: "progress" }]);
    }
  });

  test("not for a job that does not exist", async () => {
    const ufdl = await withUfdl();
    const token = ufdl.server.user.bearer;
    expect(await refusal(watch(ufdl, 999, { token }))).toBe(403);
    expect(await refusal(watch(ufdl, 9_999_999_999, { token }))).toBe(403);
  });

  test("an open socket outlives its token, but not its user", async () => {
    const ufdl = await withUfdl();
    const job = await ufdl.job();
    const watcher = watch(ufdl, job, { token: ufdl.server.user.bearer });
    await once(watcher.socket, "open");
    ufdl.server.clock.advance(3_600);
    const closed = once(watcher.socket, "close");
    const { access } = await ufdl.tokens(ufdl.server.admin);
    await ufdl.ok(ufdl.delete(`jobs/${job}/cancel`, { as: { token: access } }));
    expect(await watcher.first(1)).toMatchObject([{ transition: "cancel" }]);
    const disable = "mutation ($pk: ID!) { disableUser(id: $pk) { __typename } }";
    await ufdl.server.graphql(disable, { pk: ufdl.server.user.id }, { token: access });
    expect((await closed)[0]).toBe(4401);
  });
});
