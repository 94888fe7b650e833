import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "@jest/globals";
import { disconnectSignal, isDisconnected } from "../../../src/http/disconnect.ts";

test("a client that has left before the signal is made aborts it at once", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  const [, response] = (await once(server, "request")) as [unknown, ServerResponse];
  const early = disconnectSignal(response);
  expect([early.aborted, isDisconnected(response)]).toEqual([false, false]);
  socket.destroy();
  await once(response, "close");
  expect([early.aborted, isDisconnected(response), disconnectSignal(response).aborted]).toEqual([
    true,
    true,
    true,
  ]);
  server.close();
});

test("a client that leaves with its whole answer has not disconnected", async () => {
  const server = createServer((_request, response) => response.end("done"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const requested = once(server, "request") as Promise<[unknown, ServerResponse]>;
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: "close" } })).text();
  const [, response] = await requested;
  expect([isDisconnected(response), disconnectSignal(response).aborted]).toEqual([false, false]);
  server.close();
});
