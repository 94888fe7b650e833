import type { Middleware } from "koa";
import type { Metrics } from "../metrics/metrics.ts";
import type { RequestState } from "./beginRequest.ts";
import type { Log } from "./log.ts";

/** Paths of the gateway's own that have no values. */
const ownPaths = new Set(["/graphql", "/session", "/healthz", "/readyz", "/metrics", "/docs"]);

/** The path of a request's route, without the values; `other` for none of the server's. */
export function routeOf({ state, path }: { state: RequestState; path: string }): string {
  return state.routePath ?? (ownPaths.has(path) ? path : "other");
}

/** Whether responses of this type last for as long as their client wants. */
export const isStream = (type: string) => /^(text\/event-stream|multipart\/mixed)/.test(type);

/**
 * Logs and counts each request once its response is sent or its connection is closed. The path is logged without the
 * query, which may hold tokens; bodies and headers are not logged.
 * @param now milliseconds from any start
 */
export function accessLog(
  log: Log,
  metrics: Metrics,
  now: () => number = () => performance.now(),
): Middleware<RequestState> {
  return (ctx, next) => {
    const began = now();
    // Not `once`, which wraps the listener: a response closes only once.
    ctx.res.on("close", () => {
      const seconds = (now() - began) / 1_000;
      const aborted = !ctx.res.writableFinished;
      const facade = ctx.state.facade ?? "none";
      const status = aborted ? 499 : ctx.res.statusCode;
      const stream = isStream(String(ctx.res.getHeader("content-type") ?? ""));
      const route = routeOf(ctx);
      metrics.responded({ method: ctx.method, facade, route, status, stream }, seconds);
      if (ctx.path === "/healthz" || ctx.path === "/readyz" || ctx.path === "/metrics") return;
      log.info(
        {
          requestId: ctx.state.requestId,
          method: ctx.method,
          path: ctx.path,
          status: ctx.res.statusCode,
          ms: Math.round(seconds * 1e4) / 10,
          facade,
          user: ctx.state.username,
          ip: ctx.ip,
          ...(aborted && { aborted }),
          ...(ctx.state.traceId !== undefined && { traceId: ctx.state.traceId }),
        },
        "request",
      );
    });
    return next();
  };
}
