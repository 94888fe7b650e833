import { randomUUID } from "node:crypto";
import type { Middleware } from "koa";

/** What every request carries through the middlewares. */
export interface RequestState {
  /** The caller's X-Request-Id when it is sane, else a new one; answered in the same header. */
  requestId: string;
  /** Which entry point the request came in by, once known: graphql, ufdl ... For log and metrics. */
  facade?: string;
  /** Who called, once known. */
  username?: string;
}

/** Gives each request its id and answers it. */
export function requestId(): Middleware<RequestState> {
  return (ctx, next) => {
    const given = ctx.get("X-Request-Id");
    ctx.state.requestId = /^[\w.:/+=-]{1,128}$/.test(given) ? given : randomUUID();
    ctx.set("X-Request-Id", ctx.state.requestId);
    return next();
  };
}
