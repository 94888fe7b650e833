import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { Connection } from "./connection.ts";
import { type GraphqlSocketOptions, graphqlSockets } from "./graphql.ts";
import { ignoreUpgrade, isSocketUpgrade } from "./ignoreUpgrade.ts";
import {
  refuseUpgrade,
  requestUrl,
  type Upgrade,
  type UpgradeHandler,
  type UpgradeMatcher,
} from "./upgrades.ts";

export type SocketOptions = GraphqlSocketOptions & {
  /** Whether GraphQL is served, at `/graphql`. Default: true; false on a facade's own port. */
  graph?: boolean;
};

/** All web-sockets of a server. */
export interface Sockets {
  /** Open sockets. */
  readonly size: number;
  /** Adds a handler of further URLs; the first whose matcher fits is called. */
  onUpgrade(match: UpgradeMatcher, handle: UpgradeHandler): void;
  /** Refuses new sockets and closes all with 1012 (service restart). Resolves when they are closed, after 1 s at most. */
  closeAll(): Promise<void>;
}

/** "Service restart": clients, such as graphql-ws, connect again after a delay. */
const serviceRestart = 1012;

/** One for all sockets: a closure would keep the request for as long as its socket is open. */
const ignore = () => {};

/** Serves web-sockets on an HTTP server: GraphQL at `/graphql`, and the handlers that facades add. */
export function attachSockets(http: HttpServer, options: SocketOptions): Sockets {
  const { log, sites, limits, graph = true } = options;
  const common = {
    noServer: true,
    clientTracking: false,
    maxPayload: limits.message,
    perMessageDeflate: false,
  };
  const handshakes = {
    graphql: new WebSocketServer({ ...common, handleProtocols }),
    plain: new WebSocketServer({ ...common, handleProtocols: () => false }),
  };
  const open = new Set<Connection>();
  const routes: { match: UpgradeMatcher; handle: UpgradeHandler }[] = [];
  const serve = graphqlSockets(options);
  let draining = false;

  const tickInterval = Math.min(1_000, Math.max(20, Math.min(limits.keepAlive, limits.stall) / 4));
  const timer = setInterval(() => {
    const now = performance.now();
    for (const connection of open) connection.tick(now);
  }, tickInterval).unref();

  http.on("upgrade", (request, socket, head) => {
    if (!isSocketUpgrade(request)) return ignoreUpgrade(http, request, socket, head);
    // The client may close the connection during the handshake.
    socket.on("error", ignore);
    const url = requestUrl(request);
    if (draining) return refuseUpgrade(socket, 503, { headers: { "Retry-After": "1" } });
    if (open.size >= limits.connections)
      return refuseUpgrade(socket, 503, { headers: { "Retry-After": "10" } });
    const host = sites.hostOf(request);
    if (!url || host === "") return refuseUpgrade(socket, 400);
    if (!sites.isOwn(host)) return refuseUpgrade(socket, 421);
    const accept = (kind: keyof typeof handshakes) => handshake(kind, request, socket, head);
    if (graph && url.pathname === "/graphql") {
      void accept("graphql").then((connection) => connection && serve(connection, request));
      return;
    }
    for (const { match, handle } of routes) {
      const params = match(url, request);
      if (!params) continue;
      const upgrade: Upgrade = {
        request,
        url,
        address: options.address(request),
        foreign: sites.isForeign(request),
        accept: () => accept("plain"),
        refuse: (status, answer) => refuseUpgrade(socket, status, answer),
      };
      handle(upgrade, params).catch((error) => {
        log.error({ err: error, path: url.pathname }, "a web-socket failed");
        if (!socket.destroyed) refuseUpgrade(socket, 500);
      });
      return;
    }
    refuseUpgrade(socket, 404);
  });

  /** Completes a handshake. The library responds to an invalid one and closes its socket: null. */
  function handshake(
    kind: keyof typeof handshakes,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<Connection | null> {
    return new Promise((resolve) => {
      if (socket.destroyed) return resolve(null);
      const gone = () => resolve(null);
      socket.once("close", gone);
      handshakes[kind].handleUpgrade(request, socket, head, (accepted) => {
        // It would keep the request for as long as the socket is open.
        socket.off("close", gone);
        resolve(opened(accepted, socket));
      });
    });
  }

  function opened(accepted: WebSocket, socket: Duplex): Connection {
    const connection = new Connection(accepted, socket, limits);
    open.add(connection);
    connection.onClose((code, reason) => {
      open.delete(connection);
      log.debug({ code, reason }, "web-socket closed");
    });
    if (draining) connection.close(serviceRestart, "Service restart");
    return connection;
  }

  return {
    get size() {
      return open.size;
    },
    onUpgrade: (match, handle) => void routes.push({ match, handle }),
    closeAll: async () => {
      draining = true;
      const closing = [...open].map((connection) => {
        const closed = new Promise<void>((resolve) => connection.onClose(() => resolve()));
        connection.close(serviceRestart, "Service restart");
        return closed;
      });
      await Promise.all(closing);
      clearInterval(timer);
    },
  };
}
