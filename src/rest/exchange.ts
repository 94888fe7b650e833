import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Actor } from "../domain/actor.ts";
import type { Route } from "./route.ts";

/** Where a facade hangs in the server, for links that it writes. */
export interface MountPoint {
  /** The path that the facade's own paths begin after: `/ufdl`, or empty at the root. */
  readonly prefix: string;
  /** Scheme and host as the client knows them: `https://gantry.example`. */
  readonly origin: string;
}

/** One request on its way through a facade. The facade's steps fill in what they find out. */
export interface Exchange {
  readonly id: string;
  readonly method: string;
  /** Without the mount's prefix, decoded when the facade decodes before it matches. */
  readonly path: string;
  /** As it came: everything after `?`. */
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The caller's address, through trusted proxies; empty when the caller is gone. */
  readonly ip: string;
  readonly mount: MountPoint;
  /** The bytes, for routes whose body is `raw`. */
  readonly incoming: IncomingMessage;
  /** Aborts when the client goes away before it has its answer. */
  readonly signal: AbortSignal;
  /** Null when no route matched. */
  readonly route: Route | null;
  /** Decoded values of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Bytes that a parsed body may have. */
  readonly bodyLimit: number;
  /** On whose behalf: nobody, until the facade's authentication has run. */
  actor: Actor;
  /** What the facade's parser made of the body. */
  body: unknown;
}

/** A value of the path that the matched route has by its very pattern. */
export function param(exchange: Exchange, name: string): string {
  const value = exchange.params[name];
  if (value === undefined) throw new Error(`${exchange.route?.name ?? "no route"} has no path value ${name}`);
  return value;
}
