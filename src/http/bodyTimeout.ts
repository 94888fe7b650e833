import type { IncomingMessage, ServerResponse } from "node:http";
import type { Middleware } from "koa";

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Ends a request whose body has not arrived as a whole within `seconds`: 408, and its connection is closed. That holds
 * for every path, also for those that read no body: Node's own time limit is one for all requests of a server, and has
 * to let an upload take an hour. The answer is a plain text, which is no API's own form of an error.
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

/** Lets a streamed body take its time. Who takes it has to watch that it goes on. */
export function withoutBodyTimeout(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}

function timedOut(req: IncomingMessage, res: ServerResponse, seconds: number): void {
  if (res.headersSent) return void req.destroy();
  res.writeHead(408, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  res.end(`The body did not arrive within ${seconds} s (BODY_TIMEOUT).`, () => req.destroy());
}
