import { describe, expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../../support/server.ts";
import { type RawSocket, rawSocket, withSockets } from "../../support/sockets.ts";
import { eventually } from "../../support/subscribe.ts";
import { makeJob, makeNode } from "../../support/work.ts";

const query = `subscription ($pk: ID!, $since: Position) { jobChanged(id: $pk, since: $since) {
  kind position transitionData event { type } } }`;

interface Message {
  id: string;
  type: string;
  payload: {
    data: {
      jobChanged: { kind: string; position: string; transitionData: object; event: { type: string } | null };
    };
    extensions?: object;
    errors?: object[];
  };
}

const parsed = (raw: RawSocket) => raw.messages.slice(1).map((text) => JSON.parse(text) as Message);
const typesOf = (raw: RawSocket) => parsed(raw).map(({ payload }) => payload.data.jobChanged.event?.type);

interface Watched {
  pk: number;
  since?: string;
  id?: string;
  extensions?: object;
  document?: string;
}

async function watch(
  server: TestServer,
  url: string,
  { id = "1", extensions = {}, document = query, ...variables }: Watched,
): Promise<RawSocket> {
  const raw = await rawSocket(`${url}/graphql`);
  raw.send({ type: "connection_init", payload: { token: server.admin.bearer } });
  await eventually(() => raw.messages.length === 1);
  raw.send({ id, type: "subscribe", payload: { query: document, variables, extensions } });
  return raw;
}

/** A job that a node works on. */
async function work(server: TestServer) {
  const [pk, node] = [await makeJob(server), await makeNode(server)];
  const act = async (call: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await server.graphql(
      `mutation ${variables ? "($data: JSON)" : ""} { done: ${call} { errors { message } } }`,
      variables ?? {},
      { node },
    );
    expect({ errors, data }).toEqual({ errors: undefined, data: { done: { errors: [] } } });
  };
  await act(`acquireJob(id: ${pk})`);
  await act(`startJob(id: ${pk})`);
  let share = 0;
  const progress = (data: object) => {
    share += 0.0001;
    return act(`progressJob(id: ${pk}, progress: ${share.toFixed(4)}, data: $data)`, { data });
  };
  return { pk, act, progress };
}

describe("sockets that watch the same job", () => {
  test("receive the same payload in messages of their own, whatever its length", async () => {
    const server = await withServer();
    const { pk, progress } = await work(server);
    const ids = ["1", 'ä"\\', "b".repeat(40)];
    const all = await Promise.all(ids.map((id) => watch(server, server.url, { pk, id })));
    await eventually(() => all.every(({ messages }) => messages.length === 2));
    let count = 2;
    // Heads of 2, 4 and 10 bytes.
    for (const length of [0, 40, 70, 5_000, 33_000, 70_000]) {
      const comment = "ä".repeat(length);
      await progress({ comment });
      count++;
      await eventually(() => all.every(({ messages }) => messages.length === count));
      const [first] = parsed(all[0] as RawSocket).slice(-1);
      expect(first?.payload.data.jobChanged.transitionData).toEqual({ comment });
      for (const [at, id] of ids.entries()) {
        const { payload } = first as Message;
        expect(all[at]?.messages.at(-1)).toBe(JSON.stringify({ id, type: "next", payload }));
      }
    }
  });

  test("are told everything in order, the one that does not read for a while without outdated progress", async () => {
    const server = await withServer();
    const { url } = await withSockets(server, { limits: { stall: 60_000, keepAlive: 60_000 } });
    const { pk, act, progress } = await work(server);
    const [slow, quick] = [await watch(server, url, { pk }), await watch(server, url, { pk })];
    await eventually(() => slow.messages.length === 2 && quick.messages.length === 2);
    slow.socket.pause();
    // More than the operating system takes for a socket that is not read from, in more events than a slow reader is told.
    for (let at = 0; at < 60; at++) await progress({ comment: "x".repeat(600_000), at });
    await act(`failJob(id: ${pk}, error: "broken")`);
    await eventually(() => typesOf(quick).at(-1) === "JOB_FAILED");
    expect(typesOf(slow).at(-1)).not.toBe("JOB_FAILED");
    slow.socket.resume();
    await eventually(() => typesOf(slow).at(-1) === "JOB_FAILED");
    const positions = parsed(slow).map(({ payload }) => Number(payload.data.jobChanged.position));
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    expect(parsed(quick)).toHaveLength(62);
    expect(positions.length).toBeLessThan(62);
    await act(`resetJob(id: ${pk})`);
    await eventually(() => [slow, quick].every((raw) => typesOf(raw).at(-1) === "JOB_RESET"));
  });

  test("lose the one that does not read for too long", async () => {
    const server = await withServer();
    const { url, sockets } = await withSockets(server, { limits: { stall: 3_000, keepAlive: 60_000 } });
    const { pk, progress } = await work(server);
    const [slow, quick] = [await watch(server, url, { pk }), await watch(server, url, { pk })];
    await eventually(() => slow.messages.length === 2 && quick.messages.length === 2);
    slow.socket.pause();
    for (let at = 0; at < 30; at++) await progress({ comment: "x".repeat(800_000), at });
    await eventually(() => sockets.size === 1);
    slow.socket.resume();
    expect(await slow.closed).toMatchObject({ code: 1006 });
    await eventually(() => quick.messages.length === 32);
  });

  test("have the errors of a payload masked, as their own way does", async () => {
    const server = await withServer();
    const { pk, progress } = await work(server);
    const document = `subscription ($pk: ID!) { jobChanged(id: $pk) { kind job { log(from: 0, tail: 1) { text } } } }`;
    const all = await Promise.all([1, 2].map(() => watch(server, server.url, { pk, document })));
    await eventually(() => all.every(({ messages }) => messages.length === 2));
    await progress({});
    await eventually(() => all.every(({ messages }) => messages.length === 3));
    for (const raw of all) {
      const [snapshot, event] = parsed(raw).map(({ payload }) => payload);
      expect(event?.errors).toEqual(snapshot?.errors);
      expect(event?.errors).toMatchObject([{ extensions: { code: "INVALID_INPUT" } }]);
    }
  });

  test("have the price in their first payload, also when that is an event", async () => {
    const server = await withServer();
    const { pk, progress } = await work(server);
    const since = String(server.services.bus.head);
    const raw = await watch(server, server.url, { pk, since, extensions: { cost: true } });
    await eventually(() => server.services.bus.readers === 1);
    await progress({});
    await progress({});
    await eventually(() => raw.messages.length === 3);
    expect(parsed(raw).map(({ payload }) => Object.keys(payload))).toEqual([
      ["data", "extensions"],
      ["data"],
    ]);
  });
});
