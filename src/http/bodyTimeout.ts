import type { IncomingMessage } from "node:http";
import type { Context, Middleware } from "koa";
import { allowOrigin } from "./cors.ts";

/** Null for a body without a timeout. */
const timers = new WeakMap<IncomingMessage, NodeJS.Timeout | null>();

/**
 * Responds 408 and closes the connection when a body is not complete within `seconds`, on every path, also where no body
 * is read. Node's `requestTimeout` holds for all requests of a server, and has to let an upload take an hour. The
 * response is plain text for all APIs.
 */
export function bodyTimeout(seconds: number, corsOrigins: readonly string[]): Middleware {
  let begun: Context[] = [];
  const start = () => {
    const all = begun;
    begun = [];
    for (const ctx of all) {
      const { req } = ctx;
      if (req.complete || timers.has(req)) continue;
      const end = () => req.complete || timedOut(ctx, seconds, corsOrigins);
      const timer = setTimeout(end, seconds * 1_000).unref();
      timers.set(req, timer);
      req.once("close", () => clearTimeout(timer));
    }
  };
  return (ctx, next) => {
    const { headers } = ctx.req;
    if (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0) {
      // Nearly every body comes with its headers and is complete by then; a timer took 2 us.
      if (begun.push(ctx) === 1) setImmediate(start);
    }
    return next();
  };
}

/** Removes the timeout of a streamed body; its reader has to detect a stalled sender. */
export function withoutBodyTimeout(request: IncomingMessage): void {
  clearTimeout(timers.get(request) ?? undefined);
  timers.set(request, null);
}

function timedOut(ctx: Context, seconds: number, corsOrigins: readonly string[]): void {
  const { req, res } = ctx;
  if (res.headersSent) return void req.destroy();
  // Koa's middlewares have not returned yet, among them the one for CORS.
  allowOrigin(ctx, corsOrigins);
  res.writeHead(408, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  res.end(`The body did not arrive within ${seconds} s (BODY_TIMEOUT).`, () => req.destroy());
}
