import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A load balancer keeps idle connections for a minute or less; ours must not be the side that ends one in use. */
const keepAlive = 75_000;
/** A large output over a slow line takes its time. Milliseconds. */
const longestRequest = 3_600_000;

/** Listens; port 0 takes a free one. Rejects when the address can't be had. */
export async function listen(
  listener: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  const server = createServer(
    { keepAliveTimeout: keepAlive, headersTimeout: 30_000, requestTimeout: longestRequest },
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

/** Where a listening server is reached, as in `http://127.0.0.1:4000`. */
export function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const everywhere = address === "0.0.0.0" || address === "::";
  const host = everywhere ? "localhost" : family === "IPv6" ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

/** Stops listening and ends every connection. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
