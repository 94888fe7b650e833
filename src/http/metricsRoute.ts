import { createHash, timingSafeEqual } from "node:crypto";
import type Koa from "koa";
import type { Context, Middleware } from "koa";
import type { Services } from "../domain/change.ts";
import { permit } from "../domain/rights.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { callerOf } from "./auth/caller.ts";
import { type BaseOptions, baseApp } from "./base.ts";
import type { RequestState } from "./beginRequest.ts";
import { problem } from "./problem.ts";
import { refuse } from "./refuse.ts";

export interface MetricsRoute {
  metrics: Metrics;
  services: Services;
  /** The bearer token that is accepted instead of an admin's credentials; null for none. */
  token: string | null;
  /** Whether unauthenticated callers may read the metrics. */
  open: boolean;
}

/** `GET /metrics` for Prometheus; 401 or 403 without the right to read them. Served while draining too. */
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

/** The application of a port that serves only metrics. */
export function metricsApp(options: BaseOptions, route: Middleware): Koa<RequestState> {
  const app = baseApp(options, () => undefined);
  app.use(route);
  app.use((ctx) => problem(ctx, 404, "NOT_FOUND", "This port serves /metrics only."));
  return app;
}

/** A hash, since timingSafeEqual needs equal lengths. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
