import Koa from "koa";
import type { Config } from "../config.ts";
import { trustOf } from "../rest/origin.ts";
import { accessLog } from "./accessLog.ts";
import { bodyTimeout } from "./bodyTimeout.ts";
import type { Draining } from "./draining.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { problem } from "./problem.ts";
import { forwarded } from "./proxies.ts";
import { type RequestState, requestId } from "./requestId.ts";

export interface BaseOptions {
  config: Pick<Config, "trustedProxies" | "limits">;
  log: Log;
  metrics: Metrics;
  draining: Draining;
}

/** What every port begins with: a request's id, its caller's address, the access log and a net under all that fails. */
export function baseApp({ config, log, metrics }: BaseOptions): Koa<RequestState> {
  const app = new Koa<RequestState>();
  // Koa's own words for a broken answer would go to standard error without a request id.
  app.silent = true;
  app.on("error", (error: Error & { code?: string }, ctx?: { state: RequestState }) => {
    // A caller that goes away in the middle, or sends what is no HTTP, is no fault of ours.
    const gone = /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/.test(error.code ?? "");
    log[gone ? "debug" : "error"]({ requestId: ctx?.state.requestId, err: error }, "answering failed");
  });
  app.use(requestId());
  app.use(async (ctx, next) => {
    if (isAddress(ctx)) return next();
    problem(ctx, 400, "BAD_REQUEST", "The request's address can't be read.");
  });
  app.use(forwarded(trustOf(config.trustedProxies)));
  app.use(accessLog(log, metrics));
  app.use(bodyTimeout(config.limits.bodyTimeout));
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      log.error({ requestId: ctx.state.requestId, err: error }, "a request failed");
      problem(ctx, 500, "INTERNAL", "Something went wrong here; the operator finds it in the log.");
    }
  });
  return app;
}

/** Whether Koa can tell the path, which it works out anew, and may throw at, wherever it is asked for. */
function isAddress(ctx: Koa.Context): boolean {
  try {
    return typeof ctx.path === "string";
  } catch {
    return false;
  }
}

/** Adds routes to an application, and tells how they turn a caller away in their own words. */
export type MountRoutes = (app: Koa<RequestState>) => TurnAway;

/** Answers 503 to a caller of one of the routes; false when it is none of theirs. */
export type TurnAway = (ctx: Koa.Context, sentence: string) => boolean;

/** The application of a facade's own port: nothing but the facade. */
export function facadeApp(options: BaseOptions, mount: MountRoutes): Koa<RequestState> {
  const app = baseApp(options);
  let turnAway: TurnAway = () => false;
  app.use(options.draining.middleware((ctx, sentence) => turnAway(ctx, sentence)));
  turnAway = mount(app);
  return app;
}
