import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols } from "graphql-ws";
import { WebSocketServer } from "ws";
import { Connection } from "./connection.ts";
import { decline, wantsSocket } from "./decline.ts";
import { type GraphqlSocketOptions, graphqlSockets } from "./graphql.ts";
import { defaultLimits, type SocketLimits } from "./limits.ts";
import { addressOf, refuse, type Upgrade, type UpgradeHandler, type UpgradeMatcher } from "./upgrades.ts";

export type SocketOptions = Omit<GraphqlSocketOptions, "limits"> & {
  limits?: Partial<SocketLimits>;
  /** Whether the graph's are served, at `/graphql`; they are unless told, and not on a facade's own port. */
  graph?: boolean;
};

/** All web-sockets of a server. */
export interface Sockets {
  /** Sockets that are open. */
  readonly size: number;
  /** Serves sockets at addresses of one's own. The first whose matcher fits has it. */
  onUpgrade(match: UpgradeMatcher, handle: UpgradeHandler): void;
  /** Lets nobody in any more and closes every socket with 1012, "come back". Resolves when they are closed: in 1 s or so. */
  closeAll(): Promise<void>;
}

/** RFC 6455: the server restarts; clients (graphql-ws's too) come back after a while of their own choice. */
const comeBack = 1012;

/** Serves web-sockets on a server: GraphQL at `/graphql`, and what facades register. */
export function attachSockets(http: HttpServer, options: SocketOptions): Sockets {
  const limits = { ...defaultLimits, ...options.limits };
  const { log, sites, graph = true } = options;
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
  const serve = graphqlSockets({ ...options, limits });
  let draining = false;

  const often = Math.min(1_000, Math.max(20, Math.min(limits.keepAlive, limits.stall) / 4));
  const timer = setInterval(() => {
    const now = performance.now();
    for (const connection of open) connection.tick(now);
  }, often).unref();

  http.on("upgrade", (request, socket, head) => {
    if (!wantsSocket(request)) return decline(http, request, socket, head);
    // A client that goes away during the handshake is nobody's fault.
    socket.on("error", () => {});
    const url = addressOf(request);
    if (draining) return refuse(socket, 503, { headers: { "Retry-After": "1" } });
    if (open.size >= limits.connections) return refuse(socket, 503, { headers: { "Retry-After": "10" } });
    const host = sites.hostOf(request);
    if (!url || host === "") return refuse(socket, 400);
    if (!sites.isOwn(host)) return refuse(socket, 421);
    const shake = (kind: keyof typeof handshakes) => handshake(kind, request, socket, head);
    if (graph && url.pathname === "/graphql") {
      void shake("graphql").then((connection) => connection && serve(connection, request));
      return;
    }
    for (const { match, handle } of routes) {
      const params = match(url, request);
      if (!params) continue;
      const upgrade: Upgrade = {
        request,
        url,
        address: options.address(request),
        accept: () => shake("plain"),
        refuse: (status, answer) => refuse(socket, status, answer),
      };
      handle(upgrade, params).catch((error) => {
        log.error({ err: error, path: url.pathname }, "a web-socket failed");
        if (!socket.destroyed) refuse(socket, 500);
      });
      return;
    }
    refuse(socket, 404);
  });

  /** A handshake that is no good is answered by the library; then this never resolves with a socket. */
  function handshake(
    kind: keyof typeof handshakes,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<Connection | null> {
    return new Promise((resolve) => {
      if (socket.destroyed) return resolve(null);
      socket.once("close", () => resolve(null));
      handshakes[kind].handleUpgrade(request, socket, head, (accepted) => {
        const connection = new Connection(accepted, limits);
        open.add(connection);
        connection.onClose((code, reason) => {
          open.delete(connection);
          log.debug({ code, reason }, "web-socket closed");
        });
        if (draining) connection.close(comeBack, "Come back");
        resolve(connection);
      });
    });
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
        connection.close(comeBack, "Come back");
        return closed;
      });
      await Promise.all(closing);
      clearInterval(timer);
    },
  };
}
