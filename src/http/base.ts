import Koa from "koa";
import type { Config } from "../config.ts";
import { accessLog } from "./accessLog.ts";
import { bodyTimeout } from "./bodyTimeout.ts";
import { cors } from "./cors.ts";
import type { Draining } from "./draining.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { addressOf } from "./origin.ts";
import { problem } from "./problem.ts";
import { type RequestState, requestId } from "./requestId.ts";
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
 * What every port begins with: a request's id, its caller's address, the access log, a net under all that fails, and the
 * guard against other sites' pages. `mounted` gives the facades' routes, once they are there.
 */
export function baseApp(
  { config, sites, log, metrics }: BaseOptions,
  mounted: () => Mounted | undefined,
): Koa<RequestState> {
  const app = new Koa<RequestState>();
  // Koa's own words for a broken answer would go to standard error without a request id.
  app.silent = true;
  app.on("error", (error: Error & { code?: string }, ctx?: { state: RequestState }) => {
    // A caller that goes away in the middle, or sends what is no HTTP, is no fault of ours.
    const gone = /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/.test(error.code ?? "");
    log[gone ? "debug" : "error"]({ requestId: ctx?.state.requestId, err: error }, "answering failed");
  });
  app.use((ctx, next) => {
    // What callers put in, in a name or a log, is never taken for a page or a script.
    ctx.set("X-Content-Type-Options", "nosniff");
    return next();
  });
  app.use(requestId());
  if (config.corsOrigins.length > 0) app.use(cors(config.corsOrigins));
  app.use(async (ctx, next) => {
    if (isAddress(ctx)) return next();
    problem(ctx, 400, "BAD_REQUEST", "The request's address can't be read.");
  });
  app.use((ctx, next) => {
    ctx.request.ip = addressOf(ctx.req, config.trustedProxies);
    return next();
  });
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
  const changes = (ctx: Koa.Context) => mounted()?.changes(ctx);
  app.use(siteGuard({ sites, corsOrigins: config.corsOrigins, log, changes }));
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

/** Adds routes to an application. */
export type MountRoutes = (app: Koa<RequestState>) => Mounted;

/** What routes tell of themselves. */
export interface Mounted {
  /** Answers 503 to a caller of one of the routes, in its own words; false when it is none of theirs. */
  answerUnavailable(ctx: Koa.Context, sentence: string): Promise<boolean>;
  /** Whether a request can change state by what a browser adds to it unasked; undefined when it is for none of the routes. */
  changes(ctx: Koa.Context): boolean | undefined;
}

/** The application of a facade's own port: nothing but the facade. */
export function facadeApp(options: BaseOptions, mount: MountRoutes): Koa<RequestState> {
  let mounted: Mounted | undefined;
  const app = baseApp(options, () => mounted);
  app.use(
    options.draining.middleware(
      async (ctx, sentence) => (await mounted?.answerUnavailable(ctx, sentence)) ?? false,
    ),
  );
  mounted = mount(app);
  return app;
}
