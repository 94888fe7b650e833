import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Headers of an upgrade (RFC 9110 section 7.8, RFC 7540 section 3.2.1). */
const upgradeHeaders = new Set(["upgrade", "http2-settings"]);

/** Whether a client asks to upgrade to a web-socket, rather than to another protocol. */
export function isSocketUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === "websocket";
}

/**
 * Serves a request as HTTP/1.1 although it offers an upgrade to another protocol. Java's HttpClient and `curl --http2`
 * offer h2c with the first request of a connection, and Node emits "upgrade" for such requests. Node has stopped parsing
 * after the headers, so they are put back into the socket without the offer and parsed again.
 */
export function ignoreUpgrade(
  http: HttpServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    const lower = name.toLowerCase();
    if (upgradeHeaders.has(lower)) continue;
    if (lower !== "connection") lines.push(`${name}: ${value}`);
    else {
      const kept = value.split(",").filter((token) => !upgradeHeaders.has(token.trim().toLowerCase()));
      if (kept.length > 0) lines.push(`${name}: ${kept.join(",")}`);
    }
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  http.emit("connection", socket);
}
