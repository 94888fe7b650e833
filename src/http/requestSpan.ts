import type { Middleware } from "koa";
import type { Tracing } from "../tracing.ts";
import { routeOf } from "./accessLog.ts";
import type { RequestState } from "./beginRequest.ts";

/** A span for each request, which goes on with the trace of a `traceparent` header. */
export function requestSpan(tracing: Tracing): Middleware<RequestState> {
  return (ctx, next) =>
    tracing.request({ method: ctx.method, traceparent: ctx.get("traceparent") }, async () => {
      ctx.state.traceId = tracing.traceId();
      try {
        await next();
      } finally {
        tracing.answered({ route: routeOf(ctx), facade: ctx.state.facade ?? "none", status: ctx.status });
      }
    });
}
