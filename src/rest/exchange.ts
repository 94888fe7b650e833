import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Actor } from "../domain/actor.ts";
import type { BodyLimits } from "../http/body.ts";

/** Where a facade hangs in the server, for links that it writes. */
export interface MountPoint {
  /** The path that the facade's own paths begin after: `/ufdl`, or empty at the root. */
  readonly prefix: string;
  /** Scheme and host as the client knows them: `https://gantry.example`. */
  readonly origin: string;
}

/** How a facade reads the request's body: not at all, parsed by its own rules, or streamed as bytes. */
export type BodyKind = "none" | "json" | "form" | "raw";

/** What the steps before a route look at of the route that is to come. */
export interface RouteAhead {
  readonly name: string;
  readonly body: BodyKind;
  /** As the record has them. */
  readonly notes?: Readonly<Record<string, unknown>>;
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
  readonly route: RouteAhead | null;
  /** Decoded values of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Bytes that a parsed body may have, by caller. */
  readonly bodyLimits: BodyLimits;
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
