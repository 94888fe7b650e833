import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Milliseconds. Longer than a load balancer's (a minute or less), so that it never sends on a connection that closes here. */
const keepAlive = 75_000;
/** For large outputs over slow connections. Milliseconds. */
const requestTimeout = 3_600_000;

/** Listens; port 0 selects a free one. Rejects when the address can't be bound. */
export async function listen(
  listener: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  const server = createServer(
    { keepAliveTimeout: keepAlive, headersTimeout: 30_000, requestTimeout },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return server;
}

/** The URL of a listening server, such as `http://127.0.0.1:4000`. */
export function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const wildcard = address === "0.0.0.0" || address === "::";
  const host = wildcard ? "localhost" : family === "IPv6" ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

/** Stops listening and closes every connection. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
