import { createHash, timingSafeEqual } from "node:crypto";
import type Koa from "koa";
import type { Context, Middleware } from "koa";
import type { Services } from "../domain/change.ts";
import { permit } from "../domain/rights.ts";
import { callerOf } from "./auth/caller.ts";
import { type BaseOptions, baseApp } from "./base.ts";
import type { Metrics } from "./metrics.ts";
import { problem } from "./problem.ts";
import { refuse } from "./refuse.ts";
import type { RequestState } from "./requestId.ts";

export interface MetricsRoute {
  metrics: Metrics;
  services: Services;
  /** What `Authorization: Bearer` may hold instead of an admin's credentials; null for nothing. */
  token: string | null;
  /** Whether anybody may read them. */
  open: boolean;
}

/** `GET /metrics`, for Prometheus: 401 and 403 for callers who may not read them. Answered while draining too. */
export function metricsRoutes({ metrics, services, token, open }: MetricsRoute): Middleware {
  const expected = token === null ? null : digest(`Bearer ${token}`);
  const authorize = async (ctx: Context) => {
    if (open || (expected && timingSafeEqual(digest(ctx.get("Authorization")), expected))) return;
    const { actor } = await callerOf(
      services,
      { authorization: ctx.req.headers.authorization },
      { facade: "graphql", anonymous: "off", address: ctx.ip },
    );
    permit(actor, "metrics.read");
  };
  return async (ctx, next) => {
    if (ctx.path !== "/metrics" || (ctx.method !== "GET" && ctx.method !== "HEAD")) return next();
    try {
      await authorize(ctx);
    } catch (error) {
      return refuse(ctx, error);
    }
    ctx.type = metrics.registry.contentType;
    ctx.body = await metrics.registry.metrics();
  };
}

/** The application of a port that serves metrics alone. */
export function metricsApp(options: BaseOptions, route: Middleware): Koa<RequestState> {
  const app = baseApp(options, () => undefined);
  app.use(route);
  app.use((ctx) => problem(ctx, 404, "NOT_FOUND", "This port serves /metrics only."));
  return app;
}

/** Of equal length whatever the text, as the comparison needs it. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
