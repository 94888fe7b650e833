import Koa from "koa";
import type { Config } from "../config.ts";
import { Refusal } from "../domain/errors.ts";
import { toRefusal } from "../domain/toRefusal.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { activeTracing } from "../tracing.ts";
import { accessLog } from "./accessLog.ts";
import { beginRequest, type RequestState } from "./beginRequest.ts";
import { bodyTimeout } from "./bodyTimeout.ts";
import { cors } from "./cors.ts";
import type { Draining } from "./draining.ts";
import type { Log } from "./log.ts";
import { problem } from "./problem.ts";
import { refuse } from "./refuse.ts";
import { requestSpan } from "./requestSpan.ts";
import { siteGuard } from "./siteGuard.ts";
import type { Sites } from "./sites.ts";

export interface BaseOptions {
  config: Pick<Config, "trustedProxies" | "corsOrigins" | "limits">;
  sites: Sites;
  log: Log;
  metrics: Metrics;
  draining: Draining;
}

/**
 * The middleware that all ports share: CORS, request id and caller's address, access log, body timeout, error handler and
 * the guard against cross-site requests. `mounted` returns the facades' routes, undefined before they are mounted.
 */
export function baseApp(
  { config, sites, log, metrics }: BaseOptions,
  mounted: () => Mounted | undefined,
): Koa<RequestState> {
  const app = new Koa<RequestState>();
  // Koa would print errors of responses to standard error without a request id.
  app.silent = true;
  app.on("error", (error: Error & { code?: string }, ctx?: { state: RequestState }) => {
    // The caller closed the connection or sent invalid HTTP.
    const aborted = /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/.test(error.code ?? "");
    log[aborted ? "debug" : "error"]({ requestId: ctx?.state.requestId, err: error }, "a response failed");
  });
  // Around all others, so that pages can read every response.
  if (config.corsOrigins.length > 0) app.use(cors(config.corsOrigins));
  app.use(beginRequest(config.trustedProxies));
  app.use(accessLog(log, metrics));
  const tracing = activeTracing();
  if (tracing) app.use(requestSpan(tracing));
  app.use(bodyTimeout(config.limits.bodyTimeout, config.corsOrigins));
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (thrown) {
      const error = toRefusal(thrown);
      log.error({ requestId: ctx.state.requestId, err: thrown }, "a request failed");
      if (error instanceof Refusal) return refuse(ctx, error);
      problem(ctx, 500, "INTERNAL", "Internal error; the server's log has it under the request id.");
    }
  });
  const changes = (ctx: Koa.Context) => mounted()?.changes(ctx);
  app.use(siteGuard({ sites, corsOrigins: config.corsOrigins, log, changes }));
  return app;
}

/** Adds routes to an application. */
export type MountRoutes = (app: Koa<RequestState>) => Mounted;

/** Mounted facades. */
export interface Mounted {
  /** Responds 503 in the facade's format; false when the request is for no facade. */
  answerUnavailable(ctx: Koa.Context, message: string): Promise<boolean>;
  /** Whether a request can change state with only the headers that a browser sends itself; undefined when it is for no facade. */
  changes(ctx: Koa.Context): boolean | undefined;
}

/** The application of a port that serves one facade only. */
export function facadeApp(options: BaseOptions, mount: MountRoutes): Koa<RequestState> {
  let mounted: Mounted | undefined;
  const app = baseApp(options, () => mounted);
  app.use(
    options.draining.middleware(
      async (ctx, message) => (await mounted?.answerUnavailable(ctx, message)) ?? false,
    ),
  );
  mounted = mount(app);
  return app;
}
