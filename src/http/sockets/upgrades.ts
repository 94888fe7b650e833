import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Connection } from "./connection.ts";

/** A request for a web-socket, before its handshake. Exactly one of `accept` and `refuse` is to be called. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** The caller's address; see `addressOf` in http/origin.ts. */
  readonly address: string;
  /** Whether a page of another origin sends it. */
  readonly foreign: boolean;
  /** Completes the handshake. Null when the client has closed the connection. */
  accept(): Promise<Connection | null>;
  /** Responds with an HTTP status instead. */
  refuse(status: number, answer?: { headers?: Record<string, string>; body?: string }): void;
}

/** Matches a URL and returns its parameters; null when it does not match. */
export type UpgradeMatcher = (url: URL, request: IncomingMessage) => Readonly<Record<string, string>> | null;

/** Handles a matched upgrade. An error that it throws before the handshake is a 500. */
export type UpgradeHandler = (upgrade: Upgrade, params: Readonly<Record<string, string>>) => Promise<void>;

/** Responds to a handshake with an HTTP status and closes the connection. */
export function refuseUpgrade(
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

/** The URL of a request; null when it is invalid. */
export function requestUrl({ url, headers }: IncomingMessage): URL | null {
  try {
    return new URL(url ?? "/", `http://${headers.host ?? "localhost"}`);
  } catch {
    return null;
  }
}
