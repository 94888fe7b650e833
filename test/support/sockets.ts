import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import WebSocket from "ws";
import { schema } from "../../schema/index.ts";
import type { SocketLimits } from "../../src/config.ts";
import { defaultQueryLimits } from "../../src/domain/limits.ts";
import { Documents } from "../../src/http/graphql/documents.ts";
import { makeYoga } from "../../src/http/graphql/yoga.ts";
import { makeLog } from "../../src/http/log.ts";
import { sitesOf } from "../../src/http/sites.ts";
import { attachSockets, type SocketOptions, type Sockets } from "../../src/http/sockets/index.ts";
import { Metrics } from "../../src/metrics/metrics.ts";
import type { TestServer } from "./server.ts";
import { afterThisTest } from "./store.ts";

export interface TestSockets {
  http: Server;
  url: string;
  sockets: Sockets;
}

/** Sockets with limits of the test's own, on the services of a server. */
export async function withSockets(
  { services, config }: Pick<TestServer, "services" | "config">,
  {
    limits = {},
    ...options
  }: Partial<Omit<SocketOptions, "limits">> & { limits?: Partial<SocketLimits> } = {},
): Promise<TestSockets> {
  const log = makeLog("silent");
  const documents = new Documents();
  const yoga = makeYoga({
    schema,
    documents,
    log,
    metrics: new Metrics({}),
    limits: defaultQueryLimits,
    introspection: "on",
  });
  const sites = sitesOf({ ...config, corsOrigins: [] });
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => response.end(`plain ${request.method} ${request.url} ${Buffer.concat(chunks)}`));
  });
  const sockets = attachSockets(http, {
    yoga,
    documents,
    services,
    log,
    anonymous: "off",
    sites,
    address: ({ socket }) => socket.remoteAddress ?? "",
    limits: { ...config.socketLimits, ...limits },
    ...options,
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  afterThisTest(async () => {
    await sockets.closeAll();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  return { http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, sockets };
}

/** A web-socket that a test drives by hand. */
export interface RawSocket {
  socket: WebSocket;
  messages: string[];
  /** Resolves with code and reason once it is closed; 1006 when it was cut off. */
  closed: Promise<{ code: number; reason: string }>;
  send(message: object): void;
}

/** Opens one; rejects with the HTTP status when the handshake is refused. */
export function rawSocket(
  url: string,
  {
    protocol = "graphql-transport-ws",
    headers = {},
  }: { protocol?: string | null; headers?: Record<string, string> } = {},
): Promise<RawSocket> {
  const socket = new WebSocket(url.replace("http", "ws"), protocol ?? [], { headers });
  afterThisTest(async () => socket.terminate());
  const messages: string[] = [];
  socket.on("message", (data) => messages.push(String(data)));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) })),
  );
  return new Promise((resolve, reject) => {
    socket.once("open", () =>
      resolve({ socket, messages, closed, send: (message) => socket.send(JSON.stringify(message)) }),
    );
    socket.on("error", reject);
  });
}
