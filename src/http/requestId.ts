import { randomUUID } from "node:crypto";
import type { Middleware } from "koa";

/** The state that middleware shares for one request. */
export interface RequestState {
  /** The caller's X-Request-Id when it is valid, else a new one; returned in the same header. */
  requestId: string;
  /** The entry point (graphql, ufdl, ...), once known; for log and metrics. */
  facade?: string;
  /** The path of its route with the values left out, such as `/v1/jobs/{pk}`; for metrics. */
  routePath?: string | undefined;
  /** While traces are on. */
  traceId?: string | undefined;
  /** The authenticated user, once known. */
  username?: string;
}

/** Sets the id of each request and its response header. */
export function requestId(): Middleware<RequestState> {
  return (ctx, next) => {
    const given = ctx.get("X-Request-Id");
    ctx.state.requestId = /^[\w.:/+=-]{1,128}$/.test(given) ? given : randomUUID();
    ctx.set("X-Request-Id", ctx.state.requestId);
    return next();
  };
}
