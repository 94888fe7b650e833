import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Connection } from "./connection.ts";

/** A client that wants a web-socket, before it has one. Exactly one of `accept` and `refuse` answers it. */
export interface Upgrade {
  readonly request: IncomingMessage;
  /** The request's, on the host that it names. */
  readonly url: URL;
  /** The caller's, through trusted proxies. */
  readonly address: string;
  /** Completes the handshake. Null when the client has gone meanwhile. */
  accept(): Promise<Connection | null>;
  /** Answers with a plain HTTP status instead. */
  refuse(status: number, answer?: { headers?: Record<string, string>; body?: string }): void;
}

/** What an address matched: names and values; null for another's address. */
export type UpgradeMatcher = (url: URL, request: IncomingMessage) => Readonly<Record<string, string>> | null;

/** Deals with a client at an address of its own. What it throws is answered 500 before the handshake. */
export type UpgradeHandler = (upgrade: Upgrade, params: Readonly<Record<string, string>>) => Promise<void>;

/** Answers a handshake in plain HTTP and ends the connection. */
export function refuse(
  socket: Duplex,
  status: number,
  { headers = {}, body = "" }: { headers?: Record<string, string>; body?: string } = {},
): void {
  const lines = Object.entries({
    Connection: "close",
    "Content-Length": String(Buffer.byteLength(body)),
    "X-Content-Type-Options": "nosniff",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`);
}

/** The address of a handshake; null for one that is none. */
export function addressOf({ url, headers }: IncomingMessage): URL | null {
  try {
    return new URL(url ?? "/", `http://${headers.host ?? "localhost"}`);
  } catch {
    return null;
  }
}
