import type { Middleware } from "koa";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { RequestState } from "./requestId.ts";

/**
 * Logs and counts each request once its response is sent or its connection is closed. The path is logged without the
 * query, which may hold tokens; bodies and headers are not logged.
 */
export function accessLog(log: Log, metrics: Metrics): Middleware<RequestState> {
  return (ctx, next) => {
    const began = performance.now();
    ctx.res.once("close", () => {
      const seconds = (performance.now() - began) / 1_000;
      const aborted = !ctx.res.writableFinished;
      const facade = ctx.state.facade ?? "none";
      metrics.responded(ctx.method, facade, aborted ? 499 : ctx.res.statusCode, seconds);
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
        },
        "request",
      );
    });
    return next();
  };
}
