import type { IncomingMessage, ServerResponse } from "node:http";
import type { Middleware } from "koa";

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Responds 408 and closes the connection when a body is not complete within `seconds`, on every path, also where no body
 * is read. Node's `requestTimeout` holds for all requests of a server, and has to let an upload take an hour. The
 * response is plain text for all APIs.
 */
export function bodyTimeout(seconds: number): Middleware {
  return ({ req, res }, next) => {
    if (req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0) {
      const end = () => req.complete || timedOut(req, res, seconds);
      const timer = setTimeout(end, seconds * 1_000).unref();
      timers.set(req, timer);
      req.once("close", () => clearTimeout(timer));
    }
    return next();
  };
}

/** Removes the timeout of a streamed body; its reader has to detect a stalled sender. */
export function withoutBodyTimeout(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}

function timedOut(req: IncomingMessage, res: ServerResponse, seconds: number): void {
  if (res.headersSent) return void req.destroy();
  res.writeHead(408, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  res.end(`The body did not arrive within ${seconds} s (BODY_TIMEOUT).`, () => req.destroy());
}
