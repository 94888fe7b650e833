import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { withServer } from "../../support/server.ts";
import { type RawSocket, rawSocket, withSockets } from "../../support/sockets.ts";
import { afterThisTest } from "../../support/store.ts";
import { eventually } from "../../support/subscribe.ts";
import { within } from "../../support/time.ts";

const events = "subscription { events { position } }";

async function begin(url: string, token: string): Promise<RawSocket> {
  const raw = await rawSocket(`${url}/graphql`);
  raw.send({ type: "connection_init", payload: { token } });
  await eventually(() => raw.messages.length === 1);
  expect(JSON.parse(raw.messages[0] ?? "").type).toBe("connection_ack");
  return raw;
}

describe("a web-socket", () => {
  test("is closed when its client does not say who it is", async () => {
    const server = await withServer();
    const { url } = await withSockets(server, { limits: { initTimeout: 50 } });
    const raw = await rawSocket(`${url}/graphql`);
    expect(await raw.closed).toMatchObject({ code: 4408 });
  });

  test("is closed when it speaks another protocol, sends no JSON, or an operation before it began", async () => {
    const { url } = await withSockets(await withServer());
    const other = await rawSocket(`${url}/graphql`, { protocol: null });
    expect((await other.closed).code).toBe(4406);
    const garbled = await rawSocket(`${url}/graphql`);
    garbled.socket.send("{");
    expect((await garbled.closed).code).toBe(4400);
    const hasty = await rawSocket(`${url}/graphql`);
    hasty.send({ id: "1", type: "subscribe", payload: { query: events } });
    expect((await hasty.closed).code).toBe(4401);
    const binary = await rawSocket(`${url}/graphql`);
    binary.socket.send(Buffer.from([1, 2, 3]));
    expect((await binary.closed).code).toBe(1003);
  });

  test("is closed by a message that is too large", async () => {
    const { url } = await withSockets(await withServer(), { limits: { message: 1_000 } });
    const raw = await rawSocket(`${url}/graphql`);
    raw.socket.send("x".repeat(1_001));
    expect((await raw.closed).code).toBe(1009);
  });

  test("takes little of a client before it is authenticated, in one message or in several", async () => {
    const server = await withServer();
    const { url } = await withSockets(server, { limits: { anonymousMessage: 1_000 } });
    for (const length of [1_001, 300]) {
      const raw = await rawSocket(`${url}/graphql`);
      for (let at = 0; at < 4; at++) raw.send({ type: "ping", payload: { padding: "x".repeat(length) } });
      expect(await raw.closed).toMatchObject({ code: 1009 });
    }
    const raw = await begin(url, server.admin.bearer);
    raw.send({ type: "ping", payload: { padding: "x".repeat(5_000) } });
    await eventually(() => raw.messages.length === 2);
  });

  test("is closed by one operation too many at once, and not by many one after the other", async () => {
    const server = await withServer();
    const { url } = await withSockets(server, { limits: { operations: 3 } });
    const raw = await begin(url, server.admin.bearer);
    for (let id = 1; id <= 10; id++) {
      raw.send({ id: String(id), type: "subscribe", payload: { query: "{ __typename }" } });
      await eventually(() => raw.messages.at(-1)?.includes('"complete"') ?? false);
      raw.messages.length = 0;
    }
    for (let id = 1; id <= 3; id++) raw.send({ id: `s${id}`, type: "subscribe", payload: { query: events } });
    await eventually(() => raw.messages.length === 3);
    raw.send({ id: "s4", type: "subscribe", payload: { query: events } });
    expect(await raw.closed).toMatchObject({ code: 4429 });
    await eventually(() => server.services.bus.readers === 0);
  });

  test("is refused with 503 when there are too many", async () => {
    const { url, sockets } = await withSockets(await withServer(), { limits: { connections: 2 } });
    const [first] = [await rawSocket(`${url}/graphql`), await rawSocket(`${url}/graphql`)];
    await expect(rawSocket(`${url}/graphql`)).rejects.toThrow("503");
    first?.socket.close();
    await eventually(() => sockets.size === 1);
    await rawSocket(`${url}/graphql`);
  });

  test("is cut off when its client no longer answers pings", async () => {
    const server = await withServer();
    const { url } = await withSockets(server, { limits: { keepAlive: 1_000 } });
    const raw = await begin(url, server.admin.bearer);
    raw.send({ id: "1", type: "subscribe", payload: { query: events } });
    await eventually(() => server.services.bus.readers === 1);
    raw.socket.pause();
    await eventually(() => server.services.bus.readers === 0);
  });

  test("stays open for as long as its client answers pings", async () => {
    const server = await withServer();
    const { url, sockets } = await withSockets(server, { limits: { keepAlive: 500 } });
    let pings = 0;
    const raw = await begin(url, server.admin.bearer);
    raw.socket.on("ping", () => pings++);
    await eventually(() => pings > 3);
    expect(sockets.size).toBe(1);
  });

  test("asks nothing of a client that makes its answers wait: it is cut off", async () => {
    const server = await withServer();
    const { url } = await withSockets(server, {
      limits: { backlog: 200_000, keepAlive: 60_000, stall: 60_000 },
    });
    const raw = await begin(url, server.admin.bearer);
    raw.socket.pause();
    const payload = { padding: "x".repeat(50_000) };
    // Every ping is answered with its payload; nobody reads the answers.
    const timer = setInterval(() => {
      for (let at = 0; at < 20 && raw.socket.readyState === raw.socket.OPEN; at++)
        raw.send({ type: "ping", payload });
    }, 5);
    afterThisTest(async () => clearInterval(timer));
    await eventually(() => server.services.bus.readers === 0 && raw.socket.readyState !== raw.socket.OPEN);
  });

  test("closes with 1012 when the server drains, and further sockets are refused", async () => {
    const server = await withServer();
    const { url, sockets } = await withSockets(server);
    const [one, two] = [await begin(url, server.admin.bearer), await begin(url, server.user.bearer)];
    one.send({ id: "1", type: "subscribe", payload: { query: events } });
    await eventually(() => one.messages.length === 2);
    await sockets.closeAll();
    expect(await Promise.all([one.closed, two.closed])).toEqual([
      { code: 1012, reason: "Service restart" },
      { code: 1012, reason: "Service restart" },
    ]);
    expect(one.messages.some((message) => message.includes('"complete"'))).toBe(false);
    await expect(rawSocket(`${url}/graphql`)).rejects.toThrow("503");
  });

  test("is drained in a second or so even when its client says nothing", async () => {
    const server = await withServer();
    const { url, sockets } = await withSockets(server);
    const raw = await begin(url, server.admin.bearer);
    raw.socket.pause();
    const began = performance.now();
    await sockets.closeAll();
    expect(performance.now() - began).toBeLessThan(within(3_000));
  });
});

describe("an upgrade", () => {
  test("goes to whoever registered its address, who may refuse it in plain HTTP", async () => {
    const { url, sockets } = await withSockets(await withServer());
    sockets.onUpgrade(
      ({ pathname }) => {
        const pk = /^\/v1\/jobs\/(\d+)$/.exec(pathname)?.[1];
        return pk === undefined ? null : { pk };
      },
      async (upgrade, { pk }) => {
        if (pk === "403") return upgrade.refuse(403, { headers: { "X-Why": "no" } });
        if (pk === "500") throw new Error("a defect");
        const connection = await upgrade.accept();
        await connection?.send(`job ${pk} ${upgrade.url.searchParams.get("token")}`);
        connection?.onMessage((text) => void connection.send(text.toUpperCase()));
      },
    );
    const raw = await rawSocket(`${url}/v1/jobs/7?token=abc`, { protocol: null });
    raw.socket.send("echo");
    await eventually(() => raw.messages.length === 2);
    expect(raw.messages).toEqual(["job 7 abc", "ECHO"]);
    await expect(rawSocket(`${url}/v1/jobs/403`)).rejects.toThrow("403");
    await expect(rawSocket(`${url}/v1/jobs/500`)).rejects.toThrow("500");
    await expect(rawSocket(`${url}/elsewhere`)).rejects.toThrow("404");
    await sockets.closeAll();
    expect((await raw.closed).code).toBe(1012);
  });

  test("to another protocol is ignored: the request is served as HTTP/1.1, with its body and following requests", async () => {
    const { http } = await withSockets(await withServer());
    const { port } = http.address() as { port: number };
    const connected = once(http, "connection");
    const socket = connect(port, "127.0.0.1");
    afterThisTest(async () => void socket.destroy());
    const [peer] = (await connected) as [Socket];
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    const head =
      "Host: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";
    const half = `POST /first HTTP/1.1\r\n${head}Content-Length: 10\r\n\r\nhello`;
    socket.write(half);
    await eventually(() => peer.bytesRead === half.length);
    socket.write("world");
    await eventually(() => answer.includes("plain POST /first helloworld"));
    socket.write("GET /second HTTP/1.1\r\nHost: x\r\n\r\n");
    await eventually(() => answer.includes("plain GET /second"));
  });
});
