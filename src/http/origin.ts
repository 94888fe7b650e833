import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { LRUCache } from "lru-cache";
import proxyAddress from "proxy-addr";
import type { Trust } from "../config/values.ts";

/** The caller's address: the last one in X-Forwarded-For before the trusted proxies, else the connection's. */
export function addressOf(incoming: IncomingMessage, trust: Trust): string {
  const peer = incoming.socket.remoteAddress ?? "";
  const address = incoming.headers["x-forwarded-for"] === undefined ? peer : proxyAddress(incoming, trust);
  return (isIP(address) ? address : peer).replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Scheme and host as the client knows them: the first forwarded ones from a trusted proxy, else the request's own. */
export function originOf(incoming: Pick<IncomingMessage, "headers" | "socket">, trust: Trust): string {
  const forwarded = trust(incoming.socket.remoteAddress ?? "", 0);
  const first = (name: string) =>
    forwarded
      ? String(incoming.headers[name] ?? "")
          .split(",")[0]
          ?.trim()
      : undefined;
  const scheme = first("x-forwarded-proto") === "https" || "encrypted" in incoming.socket ? "https" : "http";
  const host = first("x-forwarded-host") || incoming.headers.host || localAddress(incoming);
  return `${scheme}://${host}`;
}

/** The host name of a request without its port, in lower case; empty when it is missing or invalid. */
export function hostOf(incoming: Pick<IncomingMessage, "headers" | "socket">, trust: Trust): string {
  return hostNames.memo(originOf(incoming, trust));
}

/** Clients use few names, and parsing one takes 3 us of every request. */
const hostNames = new LRUCache<string, string>({
  max: 100,
  memoMethod: (origin) => (URL.canParse(origin) ? new URL(origin).hostname : ""),
});

/** For HTTP/1.0, which needs no Host header: the address on which the request was accepted. */
function localAddress({
  socket: { localAddress: local = "localhost", localPort },
}: Pick<IncomingMessage, "socket">): string {
  const address = local.includes(":") ? `[${local}]` : local;
  return `${address.replace(/^\[::ffff:(.*)\]$/, "$1")}:${localPort}`;
}
