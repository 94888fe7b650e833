import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Middleware } from "koa";
import type { Trust } from "./origin.ts";

/** The caller's address: the nearest one in X-Forwarded-For that is no trusted proxy itself. */
export function addressOf(req: IncomingMessage, trust: Trust): string {
  const peer = req.socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  if (!trust(peer)) return peer;
  const hops = String(req.headers["x-forwarded-for"] ?? "").split(",");
  const caller = hops
    .map((hop) => hop.trim())
    .reverse()
    .find((hop) => !trust(hop));
  return caller && isIP(caller) ? caller : peer;
}

/** Sets Koa's idea of the caller's address, which the log tells. */
export function forwarded(trust: Trust): Middleware {
  return (ctx, next) => {
    ctx.request.ip = addressOf(ctx.req, trust);
    return next();
  };
}
