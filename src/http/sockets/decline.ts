import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Headers that belong to the offer, by RFC 9110 section 7.8 and RFC 7540 section 3.2.1. */
const ofTheOffer = new Set(["upgrade", "http2-settings"]);

/** Whether a client asks for a web-socket, rather than for another protocol. */
export function wantsSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === "websocket";
}

/**
 * Serves a request whose offer of another protocol we don't take up as the plain request that it is. Java's HttpClient
 * and `curl --http2` offer h2c with every first request, and Node hands such requests to whoever listens for upgrades.
 * Node has stopped parsing at the end of the headers, so they are put back without the offer and parsed again.
 */
export function decline(http: HttpServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    const lower = name.toLowerCase();
    if (ofTheOffer.has(lower)) continue;
    if (lower !== "connection") lines.push(`${name}: ${value}`);
    else {
      const kept = value.split(",").filter((token) => !ofTheOffer.has(token.trim().toLowerCase()));
      if (kept.length > 0) lines.push(`${name}: ${kept.join(",")}`);
    }
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  http.emit("connection", socket);
}
